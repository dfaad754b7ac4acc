"""Features of attributions in words: is this a cue, who is its source, what does it tell."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.reader.cues import Content, Speaker
from firsthand.reader.marks import kind_of
from firsthand.reader.parse import Parsed, Token

REPORTING = {
    "say",
    "tell",
    "add",
    "report",
    "announce",
    "write",
    "state",
    "declare",
    "claim",
    "deny",
    "insist",
    "note",
    "explain",
    "confirm",
    "warn",
}
OPEN_MARKS = {'"', "“", "``", "«", "„"}


def cue_features(parsed: Parsed, cue: Token, told: Sequence[Content], row: str) -> list[str]:
    """Conditions that speak for or against a word being a cue; `row` is its lexicon row's class of strength."""
    lemma, kinds = cue.lemma, sorted({c.kind for c in told})
    out = [
        "any",
        f"lemma {lemma}",
        f"lemma {lemma} {cue.tag}",
        f"lemma {lemma} dep {cue.dep}",
        f"tag {cue.tag}",
        f"dep {cue.dep}",
        f"row {row}",
        f"row {row} {cue.pos}",
    ]
    for kind in kinds:
        if kind.startswith(
            ("ccomp", "xcomp", "dobj", "prep:", "deep", "next", "last", "quote", "parataxis", "acl", "oprd", "advcl")
        ):
            out += [f"tells {kind}", f"row {row} tells {kind}", f"lemma {lemma} tells {kind}"]
    for child in cue.children:
        out += [f"child {child.dep}", f"row {row} child {child.dep}"]
        if child.dep in ("nsubj", "nsubjpass", "agent", "poss", "dobj", "dative"):
            out += [
                f"child {child.dep} {kind_of(child)}",
                f"row {row} child {child.dep} {kind_of(child)}",
                f"child {child.dep} lemma {child.lemma}",
                f"lemma {lemma} child {child.dep} {child.lemma}",
            ]
        if child.dep in ("prep", "aux", "neg", "prt", "advmod", "mark", "expl"):
            out += [f"lemma {lemma} {child.dep} {child.lower}", f"{child.dep} {child.lower}"]
    out += [f"under {cue.dep} {cue.head.lemma}", f"lemma {lemma} under {cue.head.lemma}"]
    quote = any(t.text in OPEN_MARKS for t in parsed.sentence_of(cue))
    out += [f"quote {quote}", f"row {row} quote {quote}", f"lemma {lemma} quote {quote}"]
    for step in (-2, -1, 1, 2):
        at = cue.i + step
        if 0 <= at < len(parsed.tokens):
            near = parsed.tokens[at]
            out += [f"at {step} {near.lower}", f"row {row} at {step} {near.lower}"]
            if abs(step) == 1:
                out.append(f"lemma {lemma} at {step} {near.lower}")
    return out


def speaker_features(parsed: Parsed, cue: Token, speaker: Speaker, row: str) -> list[str]:
    """Conditions that speak for or against words being a cue's source."""
    head, way, extent = speaker.head, speaker.way, speaker.extent
    kind, side = kind_of(head), "before" if head.i < cue.i else "after"
    words = min(6, speaker.range[1] - speaker.range[0] + 1)
    nearer = sum(
        1 for t in parsed.tokens[min(head.i, cue.i) + 1 : max(head.i, cue.i)] if t.dep in ("nsubj", "nsubjpass")
    )
    follows = parsed.tokens[speaker.range[1] + 1].lower if speaker.range[1] + 1 < len(parsed.tokens) else "end"
    out = [
        "any",
        f"way {way}",
        f"way {way} {cue.pos}",
        f"way {way} {cue.tag}",
        f"lemma {cue.lemma} way {way}",
        f"row {row} way {way}",
        f"kind {kind}",
        f"way {way} kind {kind}",
        f"side {side}",
        f"lemma {cue.lemma} side {side}",
        f"subjects between {min(nearer, 3)}",
        f"distance {min(8, abs(head.i - cue.i)) // 2} {side}",
        f"extent {extent}",
        f"extent {extent} kind {kind}",
        f"extent {extent} words {words}",
        f"extent {extent} then {follows}",
        f"head {head.lemma}",
        f"extent {extent} head {head.lemma}",
        f"first dep {head.dep}",
        f"relative {head.tag in ('WDT', 'WP')} {way}",
    ]
    passive = any(c.dep in ("auxpass", "nsubjpass") for c in cue.children)
    out += [f"passive {passive} way {way}", f"lemma {cue.lemma} passive {passive} way {way}"]
    return out


