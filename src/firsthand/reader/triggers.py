"""Words that name an event, and conditions that speak for or against one at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from firsthand.languages import Trigger
from firsthand.reader.marks import kind_of
from firsthand.reader.parse import Parsed, Token

POS = {"VERB", "NOUN", "ADP", "ADJ", "AUX", "ADV", "PROPN"}
ARGUMENTS = (
    "nsubj",
    "nsubjpass",
    "dobj",
    "dative",
    "attr",
    "compound",
    "amod",
    "poss",
    "nmod",
    "oprd",
    "acomp",
    "xcomp",
    "ccomp",
)


def trigger_row(token: Token, triggers: Mapping[str, Trigger], like: Mapping[str, Trigger]) -> Trigger | None:
    """The lexicon's row for a token that may name an event; for a word that was not seen, that of its like words."""
    if token.pos not in POS:
        return None
    row = triggers.get(token.lemma)
    if row is None and token.pos in ("VERB", "NOUN") and token.senses:
        row = like.get(token.senses[-1])
    return row


def trigger_features(parsed: Parsed, token: Token, row: Trigger) -> list[str]:
    """The conditions that hold at a word, each in words; `row` gives the event that it names most often."""
    lemma, event = token.lemma, row.event
    out = [
        "any",
        f"lemma {lemma}",
        f"lemma {lemma} {token.pos}",
        f"lemma {lemma} dep {token.dep}",
        f"lemma {lemma} {token.tag}",
        f"tag {token.tag}",
        f"dep {token.dep}",
        f"row {event}",
        f"row {event} {token.pos}",
        f"row {event} {token.tag}",
        f"row {event} dep {token.dep}",
        f"row seen {min(8, row.events[0][1])}",
        f"row share {10 * sum(n for _, n in row.events) // max(1, row.seen)}",
        f"row {event} share {5 * row.events[0][1] // max(1, row.seen)}",
        f"kind {token.kind}",
        f"row {event} kind {token.kind}",
        f"row like {row.like}",
        f"row {event} like {row.like} {token.pos}",
    ]
    for sense in token.senses:
        out += [f"sense {sense}", f"sense {sense} {token.tag}", f"sense {sense} dep {token.dep}"]
    out += [f"row also {other}" for other, _ in row.events[1:4]]
    out += below(token, event)
    out += above(token, event)
    out += beside(parsed, token, event)
    out += surroundings(parsed, token, event)
    return out


def below(token: Token, event: str) -> Iterator[str]:
    """What hangs on the word: helpers, particles, prepositions, and what sort of things its arguments are."""
    lemma = token.lemma
    for child in token.children:
        yield f"child {child.dep}"
        yield f"row {event} child {child.dep}"
        if child.dep in ("prt", "prep", "agent", "neg", "aux", "auxpass", "det", "poss"):
            yield f"lemma {lemma} {child.dep} {child.lower}"
            for sense in token.senses[1:]:
                yield f"sense {sense} {child.dep} {child.lower}"
            yield f"row {event} {child.dep} {child.lower}"
        if child.dep in ARGUMENTS:
            yield from argument(token, event, child.dep, child)
        if child.dep in ("prep", "agent", "dative"):
            for inner in child.kids("pobj", "pcomp"):
                yield from argument(token, event, f"prep {child.lower}", inner)


def argument(token: Token, event: str, place: str, filler: Token) -> Iterator[str]:
    """An argument's place and sort, looked through "of" ("a batch of rockets")."""
    kind = kind_of(filler)
    inner = next((p for c in filler.kids("prep") if c.lower == "of" for p in c.kids("pobj")), None)
    yield f"{place} is {kind}"
    yield f"row {event} {place} is {kind}"
    yield f"lemma {token.lemma} {place} is {kind}"
    yield f"{place} lemma {filler.lemma}"
    for sense in token.senses[1:]:
        yield f"sense {sense} {place} is {kind}"
    for sense in filler.senses[1:]:
        yield f"{place} sense {sense}"
        yield f"row {event} {place} sense {sense}"
    yield f"row {event} {place} lemma {filler.lemma}"
    yield f"lemma {token.lemma} {place} lemma {filler.lemma}"
    if inner is not None:
        yield f"{place} of {kind_of(inner)}"
        yield f"row {event} {place} of {kind_of(inner)}"
    arms = (
        "arms"
        if any(
            t.kind in ("arms", "system")
            for t in (filler, *filler.children, *((inner, *inner.children) if inner else ()))
        )
        else "none"
    )
    yield f"row {event} {place} holds {arms}"
    yield f"lemma {token.lemma} {place} holds {arms}"


def above(token: Token, event: str) -> Iterator[str]:
    """What the word hangs on."""
    head = token.head
    if head is token:
        yield "root"
        return
    yield f"under {token.dep} {head.lemma}"
    yield f"under {token.dep} {head.pos}"
    yield f"row {event} under {token.dep} {kind_of(head)}"
    yield f"row {event} under {token.dep} lemma {head.lemma}"
    yield f"lemma {token.lemma} under {head.lemma}"
    for sense in head.senses[1:]:
        yield f"under {token.dep} sense {sense}"
        yield f"row {event} under sense {sense}"
    if token.dep == "pobj":
        yield f"under {head.head.lemma} {head.lower}"
        yield f"row {event} under {head.head.lemma} {head.lower}"


def beside(parsed: Parsed, token: Token, event: str) -> Iterator[str]:
    """The words beside it."""
    for step in (-2, -1, 1, 2):
        at = token.i + step
        if 0 <= at < len(parsed.tokens):
            near = parsed.tokens[at]
            yield f"at {step} {near.lower}"
            yield f"row {event} at {step} {kind_of(near)}"
            if abs(step) == 1:
                yield f"lemma {token.lemma} at {step} {near.lower}"


def surroundings(parsed: Parsed, token: Token, event: str) -> Iterator[str]:
    """How much of arms is spoken of below it, near it, in its sentence, its paragraph, and the whole text."""
    counts = {
        "below": parsed.armed(token.left, token.right + 1),
        "near": parsed.armed(token.i - 8, token.i + 9),
        "sentence": parsed.armed(*parsed.sentences[token.sentence]),
        "paragraph": parsed.armed(*parsed.paragraphs[token.paragraph]),
    }
    for where, count in counts.items():
        yield f"arms {where} {min(3, count)}"
        yield f"row {event} arms {where} {min(2, count)}"
    yield f"lemma {token.lemma} arms near {counts['near'] > 0}"
    yield f"lemma {token.lemma} arms sentence {counts['sentence'] > 0}"
