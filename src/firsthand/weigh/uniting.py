"""Which roots of a finding are one origin: by what they are known by, by their offices, by how they are described."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from firsthand.groups import Groups
from firsthand.records import ClaimRef, Document, OriginKind, Root
from firsthand.telling import LITTLE

STRONG: tuple[OriginKind, ...] = ("named", "unnamed", "document")
COMMON = """unnamed two three four several some one other another person people persons official officials source
sources man woman officer officers senior top former anonymous who asked named spokesperson spokesman spokeswoman
representative"""
VAGUE = LITTLE | frozenset(COMMON.split())
SHARED = 0.5  # of the words of the shorter description: from there two unnamed sources are taken for one
PAPERS = re.compile(
    r"\b(?:images?|pictures?|photos?|photographs?|footage|video|clip|documents?|minutes|waybills?|manifest|invoices?|list"
    r"|messages?|infrasound|data|records?|papers?|slide|brochure|examination|letter|report|log|register|contract)\b",
    re.IGNORECASE,
)
MEDIA = re.compile(
    r"\b(?:media|newspapers?|magazine|reports|press|channels?|outlets?|broadcasters?|bloggers?|posts)\b", re.IGNORECASE
)
OFFICE = re.compile(
    r"\b(?:minister|president|premier|chancellor|spokes(?:man|woman|person)|secretary|general|gen|admiral|colonel|col"
    r"|commander|leader|ministry|chief|commissioner|envoy|ambassador|representative)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
BEFORE = 60  # characters before a name in which its office stands
Offices = Mapping[str, Mapping[str, frozenset[str]]]
Group = tuple[Root, ...]


def offices_of(roots: Iterable[Root]) -> Offices:
    """For each document, the parties that it lets its named sources speak for, by what a name is known by."""
    out: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for root in roots:
        if root.kind == "named" and (held := parties(root)):
            for key in names(root):
                out[root.claim.document][key] = out[root.claim.document].get(key, frozenset()) | held
    return out


def parties(root: Root) -> frozenset[str]:
    """The parties that a root speaks for, as keys."""
    return frozenset(key for key in root.keys if key.startswith("party "))


def names(root: Root) -> frozenset[str]:
    """The names that a root is known by, as keys."""
    return frozenset(key for key in root.keys if key.startswith("name "))


def settled(roots: Sequence[Root], offices: Offices) -> list[Root]:
    """The roots of one finding in the light of each other.

    An office that one article gives holds in the others. Papers, pictures and recordings are not the unnamed people of
    the same report, and "the media" names nobody.
    """
    documents = sorted({root.claim.document for root in roots})
    return [placed(as_told(root), documents, offices) for root in roots]


def as_told(root: Root) -> Root:
    """An unnamed root as a paper where its words say so, as a hidden one where they only say "media"."""
    if root.kind not in ("unnamed", "document"):
        return root
    crowd = frozenset(key for key in root.keys if key.startswith("unnamed "))
    if crowd and PAPERS.search(root.label):
        return replace(root, kind="document", keys=(root.keys - crowd) | {f"papers {root.family}"})
    if root.kind == "unnamed" and MEDIA.search(root.label) and not parties(root):
        return replace(root, kind="hidden", keys=frozenset({f"hidden {root.family}"}))
    return root


def placed(root: Root, documents: Sequence[str], offices: Offices) -> Root:
    """A named root with the party that another article of the finding lets it speak for."""
    if root.kind != "named" or parties(root):
        return root
    known = (offices.get(document, {}).get(key, frozenset()) for document in documents for key in sorted(names(root)))
    return replace(root, keys=root.keys.union(*known))


def united(roots: Sequence[Root], documents: Mapping[str, Document]) -> list[Group]:
    """The roots in groups that are one origin each.

    One are roots that share a key, unnamed ones described alike, a name and a shorter form of it, and the holder of an
    office whose state the text leaves out with the one state that speaks in the finding.
    """
    groups = joined(by_key(roots), one_name)
    states = {key for group in groups if is_strong(group) for root in group for key in parties(root)}
    if len(states) == 1:
        groups = joined(groups, lambda one, other: one_state(one, other, documents))
    return sorted((tuple(sorted(group, key=lambda r: r.claim)) for group in groups), key=order)


def by_key(roots: Sequence[Root]) -> list[Group]:
    """The roots that a shared key ties together, and unnamed ones that are described alike."""
    groups = Groups(range(len(roots)))
    first: dict[str, int] = {}
    for number, root in enumerate(roots):
        for key in sorted(root.keys):
            groups.join(number, first.setdefault(key, number))
    unnamed = {root.label: number for number, root in enumerate(roots) if root.kind == "unnamed"}
    for (one, here), (other, there) in combinations(sorted(unnamed.items()), 2):
        if described_alike(one, other):
            groups.join(here, there)
    out: dict[int, list[Root]] = {}
    for number, root in enumerate(roots):
        out.setdefault(groups.find(number), []).append(root)
    return [tuple(group) for group in out.values()]


def joined(groups: Sequence[Group], alike: Callable[[Group, Group], bool]) -> list[Group]:
    """The groups with those joined that are alike, the first ones first, until none is."""
    left = sorted(groups, key=order)
    out: list[Group] = []
    while left:
        here = left.pop(0)
        while (other := next((group for group in left if alike(here, group)), None)) is not None:
            left.remove(other)
            here += other
        out.append(here)
    return out


def one_name(one: Group, other: Group) -> bool:
    """Whether two origins, not both tied to a party, bear names of which one holds all telling words of the other."""
    if not (is_strong(one) and is_strong(other)) or (any(map(parties, one)) and any(map(parties, other))):
        return False
    ours, theirs = (
        {words for root in group if root.kind in STRONG and (words := telling(root.label))} for group in (one, other)
    )
    return any(a <= b or b <= a for a in ours for b in theirs)


def one_state(one: Group, other: Group, documents: Mapping[str, Document]) -> bool:
    """Whether one of two origins speaks for a state and the other holds an office, of which state is left out."""
    if not (is_strong(one) and is_strong(other)) or any(map(parties, one)) == any(map(parties, other)):
        return False
    holder = other if any(map(parties, one)) else one
    return all(root.kind == "named" and in_office(root, documents[root.claim.document].text) for root in holder)


def in_office(root: Root, text: str) -> bool:
    """Whether the text puts an office before the last part of a source's name."""
    last = root.label.split()[-1]
    found = (match.start() for match in re.finditer(re.escape(last), text))
    return any(OFFICE.search(text[max(0, start - BEFORE) : start]) for start in found)


def is_strong(group: Sequence[Root]) -> bool:
    """Whether a group is more than an outlet's own voice, a hidden source, or an outlet that is passed on."""
    return any(root.kind in STRONG for root in group) and not all(root.relays for root in group)


def order(group: Sequence[Root]) -> tuple[int, ClaimRef]:
    """Named origins before unnamed ones, then by their first claim."""
    rank = min(STRONG.index(r.kind) if r.kind in STRONG else len(STRONG) for r in group)
    return rank, min(root.claim for root in group)


def telling(label: str) -> frozenset[str]:
    """The words of a label that tell one source from another."""
    found = re.findall(r"[^\W_]+", re.sub(r"['\u2019]s\b", "", label.lower()))
    return frozenset(found) - VAGUE


def described_alike(one: str, other: str) -> bool:
    """Whether two descriptions of unnamed sources have half of their telling words in common."""
    ours, theirs = ({word for word in words.lower().split() if word not in VAGUE} for words in (one, other))
    return bool(ours and theirs) and len(ours & theirs) >= SHARED * min(len(ours), len(theirs))
