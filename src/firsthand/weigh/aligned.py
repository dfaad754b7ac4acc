"""Where copies tell a claim at the same place: the words of one text laid on those of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from firsthand.records import Claim, ClaimRef, Copy, Passage, Reading
from firsthand.telling import WORD

Partners = Mapping[tuple[ClaimRef, str], frozenset[ClaimRef]]


def partners(readings: Sequence[Reading], copies: Iterable[Copy]) -> Partners:
    """For each claim and each copy of its article, the claims of the copy whose trigger is the same words.

    Only claims of one event, both asserted or both denied, in passages that are copied word for word or edited.
    """
    known = {reading.document.id: reading for reading in readings}
    out: dict[tuple[ClaimRef, str], set[ClaimRef]] = defaultdict(set)
    for copy in copies:
        if copy.kind == "rewritten":
            continue
        here, there = known[copy.earlier], known[copy.later]
        places = same_words(here.document.text, there.document.text, copy.passages)
        for one, other in told_at(here.claims, there.claims, places):
            ours = ClaimRef(document=copy.earlier, claim=one.id)
            theirs = ClaimRef(document=copy.later, claim=other.id)
            out[ours, copy.later].add(theirs)
            out[theirs, copy.earlier].add(ours)
    return {key: frozenset(found) for key, found in out.items()}


def same_words(earlier: str, later: str, passages: Iterable[Passage]) -> dict[int, int]:
    """Where each word of the earlier text stands in the later one, as far as passages hold it unchanged."""
    out = {}
    for passage in passages:
        ours, theirs = (
            [
                (found.start() + span.start, found.group().lower())
                for found in WORD.finditer(text[span.start : span.end])
            ]
            for text, span in ((earlier, passage.earlier), (later, passage.later))
        )
        matcher = SequenceMatcher(None, [word for _, word in ours], [word for _, word in theirs], autojunk=False)
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                out[ours[block.a + step][0]] = theirs[block.b + step][0]
    return out


def told_at(ours: Iterable[Claim], theirs: Sequence[Claim], places: Mapping[int, int]) -> Iterable[tuple[Claim, Claim]]:
    """The claims of two texts whose triggers share a word at the same place."""
    starts = sorted(places)
    for one in ours:
        met = [places[at] for at in starts if one.trigger.start <= at < one.trigger.end]
        for other in theirs:
            same = one.event == other.event and one.denied == other.denied
            if same and any(other.trigger.start <= at < other.trigger.end for at in met):
                yield one, other


def placed(one: ClaimRef, other: ClaimRef, known: Partners) -> float:
    """1 for two claims at the same place of two copies, -1 where either is at the place of another one, else 0."""
    ours, theirs = known.get((one, other.document), frozenset()), known.get((other, one.document), frozenset())
    if other in ours:
        return 1.0
    return -1.0 if ours or theirs else 0.0
