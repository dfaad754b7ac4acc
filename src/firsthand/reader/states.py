"""How a claim stands where it stands: actual, planned or conditional; how certain; denied or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from firsthand.reader.nesting import Draft
from firsthand.reader.parse import Parsed, Token

STEPS = 4  # how far up the tree hedges and plans are looked for
HELPERS = ("aux", "auxpass", "neg", "advmod", "mark", "det", "preconj", "cc")


def state_features(
    parsed: Parsed, trigger: Token, event: str, chain: Sequence[Draft], hedges: Mapping[str, tuple[str, ...]]
) -> list[str]:
    """Conditions on status, certainty and denial: helpers and hedges at the trigger, above it, and in its chain."""
    lemma = trigger.lemma
    out = [
        "any",
        f"event {event}",
        f"lemma {lemma}",
        f"tag {trigger.tag}",
        f"event {event} tag {trigger.tag}",
        f"lemma {lemma} tag {trigger.tag}",
        f"links {min(len(chain), 3)}",
        f"dep {trigger.dep}",
    ]
    out += helpers(trigger, "own")
    out += climb(trigger, event)
    out += beside(parsed, trigger, event)
    for place, draft in (("root", chain[-1:]), ("carrier", chain[:-1])):
        for link in draft:
            out += cue_of(link, place, event)
    own = next(
        (
            c
            for c in trigger.children
            if c.dep in ("nsubj", "dobj", "nsubjpass")
            and any(g.lower in ("no", "none", "nothing", "neither", "not", "nobody") for g in (c, *c.children))
        ),
        None,
    )
    out.append(f"negative argument {own.dep if own else 'none'}")
    first = parsed.sentence_of(trigger)[0]
    out.append(f"question {parsed.sentence_of(trigger)[-1].text == '?'}")
    if first.lower in ("if", "should", "unless", "were", "had", "once"):
        out.append(f"opens {first.lower}")
    out += strengths(parsed, trigger, event, chain, hedges)
    return out


def strengths(
    parsed: Parsed, trigger: Token, event: str, chain: Sequence[Draft], hedges: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """The classes of hedges on the trigger, above it, before it in its clause and sentence, and in its chain."""
    start = parsed.sentences[trigger.sentence][0]
    clause = max(
        [
            start,
            *(
                t.i
                for t in parsed.tokens[start : trigger.i]
                if t.text in (";", ":", "—", "--") or t.lower in ("but", "while", "although")
            ),
        ]
    )
    own = {c.i for c in trigger.children} | {
        g.i for c in trigger.children for g in c.children if c.dep in ("nsubj", "nsubjpass", "dobj")
    }
    places: dict[str, set[str]] = {}
    for token in parsed.tokens[start : trigger.right + 1]:
        for strength in hedges.get(token.lemma, hedges.get(token.lower, ())):
            if token.i in own:
                places.setdefault(strength, set()).add("own")
            if clause <= token.i < trigger.i:
                places.setdefault(strength, set()).add("clause")
                if trigger.i - token.i <= 5:
                    places.setdefault(strength, set()).add("near")
    for steps, token in enumerate(trigger.up(), 1):
        if steps > STEPS:
            break
        for word in (token, *(c for c in token.children if c.dep in HELPERS)):
            for strength in hedges.get(word.lemma, ()):
                places.setdefault(strength, set()).add("above")
    for place, links in (("root", chain[-1:]), ("carrier", chain[:-1])):
        for link in links:
            for word in (link.token, *link.token.children):
                for strength in hedges.get(word.lemma, ()):
                    places.setdefault(strength, set()).add(place)
    for strength, found in sorted(places.items()):
        for place in sorted(found):
            yield f"{strength} {place}"
            yield f"{strength} {place} event {event}"
        yield f"{strength} {'+'.join(sorted(found))}"


def helpers(token: Token, place: str) -> Iterator[str]:
    """Auxiliaries, negations, adverbs and conjunctions on a word; a preposition's negation too."""
    for child in token.children:
        if child.dep in HELPERS:
            yield f"{place} {child.dep} {child.lower}"
        if child.dep == "prep" and child.lower in ("without", "instead", "despite"):
            yield f"{place} with {child.lower}"
    tense = [c.lower for c in token.children if c.dep in ("aux", "auxpass")]
    if tense:
        yield f"{place} verb group {' '.join(tense)} {token.tag}"


def climb(trigger: Token, event: str) -> Iterator[str]:
    """The words that govern the trigger, step by step, with their helpers ("plans to", "is believed to have")."""
    token = trigger
    way = []
    for step in range(1, STEPS + 1):
        if token.head is token:
            break
        way.append(token.dep)
        token = token.head
        yield f"above {step} {token.lemma}"
        yield f"above {token.lemma}"
        yield f"above {way[-1]} {token.lemma}"
        yield f"event {event} above {token.lemma}"
        if step <= 2:
            yield f"above tag {way[-1]} {token.tag}"
            for sense in token.senses[1:]:
                yield f"above {way[-1]} sense {sense}"
        if token.pos in ("VERB", "AUX", "NOUN", "ADJ"):
            yield from helpers(token, "above")
            if step == 1:
                yield from helpers(token, f"{way[-1]} above")
        if token.dep == "relcl" or (token.dep in ("ccomp", "parataxis") and step > 1):
            break


def beside(parsed: Parsed, trigger: Token, event: str) -> Iterator[str]:
    """The words just before it, and hedges anywhere before it in its sentence."""
    tokens = parsed.tokens
    start = parsed.sentences[trigger.sentence][0]
    for step in range(1, 4):
        if trigger.i - step >= start:
            yield f"before {step} {tokens[trigger.i - step].lower}"
            yield f"before {tokens[trigger.i - step].lower}"
    if trigger.i + 1 < len(tokens):
        yield f"after {tokens[trigger.i + 1].lower}"
    for token in tokens[start : trigger.i]:
        if token.pos in ("ADV", "AUX", "PART", "SCONJ") or token.tag in ("MD", "RB"):
            yield f"earlier {token.lower}"


def cue_of(link: Draft, place: str, event: str) -> Iterator[str]:
    """The cue of a link of the chain, with its helpers; whether its source is named."""
    cue = link.token
    yield f"{place} cue {cue.lemma}"
    yield f"{place} cue {cue.lemma} {event}"
    yield f"{place} cue {cue.lower} {cue.dep}"
    yield f"{place} source {'named' if link.source else 'hidden'}"
    for sense in cue.senses[1:]:
        yield f"{place} cue sense {sense}"
    for child in cue.children:
        if child.dep in ("neg", "aux", "auxpass") or child.lower in (
            "evidence",
            "reports",
            "claims",
            "allegations",
            "report",
            "claim",
            "allegation",
            "any",
            "no",
        ):
            yield f"{place} cue {cue.lemma} has {child.lower}"
            yield f"{place} cue has {child.lower}"
