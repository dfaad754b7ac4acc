"""Who says what: cues found, each with its source and content, and which lies within which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from firsthand.languages import Cue, Language
from firsthand.reader.cues import Content, Range, Speaker, contents, sources
from firsthand.reader.nesting import (
    Draft,
    carrier_features,
    hearers,
    may_hold,
    overlap,
    own_outlet,
    pair_features,
    size,
)
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.phrases import edges, named
from firsthand.reader.plainly import hung, told_as
from firsthand.reader.speech import content_features, cue_features, speaker_features
from firsthand.records import Document

TAILS = {"in a statement", "in an email", "in an e-mail", "in a letter", "in a note"}
NEVER = {"DET", "PRON", "NUM", "SYM", "X"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From which probability on a cue counts, and a source is named."""

    cue: float = 0.42
    source: float = 0.04
    hidden: float = 0.22
    carrier: float = 0.4
    within: float = 0.5


SCALE = Scale()


def find(
    parsed: Parsed, quoted: tuple[Range, ...], document: Document, language: Language, scale: Scale = SCALE
) -> tuple[Draft, ...]:
    """The attributions of a text, in the order of their cues, each with the one that it lies within."""
    drafts = []
    for token in parsed.tokens:
        if (row := cue_row(token, language.cues)) is None:
            continue
        told = contents(parsed, token, quoted)
        if told and (draft := judge(parsed, token, row, told, language, scale)):
            drafts.append(draft)
    drafts = without_twins(carried(parsed, quoted, drafts))
    return nest(with_carriers(parsed, drafts, document, language, scale), language, scale)


def cue_row(token: Token, cues: Mapping[str, Cue]) -> Cue | None:
    """The lexicon's row for a token that may be a cue."""
    if token.pos in NEVER or (token.pos == "PUNCT" and token.text != ":"):
        return None
    return cues.get(token.lemma)


def judge(
    parsed: Parsed, token: Token, row: Cue, told: list[Content], language: Language, scale: Scale
) -> Draft | None:
    """The attribution that a cue opens, if it is one: the likeliest content and source."""
    features = cue_features(parsed, token, told, row.use)
    table = language.tables["cue"]
    chance = table.yes(features)
    if chance < scale.cue:
        return None
    content, fit = likeliest_content(parsed, token, told, row, language)
    speaker, trust = likeliest_source(parsed, token, row, language)
    by = any(c.lower == "by" for c in token.children)
    if trust < (scale.hidden if (token.kid("auxpass") or token.pos != "VERB") and not by else scale.source):
        speaker = None
    reasons = (
        f'cue "{token.text}": lexicon row "{row.word}", a cue in {row.cues} of its {row.seen} places in the corpus',
        f'content: {told_as(content.kind)} (weight table "content", {fit:.2f})',
        f'source: {hung(speaker.way) if speaker else "none named"} (weight table "source", {trust:.2f})',
    )
    return Draft(
        token=token,
        cue=cue_range(parsed, token),
        source=speaker.range if speaker else None,
        speaker=speaker.head if speaker else None,
        content=content.ranges,
        score=chance,
        reasons=reasons,
    )


def likeliest_content(
    parsed: Parsed, token: Token, told: list[Content], row: Cue, language: Language
) -> tuple[Content, float]:
    """The stretch that the cue most likely tells, with its probability; the first of equals."""
    table = language.tables["content"]
    chances = [table.yes(content_features(parsed, token, c, told, row.use)) for c in told]
    best = max(range(len(told)), key=lambda i: (chances[i], -i))
    return told[best], chances[best]


def likeliest_source(parsed: Parsed, token: Token, row: Cue, language: Language) -> tuple[Speaker | None, float]:
    """The words that most likely are the cue's source, with their probability."""
    table = language.tables["source"]
    speakers = sources(parsed, token)
    chances = [table.yes(speaker_features(parsed, token, s, row.use)) for s in speakers]
    if not speakers:
        return None, 0.0
    best = max(range(len(speakers)), key=lambda i: (chances[i], -i))
    return speakers[best], chances[best]


