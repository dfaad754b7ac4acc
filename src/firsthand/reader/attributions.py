"""Who says what: cues found, each with its source and content, and which lies within which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.languages import Cue, Language
from firsthand.languages.weights import Weights
from firsthand.reader import sensed
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
from firsthand.reader.options import CueLook, Option, beside, option_numbers, pairs, ranked
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.phrases import edges, head_of, named, path
from firsthand.reader.plainly import hung, told_as
from firsthand.reader.speech import content_features, cue_features, speaker_features
from firsthand.records import Document

TAILS = {"in a statement", "in an email", "in an e-mail", "in a letter", "in a note"}
NEVER = {"DET", "PRON", "NUM", "SYM", "X"}
HEARD = 0.3  # from which chance of the encoder a word that the lexicon does not know is looked at
REACH = 24  # drafts on each side that may hold one: articles need a few, and time must stay linear


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From which chance on a cue is looked at again, an attribution counts, was carried, and lies within another."""

    again: float = 0.3
    whole: float = 0.31
    carrier: float = 0.4
    within: float = 0.5


SCALE = Scale()
ENCODED = Scale(whole=0.28, carrier=0.3, within=0.42)  # of texts that the encoder has seen


def find(
    parsed: Parsed,
    quoted: tuple[Range, ...],
    document: Document,
    language: Language,
    scale: Scale | None = None,
) -> tuple[Draft, ...]:
    """The attributions of a text, in the order of their cues, each with the one that it lies within."""
    scale = scale or (SCALE if parsed.encoded is None else ENCODED)
    looks = first_look(parsed, quoted, language, scale)
    options = [(look, option, near) for look, near in zip(looks, beside(looks), strict=True) for option in pairs(look)]
    rows = [option_numbers(parsed, look, option, near) for look, option, near in options]
    chances = sensed.forest(parsed, language, "attribution").chances(rows)[:, 1].tolist()
    best: dict[int, tuple[float, CueLook, Option]] = {}
    heard: dict[int, float] = {}  # how likely the one who was told is a source of what a cue tells
    for (look, option, _), chance in zip(options, chances, strict=True):
        if parsed.encoded is not None and told_to(look.token, option):
            heard[look.token.i] = max(chance, heard.get(look.token.i, 0.0))
        elif chance >= scale.whole and chance > best.get(look.token.i, (0.0,))[0]:
            best[look.token.i] = (chance, look, option)
    drafts = without_twins(carried(parsed, quoted, relied_on([draft_of(parsed, *found) for found in best.values()])))
    return nest(parsed, with_carriers(parsed, drafts, document, language, scale, heard), language, scale)


def told_to(cue: Token, option: Option) -> bool:
    """Whether an option takes the one who was told for the one who tells ("X told AFP that ...")."""
    return cue.lemma == "tell" and option.speaker is not None and option.speaker.head in hearers(cue)


def first_look(parsed: Parsed, quoted: tuple[Range, ...], language: Language, scale: Scale = SCALE) -> list[CueLook]:
    """The words that may be cues, each with its likeliest contents and sources."""
    looks = []
    cues, contents_, sources_ = (language.tables[name] for name in ("cue", "content", "source"))
    for token in parsed.tokens:
        heard = sensed.cue_chance(parsed, token)
        if (row := cue_row(token, language.cues, heard)) is None or not (told := contents(parsed, token, quoted)):
            continue
        rule = cues.yes(cue_features(parsed, token, told, row.use)) if row.seen else None
        chance = (heard or 0.0) if rule is None else sensed.blended(rule, heard)
        if chance >= scale.again:
            told = with_drawn(parsed, token, told)
            fits = [contents_.yes(content_features(parsed, token, c, told, row.use)) for c in told]
            speakers = with_drawn_source(parsed, token, sources(parsed, token))
            trusts = [sources_.yes(speaker_features(parsed, token, s, row.use)) for s in speakers]
            looks.append(
                CueLook(
                    token=token,
                    row=row,
                    chance=chance,
                    contents=ranked(told, fits, [likeness(parsed, "content", token, c.ranges) for c in told]),
                    speakers=ranked(speakers, trusts, [likeness(parsed, "source", token, [s.range]) for s in speakers]),
                )
            )
    return looks


def likeness(parsed: Parsed, relation: str, token: Token, ranges: Sequence[Range]) -> float | None:
    """How well the encoder finds that ranges fill a relation to a cue; None where it says nothing."""
    found = sensed.fit(parsed, relation, token, ranges)
    return max(0.0, found[0]) if found else None


def with_drawn(parsed: Parsed, token: Token, told: list[Content]) -> list[Content]:
    """The contents, and the one that the encoder draws where it is none of them."""
    found = sensed.drawn(parsed, "content", token)
    if not found or any(one.ranges == found for one in told) or any(first <= token.i <= last for first, last in found):
        return told
    return [*told, Content(kind="drawn", ranges=found)]


