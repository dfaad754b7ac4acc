"""Which documents of a set repeat which."""

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from firsthand.errors import BadItem
from firsthand.records import Copy, Reading
from firsthand.trace import candidates, matches
from firsthand.trace.boilerplate import Judge, recurring
from firsthand.trace.claims import voiced
from firsthand.trace.direction import UNKNOWN, Item, Verdict, verdict
from firsthand.trace.edges import Edge, settled
from firsthand.trace.family import Family
from firsthand.trace.parents import Candidate, parents
from firsthand.trace.postings import Keys, Postings
from firsthand.trace.rewrites import LIKELY, Matter, retold
from firsthand.trace.rooting import Rooted
from firsthand.trace.sheets import Sheet, by_content, sheet, text_key
from firsthand.trace.terms import Rarity, terms
from firsthand.trace.ties import Tie, is_copy, tie
from firsthand.trace.told import copy_of
from firsthand.trace.trees import family_of, joins
from firsthand.trace.trees import tree as grown_tree


def copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """The copies among the documents, by their ids, in one order whatever the order of `readings`.

    Each document has the one parent that it is nearest to, and a further one for each part that only that has: so
    copies form trees and, where reports were merged, joins. A document that shares no sentences with an earlier one may
    be the rewrite of one. Of two readings with one id the first by text counts.
    """
    return CopyIndex(readings).copies()


