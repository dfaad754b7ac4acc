"""Who says what: cues found, each with its source and content, and which lies within which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from firsthand.languages import Cue, Language
from firsthand.read.cues import Content, Range, Speaker, contents, sources
from firsthand.read.parse import Parsed, Token
from firsthand.read.speech import content_features, cue_features, speaker_features

NEVER = {"DET", "PRON", "NUM", "SYM", "X"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution before names: token ranges, how sure, why, and the number of the draft that holds it."""

    token: Token
    cue: Range
    source: Range | None
    speaker: Token | None
    content: tuple[Range, ...]
    score: float
    reasons: tuple[str, ...]
    within: int | None = None

    def tells(self, at: int) -> bool:
        """Whether a token lies in its content."""
        return any(first <= at <= last for first, last in self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From which probability on a cue counts, and a source is named."""

    cue: float = 0.42
    source: float = 0.22


def find(parsed: Parsed, quoted: tuple[Range, ...], language: Language, scale: Scale = Scale()) -> tuple[Draft, ...]:  # noqa: B008
    """The attributions of a text, in the order of their cues, each with the one that it lies within."""
    drafts = []
    for token in parsed.tokens:
        if (row := cue_row(token, language.cues)) is None:
            continue
        told = contents(parsed, token, quoted)
        if told and (draft := judge(parsed, token, row, told, language, scale)):
            drafts.append(draft)
    return nest(without_twins(carried(parsed, quoted, drafts)))


def cue_row(token: Token, cues: Mapping[str, Cue]) -> Cue | None:
    """The lexicon's row for a token that may be a cue."""
    if token.pos in NEVER or (token.pos == "PUNCT" and token.text != ":"):
        return None
    return cues.get(token.lemma)


def judge(parsed: Parsed, token: Token, row: Cue, told: list[Content], language: Language, scale: Scale) -> Draft | None:
    """The attribution that a cue opens, if it is one: the likeliest content and source."""
    features = cue_features(parsed, token, told, row.use)
    table = language.tables["cue"]
    chance = table.probability(features, "yes")
    if chance < scale.cue:
        return None
    content, fit = likeliest_content(parsed, token, told, row, language)
    speaker, trust = likeliest_source(parsed, token, row, language)
    if trust < scale.source:
        speaker = None
    reasons = (
        f'cue "{token.text}": lexicon row "{row.word}", a cue in {row.cues} of {row.seen} places of the training corpus',
        f'content: {content.kind} (weight table "content", {fit:.2f})',
        f'source: {speaker.way if speaker else "none named"} (weight table "source", {trust:.2f})',
    )
    return Draft(
        token=token,
        cue=cue_range(token),
        source=speaker.range if speaker else None,
        speaker=speaker.head if speaker else None,
        content=content.ranges,
        score=chance,
        reasons=reasons,
    )


def likeliest_content(parsed: Parsed, token: Token, told: list[Content], row: Cue, language: Language) -> tuple[Content, float]:
    """The stretch that the cue most likely tells, with its probability; the first of equals."""
    table = language.tables["content"]
    chances = [table.probability(content_features(parsed, token, c, told, row.use), "yes") for c in told]
    best = max(range(len(told)), key=lambda i: (chances[i], -i))
    return told[best], chances[best]


def likeliest_source(parsed: Parsed, token: Token, row: Cue, language: Language) -> tuple[Speaker | None, float]:
    """The words that most likely are the cue's source, with their probability."""
    table = language.tables["source"]
    speakers = sources(parsed, token)
    chances = [table.probability(speaker_features(parsed, token, s, row.use), "yes") for s in speakers]
    if not speakers:
        return None, 0.0
    best = max(range(len(speakers)), key=lambda i: (chances[i], -i))
    return speakers[best], chances[best]


def cue_range(token: Token) -> Range:
    """A cue's own words: with particle, passive helper, and the preposition that makes it one ("according to", "as saying")."""
    first = last = token.i
    for child in token.children:
        if child.dep == "prt" or (child.i == token.i + 1 and child.dep == "prep" and token.lower in ("according", "quoted", "cited", "carried", "published", "seen")):
            last = max(last, child.i)
        if child.dep == "auxpass" and child.i < token.i:
            first = min(first, child.i)
    if token.dep == "pcomp" and token.head.i == token.i - 1 and token.head.lower == "as":
        first = token.head.i
    return first, last


def carried(parsed: Parsed, quoted: tuple[Range, ...], drafts: list[Draft]) -> list[Draft]:
    """Quotations without a cue of their own go to the last speaker before them in the paragraph, or in the one before."""
    out = list(drafts)
    for first, last in quoted:
        tokens = parsed.tokens
        if last - first < 4 or any(d.tells(first + 1) or first <= d.token.i <= last for d in out):
            continue
        if not sentence_like(parsed, first, last):
            continue
        earlier = [i for i, d in enumerate(out) if d.token.i < first and d.source and 0 <= tokens[first].paragraph - d.token.paragraph <= 1]
        speaking = [i for i in earlier if any(tokens[f].text in ('"', "“") for f, _ in out[i].content)] or earlier
        if speaking and tokens[first].sentence - tokens[out[speaking[-1]].content[-1][1]].sentence <= 2:
            at = speaking[-1]
            out[at] = replace(out[at], content=(*out[at].content, (first, last)))
    return out


def sentence_like(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a quotation stands for itself: it begins a sentence and has a verb."""
    begins = first == parsed.sentences[parsed.tokens[first].sentence][0] or first == parsed.sentences[parsed.tokens[first + 1].sentence][0] - 1
    return begins and any(parsed.tokens[i].pos in ("VERB", "AUX") for i in range(first, last))


def without_twins(drafts: list[Draft]) -> list[Draft]:
    """Of two cues that tell the same words from the same source, the surer one; the order of the text is kept."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.score, d.token.i)):
        if not any(d.source == draft.source and d.source is not None and overlap(d, draft) > 0.8 for d in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.token.i)


def size(ranges: Iterable[Range]) -> int:
    """How many tokens ranges hold."""
    return sum(last - first + 1 for first, last in ranges)


def overlap(one: Draft, other: Draft) -> float:
    """The shared part of two contents: intersection over union, in tokens."""
    a = {i for f, last in one.content for i in range(f, last + 1)}
    b = {i for f, last in other.content for i in range(f, last + 1)}
    return len(a & b) / len(a | b)


def nest(drafts: list[Draft]) -> tuple[Draft, ...]:
    """Each draft with the smallest one whose content holds it, or that tells the same through it."""
    out = []
    for number, draft in enumerate(drafts):
        holders = [i for i, d in enumerate(drafts) if i != number and holds(d, draft)]
        within = min(holders, key=lambda i: (size(drafts[i].content), i), default=None)
        out.append(replace(draft, within=within))
    return tuple(without_cycles(out))


def holds(outer: Draft, inner: Draft) -> bool:
    """Whether one attribution lies within another: cue and content in its content, or the same content told through it."""
    if outer.tells(inner.token.i) and all(outer.tells(f) or outer.tells(last) for f, last in inner.content):
        return True
    return overlap(outer, inner) > 0.8 and relays(outer.token, inner.token)


def relays(outer: Token, inner: Token) -> bool:
    """Whether the outer cue tells what the inner one says: "reported, citing X", "quoted X as saying", "said, quoted by Y"."""
    if inner.lower in ("citing", "quoting", "cited", "invoking") and inner.head is outer:
        return True
    if inner.dep == "pcomp" and inner.head.lower == "as" and inner.head.head is outer:
        return True
    return outer.lower in ("quoted", "cited", "carried", "relayed") and inner in tuple(outer.up())[:3] and outer.dep in ("acl", "advcl", "prep")


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