def with_drawn_source(parsed: Parsed, token: Token, speakers: list[Speaker]) -> list[Speaker]:
    """The sources, and the one that the encoder draws where it is none of them."""
    found = sensed.drawn(parsed, "source", token)
    if len(found) != 1 or found[0][0] <= token.i <= found[0][1]:
        return speakers
    head = head_of(list(parsed.tokens[found[0][0] : found[0][1] + 1]))
    if head is None:
        return speakers
    range_ = without_apposition(parsed, head, found[0])
    if any(one.range == range_ for one in speakers):
        return speakers
    return [*speakers, Speaker(head=head, way=path(token, head) or "far", extent="drawn", range=range_)]


def without_apposition(parsed: Parsed, head: Token, range_: Range) -> Range:
    """A name without what is said of it after a comma or bracket ("the Review, a Polish site")."""
    ends = (at for at in range(head.i + 1, range_[1] + 1) if parsed.tokens[at].text in (",", "(", "\u2013", "\u2014"))
    return range_[0], next(ends, range_[1] + 1) - 1 if head.pos == "PROPN" else range_[1]


def relied_on(drafts: list[Draft]) -> list[Draft]:
    """The drafts, where what a report relies on ("reported, citing KCNA, that ...") tells what the report tells."""
    at = {draft.token.i: draft for draft in drafts}
    out = []
    for draft in drafts:
        report = at.get(draft.token.head.i)
        if draft.token.lower in ("citing", "quoting", "invoking") and report is not None and report is not draft:
            draft = replace(draft, content=report.content)
        out.append(draft)
    return out


def cue_row(token: Token, cues: Mapping[str, Cue], heard: float | None = None) -> Cue | None:
    """The lexicon's row for a token that may be a cue; an empty one where the encoder alone takes it for one."""
    if token.pos in NEVER or (token.pos == "PUNCT" and token.text != ":"):
        return None
    row = cues.get(token.lemma)
    if row is None and heard is not None and heard >= HEARD:
        return Cue(word=token.lemma, cues=0, seen=0)
    return row


def draft_of(parsed: Parsed, chance: float, look: CueLook, option: Option) -> Draft:
    """The draft of an option, with its reasons."""
    row, token, speaker = look.row, look.token, option.speaker
    known = f'lexicon row "{row.word}", a cue in {row.cues} of its {row.seen} places in the corpus'
    first = 'weight table "cue"' if parsed.encoded is None else 'weight table "cue" and encoder'
    reasons = (
        f'cue "{token.text}": {known if row.seen else "the encoder alone, no row"}',
        f'content: {told_as(option.content.kind)} (weight table "content", {option.fit:.2f})',
        f'source: {hung(speaker.way) if speaker else "none named"} (weight table "source", {option.trust:.2f})',
        f'{first} {look.chance:.2f}, forest "attribution" {chance:.2f}',
    )
    return Draft(
        token=token,
        cue=cue_range(parsed, token),
        source=speaker.range if speaker else None,
        speaker=speaker.head if speaker else None,
        content=option.content.ranges,
        score=chance,
        reasons=reasons,
    )


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
    parsed: Parsed,
    drafts: list[Draft],
    document: Document,
    language: Language,
    scale: Scale,
    told: Mapping[int, float],
) -> list[Draft]:
    """The drafts, and before each that was told to another outlet ("X told AFP that ...") one for that outlet.

    `told` has for cues how likely the one who was told is a source.
    """
    table = language.tables["carrier"]
    out: list[Draft] = []
    for draft in drafts:
        heard = [
            (max(table.yes(carrier_features(draft.token, h, document)), told.get(draft.token.i, 0.0)), -h.i, h)
            for h in hearers(draft.token)
            if not own_outlet(h, document) and (parsed.encoded is None or h is not draft.speaker)
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


def nest(parsed: Parsed, drafts: list[Draft], language: Language, scale: Scale) -> tuple[Draft, ...]:
    """Each draft with the one that it lies within, if any: the surest links first, never in a circle."""
    table = language.tables["within"]
    links = [
        (round(held(parsed, table, outer, inner), 6), -size(outer.content), -i, -j)
        for j, inner in enumerate(drafts)
        for i, outer in enumerate(drafts[max(0, j - REACH) : j + REACH + 1], max(0, j - REACH))
        if i != j and may_hold(outer, inner)
    ]
    parents: dict[int, int] = {}
    for chance, _, outer_, inner_ in sorted(links, reverse=True):
        if chance >= scale.within and -inner_ not in parents and -inner_ not in holders(-outer_, parents):
            parents[-inner_] = -outer_
    return tuple(replace(draft, within=parents.get(number)) for number, draft in enumerate(drafts))


def held(parsed: Parsed, table: Weights, outer: Draft, inner: Draft) -> float:
    """The chance that one draft lies within another: the table's, and where there is one, the encoder's with it."""
    heard = sensed.fit(parsed, "within", inner.token, [outer.cue])
    return sensed.blended(table.yes(pair_features(outer, inner)), heard[1] if heard and heard[1] >= 0 else None)


def holders(number: int, parents: Mapping[int, int]) -> list[int]:
    """A draft and those that hold it, outwards."""
    chain = [number]
    while chain[-1] in parents:
        chain.append(parents[chain[-1]])
    return chain