class CopyIndex:
    """Readings and the ties between their texts, kept so that one more reading is looked at against them alone.

    A set that grew by `add` tells what `copies` tells of the whole, but that a text with many likenesses, and a word
    that many have (more than `candidates.FEW`, `matches.HOLDERS`, `matches.TRIED`), was paired with what was there when
    it came, and that a sentence which ceases to be boilerplate leads to no new pairs.
    """

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        unique = {one.document.id: one for one in sorted(readings, key=key_of, reverse=True)}
        self._items = [Item(reading=unique[key]) for key in sorted(unique)]
        sheets = [sheet(item.document.text) for item in self._items]
        groups = by_content(sheets, [item.document.id for item in self._items])
        self._numbers = {item.document.id: number for number, item in enumerate(self._items)}
        self._texts = {key: text for text, key in enumerate(groups)}
        self._text_of = [0] * len(sheets)
        for text, members in enumerate(groups.values()):
            for member in members:
                self._text_of[member] = text
        self._sheets = [sheets[members[0]] for members in groups.values()]
        self._families = [Family(members, self._items) for members in groups.values()]
        self._terms = [terms(one.worded) for one in self._sheets]
        self._rarity = Rarity(one.numbers for one in self._terms)
        self._sentences = postings_of([one.key_set() for one in self._sheets])
        self._boilerplate = recurring(self._sheets, self._sentences)
        self._ties: dict[int, dict[int, Tie]] = {}
        self._tree_of: dict[int, tuple[Rooted, int]] = {}
        self._joins: frozenset[int] = frozenset()
        self._tie_all()
        self._meet_all()
        for start in sorted(self._ties):
            if start not in self._tree_of and start not in self._joins:
                self._grow(start)

    def copies(self) -> tuple[Copy, ...]:
        """All copies among the readings so far, by later and earlier document."""
        return self._told_all(self._edges(range(len(self._items)), range(len(self._families))))

    def add(self, reading: Reading) -> tuple[Copy, ...]:
        """The copies that the new reading is part of, as the later or the earlier one; it is in the index from now on.

        BadItem where its id is in the index already.
        """
        document = reading.document
        if document.id in self._numbers:
            raise BadItem(f"{document.id}: is in the index already; give the new version an id of its own")
        number = len(self._items)
        self._items.append(Item(reading=reading))
        self._numbers[document.id] = number
        one = sheet(document.text)
        text = self._texts.setdefault(text_key(one, document.id), len(self._families))
        self._text_of.append(text)
        if text < len(self._families):
            self._families[text] = Family((*self._families[text].members, number), self._items)
        else:
            self._add_text(text, one, number)
        if text in self._ties:
            self._grow(text)
        texts = {
            *family_of(text, self._ties, self._key),
            *(each for other in self._retellers(text) for each in family_of(other, self._ties, self._key)),
        }
        numbers = {*self._after(text, number), *(self._families[each].first for each in texts)}
        edges = self._edges(sorted(numbers), sorted(texts))
        return self._told_all(edge for edge in edges if number in (edge.parent, edge.child))

    def _retellers(self, text: int) -> list[int]:
        """The other texts that may retell this one, as far as they are compared with it."""
        others = [each.other for each in self._met.get(text, ()) if text in self._tried(each.other)]
        if len(self._families[text].members) > 1:
            return others
        matter = self._matter(self._families[text].first)
        later = ((other, self._matter(self._families[other].first)) for other in others)
        return [other for other, each in later if retold(matter, each, self._rarity).likely >= LIKELY]

    def _tried(self, text: int) -> list[int]:
        return [each.other for each in self._met.get(text, ())[: matches.TRIED]]

    def _after(self, text: int, number: int) -> list[int]:
        members = self._families[text].members
        return members if number == self._families[text].first else members[members.index(number) :]

    def _add_text(self, text: int, one: Sheet, number: int) -> None:
        self._sheets.append(one)
        self._families.append(Family((number,), self._items))
        self._terms.append(terms(one.worded))
        self._rarity.add(self._terms[text].numbers)
        self._sentences.add(one.key_set(), text)
        self._judge(one)
        for other in self._near(text):
            self._tie(other, text)
        self._bands.add(next(candidates.band_keys([one], self._boilerplate)), text)
        self._months.append(matches.month(self._items[number]))
        if self._months[text] == matches.UNDATED and not self._open_ended:
            self._meet_all()
            return
        keys = matches.keys_of(self._terms[text], self._months[text], open_ended=self._open_ended)
        self._met[text] = matches.met_by(self._matches, keys, self._months[text], self._months)
        for each in self._met[text]:
            insort(self._met.setdefault(each.other, []), each._replace(other=text))
        self._matches.add(keys, text)

    def _judge(self, one: Sheet) -> None:
        """Decide anew of the sentences of a text that was added, and compare anew what holds those that changed."""
        judge = Judge(self._sheets)
        holders = {key: self._sentences.holders(key) for key in one.key_set().tolist()}
        now = {key for key, owners in holders.items() if judge.recurs(key, owners)}
        changed = {key for key in holders if (key in now) != (key in self._boilerplate)}
        if not changed:
            return
        self._boilerplate = (self._boilerplate - changed) | (now & changed)
        touched = sorted({text for key in changed for text in holders[key] if text < len(self._families) - 1})
        pairs = {(text, other) for text in touched for other in (*self._ties.get(text, ()), *self._near(text))}
        for left, right in sorted({(min(pair), max(pair)) for pair in pairs}):
            self._tie(left, right)
        for text in sorted({text for pair in pairs for text in pair}):
            self._grow(text)

    def _near(self, text: int) -> list[int]:
        bands = next(candidates.band_keys([self._sheets[text]], self._boilerplate))
        return [other for other in candidates.pairs_with(self._bands, bands, self._rank) if other != text]

    def _rank(self, text: int) -> tuple[float, float, str]:
        return self._items[self._families[text].members[0]].rank

    def _edges(self, numbers: Iterable[int], texts: Sequence[int]) -> list[Edge]:
        edges = settled([edge for each in numbers for edge in self._taken(each)], self._open_ties(texts), self._items)
        told = {edge.child for edge in edges} | {edge.parent for edge in edges if edge.verdict == UNKNOWN}
        roots = [first for text in texts if (first := self._families[text].first) not in told]
        return settled([*edges, *(edge for root in roots for edge in self._retold(root))], (), self._items)

    def _told_all(self, edges: Iterable[Edge]) -> tuple[Copy, ...]:
        return tuple(sorted(map(self._told, edges), key=lambda one: (one.later, one.earlier)))

    def _tie_all(self) -> None:
        bands = list(candidates.band_keys(self._sheets, self._boilerplate))
        self._bands = postings_of(bands)
        near = ranks(bands, key=lambda at: (bands[at][:4].tolist(), self._sheets[at].content))
        early = ranks(bands, key=self._rank)
        for left, right in candidates.pairs(self._bands, near, early):
            self._tie(left, right)

    def _tie(self, left: int, right: int) -> None:
        left, right = sorted((left, right), key=lambda text: self._sheets[text].content)
        found = tie(self._sheets[left], self._sheets[right], self._boilerplate)
        if is_copy(found):
            self._ties.setdefault(left, {})[right] = found
            self._ties.setdefault(right, {})[left] = found.turned()
        else:
            self._ties.get(left, {}).pop(right, None)
            self._ties.get(right, {}).pop(left, None)

    def _meet_all(self) -> None:
        self._months = [matches.month(self._items[family.members[0]]) for family in self._families]
        self._open_ended = matches.UNDATED in self._months
        rows = zip(self._terms, self._months, strict=True)
        self._matches = postings_of([matches.keys_of(one, when, open_ended=self._open_ended) for one, when in rows])
        self._met = matches.met(self._matches, self._months)

    def _taken(self, number: int) -> list[Edge]:
        item, text = self._items[number], self._text_of[number]
        family = self._families[text]
        if number != family.first:
            whole = tie(self._sheets[text], self._sheets[text], self._boilerplate)
            found = [self._candidate(other, number, whole) for other in family.before(item) if other != number]
            chosen = parents(item, self._first_ones(found, number), self._items)[:1]
            if not chosen:
                return [Edge(parent=number, child=family.first, verdict=UNKNOWN, tie=whole)]
        else:
            found = [
                self._candidate(other, number, shared.turned())
                for partner, shared in sorted(self._ties.get(text, {}).items())
                for other in self._families[partner].before(item)
            ]
            chosen = parents(item, self._first_ones(found, number), self._items)
        return [Edge(parent=one.number, child=number, verdict=one.verdict, tie=one.tie) for one in chosen]

    def _candidate(self, other: int, number: int, shared: Tie) -> Candidate:
        return Candidate(other, shared, self._verdict(other, number))

    def _first_ones(self, found: Iterable[Candidate], number: int) -> list[Candidate]:
        """Those that came first, or are first by id where nothing tells."""
        return [
            one
            for one in found
            if one.verdict.first > 0 or (one.verdict.first == 0 and self._id(one.number) < self._id(number))
        ]

    def _verdict(self, left: int, right: int) -> Verdict:
        told = verdict(self._items[left], self._items[right])
        if told.first:
            return told
        joined = [self._text_of[at] in self._joins for at in (left, right)]
        if joined[0] != joined[1]:
            return Verdict(1 if joined[1] else -1, "has parts of several reports")
        one, other = (self._tree_of.get(self._text_of[at]) for at in (left, right))
        if one and other and one[0] is other[0] and (first := one[0].first(one[1], other[1])):
            return Verdict(first, "has less of what the other versions have")
        return UNKNOWN

    def _grow(self, start: int) -> None:
        whole = family_of(start, self._ties, self._key)
        joined = joins(whole, self._ties)
        self._joins = (self._joins - frozenset(whole)) | joined
        for text in whole:
            self._tree_of.pop(text, None)
        apart = {text: {at: one for at, one in self._ties.get(text, {}).items() if at not in joined} for text in whole}
        for text in whole:
            if text not in joined and text not in self._tree_of:
                nodes = family_of(text, apart, self._key)
                items = {each: self._items[self._families[each].first] for each in nodes}
                grown = grown_tree(nodes, items, apart)
                self._tree_of |= {each: (grown, at) for at, each in enumerate(nodes)}

    def _key(self, text: int) -> str:
        return self._id(self._families[text].first)

    def _open_ties(self, texts: Iterable[int]) -> Iterator[Edge]:
        for left in texts:
            for right, shared in sorted(self._ties.get(left, {}).items()):
                one, other = self._families[left].first, self._families[right].first
                if self._id(one) < self._id(other) and self._verdict(one, other) == UNKNOWN:
                    yield Edge(parent=one, child=other, verdict=UNKNOWN, tie=shared)

    def _id(self, number: int) -> str:
        return self._items[number].document.id

    def _retold(self, number: int) -> list[Edge]:
        later = self._matter(number)
        found = [
            Edge(parent=other, child=number, verdict=told, retold=retold(self._matter(other), later, self._rarity))
            for text in self._tried(self._text_of[number])
            if text not in self._ties.get(self._text_of[number], {})
            for other in self._families[text].before(later.item)
            if (told := verdict(self._items[other], later.item)).first >= 0
            and (told.first or self._id(other) < self._id(number))
        ]
        likely = [edge for edge in found if edge.strength >= LIKELY]
        return [max(likely, key=lambda edge: (edge.strength, self._items[edge.parent].rank))] if likely else []

    def _matter(self, number: int) -> Matter:
        item = self._items[number]
        return Matter(item=item, terms=self._terms[self._text_of[number]], voiced=voiced(item.reading, self._rarity))

    def _told(self, edge: Edge) -> Copy:
        earlier, later = self._items[edge.parent], self._items[edge.child]
        same = all(
            self._items[at].document.text == self._sheets[self._text_of[at]].text for at in (edge.parent, edge.child)
        )
        return copy_of(earlier, later, edge, self._rarity, same_text=same)


def key_of(reading: Reading) -> tuple[str, str]:
    """What tells readings apart."""
    return (reading.document.id, reading.document.text)


def ranks(rows: Sequence[object], key: Callable[[int], Any]) -> list[int]:
    """The place of each row in the order of a key."""
    ranked = [0] * len(rows)
    for place, at in enumerate(sorted(range(len(rows)), key=key)):
        ranked[at] = place
    return ranked


def postings_of(keys: Sequence[Keys]) -> Postings:
    """Which texts hold each key, from the keys of each text in their order."""
    owners = np.repeat(np.arange(len(keys), dtype=np.int32), [len(each) for each in keys])
    return Postings(np.concatenate(keys) if keys else np.empty(0, np.uint64), owners)
