"""Where the information of each claim entered the news, once copies and credits are followed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.groups import Groups
from firsthand.ontology import match
from firsthand.ontology.behind import body_of, is_media, party_of
from firsthand.records import (
    Attribution,
    Claim,
    ClaimRef,
    Copy,
    Document,
    Mention,
    OriginKind,
    Passage,
    Reading,
    Root,
    Span,
)
from firsthand.telling import WORD
from firsthand.trace.outlets import outlet_key, publisher

OURSELVES = re.compile(r"\b(?:this (?:web)?site|this (?:news)?paper|these pages|our (?:report|article|story))\b")
IMAGES = re.compile(
    r"\b(?:satellite (?:images?|pictures?|photos?)|photographs?|footage|documents?|minutes|waybill|manifest)\b"
)


def roots(readings: Sequence[Reading], copies: Iterable[Copy], family: Mapping[str, str]) -> dict[ClaimRef, Root]:
    """The root of every claim, by its reference; `family` is what `families` gives of the copies."""
    publishers = frozenset(key for reading in readings if (key := publisher(reading.document)) is not None)
    documents = {reading.document.id: reading.document for reading in readings}
    taken: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        taken[copy.later].append(copy)
    out: dict[ClaimRef, Root] = {}
    for reading in readings:
        key = reading.document.id
        for claim in reading.claims:
            root = root_of(reading, claim, family[key], publishers)
            if not claim.chain:
                root = inherited(root, documents[first_told(key, claim.trigger, taken)])
            out[root.claim] = root
    return out


def first_told(document: str, words: Span, taken: Mapping[str, Sequence[Copy]]) -> str:
    """The document, by id, that the words of another go back to along the passages of its copies; else that one."""
    seen = {document}
    while True:
        step = next(
            (
                (copy.earlier, moved(words, passage))
                for copy in taken.get(document, ())
                if copy.kind != "rewritten" and copy.earlier not in seen
                for passage in copy.passages
                if passage.later.overlaps(words)
            ),
            None,
        )
        if step is None:
            return document
        document, words = step
        seen.add(document)


def moved(words: Span, passage: Passage) -> Span:
    """About where words of the later text stand in the earlier one: as far along the passage as there."""
    earlier, later = passage.earlier, passage.later
    share = max(0, words.start - later.start) / (later.end - later.start)
    start = earlier.start + int(share * (earlier.end - earlier.start))
    return Span(start=start, end=start + words.end - words.start)


def inherited(root: Root, first: Document) -> Root:
    """The root of an outlet's own voice whose words go back to another document.

    Where either is the own word of an office or a state agency, it is the first document's: who prints it adds nothing.
    """
    if first.id == root.claim.document:
        return root
    told = own_voice(root.claim, first, root.family)
    return told if "named" in (root.kind, told.kind) else root


def families(documents: Iterable[str], copies: Iterable[Copy]) -> dict[str, str]:
    """For each document the first, by id, of all that copies tie to it."""
    groups = Groups(documents)
    for copy in copies:
        groups.join(copy.earlier, copy.later)
    return groups.heads()


def root_of(reading: Reading, claim: Claim, family: str, publishers: frozenset[str] = frozenset()) -> Root:
    """Where one claim comes from by its own document: the innermost link of its chain, else the outlet's voice.

    `publishers` are the keys of the outlets of the set: who names one of them relays its report.
    """
    ref = ClaimRef(document=reading.document.id, claim=claim.id)
    chain = reading.chain(claim)
    if not chain:
        return own_voice(ref, reading.document, family)
    link = chain[-1]
    if link.source is not None and OURSELVES.search(link.source.name):
        return own_voice(ref, reading.document, family)
    if link.source is None:
        return Root(
            claim=ref, label="no source named", kind="hidden", keys=frozenset({f"hidden {family}"}), family=family
        )
    return spoken(ref, link, link.source, family, publishers)


def spoken(
    ref: ClaimRef, link: Attribution, source: Mention, family: str, publishers: frozenset[str] = frozenset()
) -> Root:
    """The root of a claim that somebody is said to have made."""
    party = party_of(source.entry)
    unnamed = source.name.startswith("unnamed ") or link.naming != "named"
    keys = {f"name {plain(source.name)}"}
    if party is not None:
        keys.add(f"party {party}")
    elif source.entry is not None and not unnamed:
        keys.add(source.entry)
    elif unnamed:
        keys.add(f"unnamed {family}")
    kind: OriginKind = "unnamed" if unnamed else "named"
    if unnamed and IMAGES.search(source.name.lower()):
        kind = "document"
    outlet = source.entry if is_media(source.entry) else outlet_within(source.name, publishers)
    relays = outlet if party is None and (is_media(source.entry) or outlet in publishers) else None
    if relays is not None:
        keys, kind = {f"outlet {relays}"}, "named"
    return Root(
        claim=ref,
        label=plain_name(source),
        kind=kind,
        keys=frozenset(keys),
        family=family,
        entry=source.entry,
        relays=relays,
    )


def outlet_within(name: str, publishers: frozenset[str]) -> str:
    """The key of the outlet of the set that stands in a name ("Dnieper Observer of Ukraine"), else the name's own."""
    own = outlet_key(name)
    if own in publishers:
        return own
    words = own.split()
    runs = (words[i:j] for i in range(len(words)) for j in range(len(words), i + 1, -1))
    return next((key for run in runs if (key := " ".join(run)) in publishers), own)


def plain_name(source: Mention) -> str:
    """A source's name; of a body that speaks for a state or of an outlet the one that the tables give it."""
    body = body_of(source.entry)
    return body.name if body is not None and is_media(source.entry) else source.name


def own_voice(ref: ClaimRef, document: Document, family: str) -> Root:
    """The root of what an outlet tells itself: the agency it credits, else the outlet; an office speaks for itself."""
    label = document.credit or document.outlet or document.domain or "outlet not stated"
    entry = body_named(label)
    party = party_of(entry)
    body = body_of(entry)
    if party is not None and body is not None and body.kind != "wire":
        keys = frozenset({f"party {party}", f"name {plain(label)}"})
        return Root(claim=ref, label=label, kind="named", keys=keys, family=family, entry=entry)
    return Root(
        claim=ref, label=label, kind="own voice", keys=frozenset({f"voice {family}"}), family=family, entry=entry
    )


def body_named(name: str) -> str | None:
    """The entry of the body that a whole name names."""
    for found in match(name):
        if found.kind == "body" and found.span.start == 0 and found.span.end == len(name):
            return f"body:{found.entry_id}"
    return None


def plain(name: str) -> str:
    """A name as it is compared: its words in lower case, "unnamed" and possessives aside."""
    words = WORD.findall(re.sub(r"['\u2019]s\b", "", name.lower()))
    return " ".join(word for word in words if word not in ("unnamed", "the", "a", "an"))
