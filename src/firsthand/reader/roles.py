"""Who did what with what, to whom, how many, when and where: words that may fill a role, and conditions for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.reader.cues import dateline_end
from firsthand.reader.marks import kind_of
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.phrases import edges, named, path
from firsthand.records import Span

Range = tuple[int, int]
MOST = 60  # candidates of one trigger, the nearest: no sentence of the news has more, a hostile one has


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may fill a role: the token they hang on, their range, their sort, and their way to the trigger."""

    head: Token
    range: Range
    sort: str  # "phrase", "time", "amount"
    way: str


def stretch(parsed: Parsed, spans: Sequence[Span]) -> list[tuple[Token, Range]]:
    """Spans found in the text as token ranges with the token that each hangs on."""
    found = []
    at = 0
    tokens = parsed.tokens
    for span in sorted(spans):
        while at < len(tokens) and tokens[at].end <= span.start:
            at += 1
        last = at
        while last + 1 < len(tokens) and tokens[last + 1].start < span.end:
            last += 1
        if at < len(tokens) and tokens[at].start < span.end:
            inside = range(at, last + 1)
            head = next(
                (tokens[i] for i in inside if tokens[i].head is tokens[i] or tokens[i].head.i not in inside), tokens[at]
            )
            found.append((head, (at, last)))
    return found


def candidates(
    parsed: Parsed, trigger: Token, times: Sequence[tuple[Token, Range]], amounts: Sequence[tuple[Token, Range]]
) -> list[Candidate]:
    """The words of the trigger's sentence that may fill one of its roles, in the order of the text; no dateline's."""
    first, end = parsed.sentences[trigger.sentence]
    told = dateline_end(parsed, first, end)
    found = []
    timed: set[int] = set()
    for sort, stretches in (("time", times), ("amount", amounts)):
        for head, (first, last) in stretches:
            if (
                head.sentence == trigger.sentence
                and (head.i >= told or trigger.i < told)
                and not first <= trigger.i <= last
                and (way := path(trigger, head)) is not None
            ):
                if timed.isdisjoint(range(first, last + 1)):
                    found.append(Candidate(head=head, range=(first, last), sort=sort, way=way))
                timed |= set(range(first, last + 1)) if sort == "time" else set()
    counted = {c.head.i for c in found if c.sort == "amount"}
    for token in parsed.sentence_of(trigger):
        if token.i < told <= trigger.i:
            continue
        if not may_fill(token, trigger) or token.i in timed or (token.i in counted and token.pos != "NUM"):
            continue
        if (way := path(trigger, token)) is not None:
            found.append(
                Candidate(head=token, range=named(parsed, *edges(token, counted=False)), sort="phrase", way=way)
            )
    nearest = sorted(found, key=lambda c: (abs(c.head.i - trigger.i), c.range, c.sort))[:MOST]
    return sorted(nearest, key=lambda c: (c.range, c.sort))


def may_fill(token: Token, trigger: Token) -> bool:
    """Whether a token can head a filler: nouns, names, pronouns, bare numbers, adjectives of nations, and "there"."""
    if token is trigger or token.dep in ("quantmod", "expl", "punct"):
        return False
    if token.pos in ("NOUN", "PROPN", "PRON"):
        return not (
            token.dep == "compound"
            and token.head.pos in ("NOUN", "PROPN")
            and token.kind not in ("country", "demonym", "capital", "system", "arms")
            and token.head is not trigger
        )
    if token.pos == "NUM":
        return token.dep not in ("nummod", "compound", "appos")
    if token.pos == "ADJ":
        return token.kind in ("demonym", "country") or token.ent == "NORP"
    return token.lower in ("there", "here", "abroad", "home") or (
        token.pos == "DET" and token.dep not in ("det", "predet")
    )