def cue_range(parsed: Parsed, token: Token) -> Range:
    """A cue's own words: with particle, passive helper, and the preposition that makes it one ("according to")."""
    first = last = token.i
    if token.lower == "as" and (saying := token.kid("pcomp")) is not None and saying.i - token.i <= 2:
        return first, saying.i
    for child in token.children:
        if child.dep == "prt" or (
            child.i == token.i + 1
            and child.dep in ("prep", "agent")
            and token.lower in ("according", "quoted", "cited", "carried", "published", "seen")
        ):
            last = max(last, child.i)
        if child.dep == "auxpass" and child.i < token.i:
            first = min(first, child.i)
    if token.dep == "pcomp" and token.head.i == token.i - 1 and token.head.lower == "as":
        first = token.head.i
    if last + 3 < len(parsed.tokens) and " ".join(t.lower for t in parsed.tokens[last + 1 : last + 4]) in TAILS:
        last += 3
    return first, last


def carried(parsed: Parsed, quoted: tuple[Range, ...], drafts: list[Draft]) -> list[Draft]:
    """Quotations without a cue of their own go to the last speaker before them, at most one paragraph up."""
    out = list(drafts)
    for first, last in quoted:
        tokens = parsed.tokens
        if last - first < 4 or any(d.tells(first + 1) or first <= d.token.i <= last for d in out):
            continue
        if not sentence_like(parsed, first, last):
            continue
        earlier = [
            i
            for i, d in enumerate(out)
            if d.token.i < first and d.source and 0 <= tokens[first].paragraph - d.token.paragraph <= 1
        ]
        speaking = [i for i in earlier if any(tokens[f].text in ('"', "“") for f, _ in out[i].content)] or earlier
        if speaking and tokens[first].sentence - tokens[out[speaking[-1]].content[-1][1]].sentence <= 2:
            at = speaking[-1]
            out[at] = replace(out[at], content=(*out[at].content, (first, last)))
    return out


def sentence_like(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a quotation stands for itself: it begins a sentence and has a verb."""
    begins = (
        first == parsed.sentences[parsed.tokens[first].sentence][0]
        or first == parsed.sentences[parsed.tokens[first + 1].sentence][0] - 1
    )
    return begins and any(parsed.tokens[i].pos in ("VERB", "AUX") for i in range(first, last))


def with_carriers(
    parsed: Parsed, drafts: list[Draft], document: Document, language: Language, scale: Scale
) -> list[Draft]:
    """The drafts, and before each that was told to another outlet ("X told AFP that ...") one for that outlet."""
    table = language.tables["carrier"]
    out: list[Draft] = []
    for draft in drafts:
        heard = [
            (table.yes(carrier_features(draft.token, h, document)), -h.i, h)
            for h in hearers(draft.token)
            if not own_outlet(h, document)
        ]
        chance, _, hearer = max(heard, default=(0.0, 0, draft.token), key=lambda c: c[:2])
        if chance >= scale.carrier:
            reason = f'told to another outlet (weight table "carrier", {chance:.2f})'
            out.append(
                replace(draft, source=named(parsed, *edges(hearer)), speaker=hearer, reasons=(*draft.reasons, reason))
            )
        out.append(draft)
    return out


def without_twins(drafts: list[Draft]) -> list[Draft]:
    """Of two cues that tell the same words from the same source, the surer one; the order of the text is kept."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.score, d.token.i)):
        if not any(d.source == draft.source and d.source is not None and overlap(d, draft) > 0.8 for d in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.token.i)


def nest(drafts: list[Draft], language: Language, scale: Scale) -> tuple[Draft, ...]:
    """Each draft with the one that it lies within, if any."""
    table = language.tables["within"]
    out = []
    for number, draft in enumerate(drafts):
        chances = [
            (round(table.yes(pair_features(other, draft)), 6), -size(other.content), -i)
            for i, other in enumerate(drafts)
            if i != number and may_hold(other, draft)
        ]
        best = max(chances, default=(0.0, 0, 0))
        out.append(replace(draft, within=-best[2] if best[0] >= scale.within else None))
    return tuple(without_cycles(out))


def without_cycles(drafts: list[Draft]) -> list[Draft]:
    """Two that hold each other: the later one lies within the earlier."""
    out = list(drafts)
    for number in range(len(out)):
        seen, at = {number}, out[number].within
        while at is not None:
            if at in seen:
                out[number] = replace(out[number], within=None)
                break
            seen.add(at)
            at = out[at].within
    return out