def content_features(parsed: Parsed, cue: Token, content: Content, told: Sequence[Content], row: str) -> list[str]:
    """Conditions that speak for or against a stretch being what a cue tells."""
    kind = content.kind
    first, last = content.ranges[0][0], content.ranges[-1][1]
    tokens = parsed.tokens
    length = len(content.tokens)
    longest = max(len(c.tokens) for c in told)
    first_in, end_in = parsed.sentences[cue.sentence]
    starts = tokens[first].text if tokens[first].text in OPEN_MARKS else tokens[first].pos
    before = tokens[first - 1].lower if first > 0 else "start"
    kinds = {c.kind for c in told}
    opens = any(tokens[i].text in OPEN_MARKS for i in sorted(content.tokens))
    verb = any(tokens[i].pos in ("VERB", "AUX") for i in content.tokens)
    at_end = last + 1 >= end_in or tokens[last + 1].text in '.!?"”'
    out = [
        "any",
        f"kind {kind}",
        f"lemma {cue.lemma} kind {kind}",
        f"row {row} kind {kind}",
        f"tag {cue.tag} kind {kind}",
        f"dep {cue.dep} kind {kind}",
        f"starts {starts}",
        f"kind {kind} starts {starts}",
        f"after {before}",
        f"kind {kind} after {before}",
        f"length {min(40, length) // 5}",
        f"kind {kind} length {min(40, length) // 5}",
        f"share {10 * length // (longest + 1)}",
        f"kind {kind} share {10 * length // (longest + 1)}",
        f"quote {opens}",
        f"kind {kind} quote {opens}",
        f"verb {verb}",
        f"kind {kind} verb {verb}",
        f"kind {kind} to the end {at_end}",
        f"row {row} to the end {at_end}",
        f"kind {kind} from the start {first <= first_in}",
        f"verb {verb} lemma {cue.lemma}",
        f"cue child comma {any(c.text == ',' for c in cue.children)} kind {kind}",
    ]
    after = tokens[last + 1 : last + 3]
    then = " ".join(t.lower if t.pos in ("PUNCT", "CCONJ", "SCONJ", "ADP") else t.tag for t in after) or "end"
    out += [f"then {then}", f"kind {kind.split(':')[0]} then {then}", f"kind {kind} then {then}"]
    tails = [
        t
        for t in tokens[first + 1 : last + 1]
        if t.dep in ("advcl", "conj", "relcl", "prep", "acl")
        and tokens[t.left - 1].text == ","
        and first < t.left <= last
    ]
    for tail in tails[-2:]:
        opening = tokens[tail.left]
        said = opening.lower if opening.pos in ("CCONJ", "SCONJ", "ADP") else opening.tag
        subject = any(c.dep in ("nsubj", "nsubjpass") for c in tail.children)
        out += [
            f"tail {tail.dep} {said}",
            f"tail {tail.dep} {said} subject {subject} {tail.lemma in REPORTING}",
            f"kind {kind} tail {tail.dep} {said}",
        ]
    out.append(f"tails {min(3, len(tails))} {kind.split(':')[0]}")
    inside = [tokens[i] for i in range(first, last + 1)]
    marks = sum(t.text in (";", ":") for t in inside)
    rivals = sum(
        t.pos == "VERB"
        and t.lemma in REPORTING
        and any(c.dep == "nsubj" for c in t.children)
        and not first <= cue.i <= last
        for t in inside
    )
    out += [
        f"semicolons {min(marks, 2)} {kind}",
        f"semicolons {min(marks, 2)}",
        f"rivals {min(rivals, 2)}",
        f"rivals {min(rivals, 2)} {kind}",
        f"rivals {min(rivals, 2)} lemma {cue.lemma}",
    ]
    for other in ("ccomp:VERB", "ccomp:AUX", "around", "quotes", "that", "dobj:NOUN", "xcomp:VERB", "next quote"):
        out.append(f"kind {kind} with {other} {other in kinds}")
    starred = "nsubj" in {c.dep for c in cue.children if c.i < cue.i}
    out.append(f"kind {kind} subject first {starred}")
    out.append(f"lemma {cue.lemma} kind {kind.split(':')[0]} subject first {starred}")
    return out