def role_features(
    parsed: Parsed, trigger: Token, event: str, candidate: Candidate, others: Sequence[Candidate]
) -> list[str]:
    """Conditions that speak for or against a candidate filling a role of an event."""
    head, sort = candidate.head, candidate.sort
    way, joined = first_of_row(candidate.way)
    kind = kind_of(head)
    lemma = trigger.lemma
    side = "before" if head.i < trigger.i else "after"
    passive = any(c.dep in ("auxpass", "nsubjpass") for c in trigger.children) or (
        trigger.dep in ("acl", "amod") and trigger.tag == "VBN"
    )
    steps = way.count("<") + way.count(">") + 1
    near = sum(
        1
        for c in others
        if c.sort == sort and kind_of(c.head) == kind and abs(c.head.i - trigger.i) < abs(head.i - trigger.i)
    )
    arms_nearer = any(
        c.head.kind in ("arms", "system") and abs(c.head.i - trigger.i) < abs(head.i - trigger.i) for c in others
    )
    leading = head.children[0].lower if head.children and head.children[0].i < head.i else "none"
    short = "<".join(way.split("|")[0].split("<")[:2])
    prep = head.head.lower if head.dep in ("pobj", "pcomp") else head.dep
    out = [
        "any",
        f"sort {sort}",
        f"event {event} sort {sort}",
        f"way {way}",
        f"way {way} {trigger.pos}",
        f"event {event} way {way}",
        f"lemma {lemma} way {way}",
        f"way {way} passive {passive}",
        f"event {event} way {way} passive {passive}",
        f"way {way} kind {kind}",
        f"event {event} kind {kind}",
        f"event {event} kind {kind} side {side}",
        f"event {event} way {way} kind {kind}",
        f"kind {kind}",
        f"kind {kind} {prep}",
        f"event {event} kind {kind} {prep}",
        f"lemma {lemma} kind {kind}",
        f"lemma {lemma} {prep}",
        f"event {event} {prep}",
        f"lemma {lemma} {prep} kind {kind}",
        f"side {side}",
        f"event {event} side {side}",
        f"steps {min(steps, 6)}",
        f"kind {kind} steps {min(steps, 6)}",
        f"distance {min(12, abs(head.i - trigger.i)) // 2} {side}",
        f"nearer {min(near, 2)}",
        f"kind {kind} nearer {min(near, 2)}",
        f"head {head.lemma}",
        f"event {event} head {head.lemma}",
        f"first {leading} kind {kind}",
        f"head {head.lemma} {prep}",
        f"short {short}",
        f"event {event} short {short}",
        f"event {event} short {short} kind {kind}",
        f"down {way.split('|')[1]}",
        f"sort {sort} way {way}",
        f"lemma {lemma} short {short}",
        f"arms nearer {arms_nearer} kind {kind}",
        f"event {event} arms nearer {arms_nearer} kind {kind}",
        f"tag {head.tag} {prep}",
        f"below {trigger.left <= head.i <= trigger.right} kind {kind}",
    ]
    out += [f"joined {joined}", f"joined {joined} kind {kind}", f"event {event} joined {joined}"]
    frame = frame_of(trigger)
    out += [
        f"frame {frame} way {way}",
        f"event {event} frame {frame} short {short}",
        f"frame {frame} short {short} kind {kind}",
        f"lemma {lemma} frame {frame} short {short}",
        f"event {event} frame {frame} kind {kind} side {side}",
    ]
    for sense in trigger.senses:
        out += [
            f"sense {sense} way {way}",
            f"sense {sense} short {short} kind {kind}",
            f"sense {sense} {prep}",
            f"sense {sense} frame {frame} short {short}",
            f"sense {sense} kind {kind} side {side}",
        ]
    for sense in head.senses[1:]:
        out += [f"head sense {sense}", f"event {event} head sense {sense}", f"head sense {sense} {prep}"]
    return out


def first_of_row(way: str) -> tuple[str, bool]:
    """The way of the first of a row of coordinated words, and whether this word is a later one."""
    joined = way.startswith("conj<")
    while way.startswith("conj<"):
        way = way[5:]
    return way, joined


def frame_of(trigger: Token) -> str:
    """Which arguments hang on the trigger itself, and how it hangs on its governor."""
    own = {c.dep for c in trigger.children}
    said = [dep for dep in ("nsubj", "nsubjpass", "dobj", "dative", "agent", "xcomp", "ccomp") if dep in own]
    return f"{trigger.pos} {trigger.dep} {'+'.join(said) or 'bare'}"
