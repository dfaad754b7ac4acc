"""Whether a name that is also a common word, another place or a person stands in fitting context."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.ontology.forms import SPACES, Token
from firsthand.ontology.index import Index
from firsthand.ontology.placing import BEFORE_NAMES, COUNTRY_KINDS, Found
from firsthand.ontology.tables import DATA, ontology

# A paragraph's end, or the end of a sentence before a capital; "Gen. Dvornikov" and "the U.S. Army" go on.
SENTENCE_END = re.compile(
    r"[\n.!?\u2026](?:(?<=\n)\n*|(?<!\b[A-Z]\.)(?<!\bGen\.)(?<!\bCol\.)(?<!\bMaj\.)(?<!\bLt\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)"
    r"(?<!\bDr\.)(?<!\bSt\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGov\.)(?<!\bNo\.)"
    r"[\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]?[^\W\d_a-z]))"
)
MEDIA = ("wire", "state media", "private media")
# Words of terms of arms that say nothing by themselves.
PLAIN = frozenset({
    "and", "by", "entry", "first", "for", "general", "hand", "head", "how", "know", "man",
    "off", "one", "part", "set", "under", "use", "view", "way",
})  # fmt: skip
# Capitalised words before a system's name that say where it comes from.
ORIGINS = frozenset({"arab", "asian", "baltic", "european", "nordic", "soviet", "western"})
DETERMINERS = frozenset({
    "a", "additional", "all", "an", "another", "any", "both", "each", "every", "few", "first",
    "five", "four", "her", "his", "its", "many", "more", "most", "new", "no", "older",
    "old", "one", "other", "our", "second", "several", "six", "some", "ten", "that", "the",
    "their", "these", "third", "this", "those", "three", "two", "your",
})  # fmt: skip


class Against(NamedTuple):
    """Words beside which a country's name is another place or thing, unless the text has one of `unless`."""

    near: frozenset[str]
    unless: frozenset[str]


class Guards(NamedTuple):
    """The table `guards.toml`: its words, and the rows by the entry that they speak against."""

    reporting: frozenset[str]
    forces: frozenset[str]
    elsewhere: frozenset[str]
    against: dict[str, Against]


@cache
def guards() -> Guards:
    """The table that ships with the package; read once."""
    data = tomllib.loads((DATA / "guards.toml").read_text(encoding="utf-8"))
    rows = {row["entry"]: Against(frozenset(row["near"]), frozenset(row["unless"])) for row in data["against"]}
    words = {key: frozenset(data[key]["words"]) for key in ("reporting", "forces", "elsewhere")}
    return Guards(**words, against=rows)


class Scene:
    """What surrounds the names of one text: its sentences and where arms are spoken of, each found once."""

    def __init__(self, text: str, parts: list[Token], found: Sequence[Found], names: Index) -> None:
        self.text, self.parts, self.names = text, parts, names
        self.arms = [one.start for one in found if speaks_of_arms(one)]
        self.parties = [one.start for one in found if one.form.kind in COUNTRY_KINDS]
        self.inside = {parts[at].start for one in found for at in range(one.first, one.last + 1)}
        self.ends = [0, *(end.end() for end in SENTENCE_END.finditer(text)), len(text) + 1]
        self.keys = frozenset(part.key for part in parts)

    def sentence(self, at: int, around: int = 0) -> tuple[int, int]:
        """Start and end of the sentence at a character, with as many sentences around it."""
        here = bisect_right(self.ends, at) - 1
        return self.ends[max(0, here - around)], self.ends[min(len(self.ends) - 1, here + 1 + around)]

    def opens_sentence(self, at: int) -> bool:
        """Whether nothing but an opening sign stands before a character in its sentence."""
        return not self.text[self.sentence(at)[0] : at].strip(" \n\"'\u201c\u2018\u201e\u00ab([")

    def has_arms_near(self, at: int) -> bool:
        """Whether the sentence or one next to it has a word or system of arms."""
        return has_one(self.arms, *self.sentence(at, around=1))

    def has_arms(self, at: int) -> bool:
        """Whether the sentence has a word or system of arms."""
        return has_one(self.arms, *self.sentence(at))

    def has_party(self, at: int) -> bool:
        """Whether the sentence names a country or party."""
        return has_one(self.parties, *self.sentence(at))

    def has_word(self, at: int, words: frozenset[str]) -> bool:
        """Whether the sentence has one of some words."""
        if words.isdisjoint(self.keys):
            return False
        start, end = self.sentence(at)
        return any(start <= part.start < end and part.key in words for part in self.parts)

    def is_counted(self, one: Found) -> bool:
        """Whether a name stands as a thing: in the plural, or after an article, a number, or a country."""
        if one.form.keys[-1].endswith("s"):
            return True
        before = self.parts[one.first - 1] if one.first else None
        return before is not None and (
            before.key in DETERMINERS or before.key.isdigit() or before.start in self.parties
        )

    def next_key(self, one: Found) -> str:
        """The key of the token right after a name, a possessive aside; empty where none follows in the sentence."""
        at = one.last + 1
        if at < len(self.parts) and self.parts[at].key == "s" and self.text[self.parts[at].start - 1] in "'\u2019":
            at += 1
        if at >= len(self.parts) or self.text[self.parts[at - 1].end : self.parts[at].start] not in {"-", *SPACES}:
            return ""
        return self.parts[at].key

    def is_before_arms(self, one: Found) -> bool:
        """Whether a word of arms comes right after a name."""
        key = self.next_key(one)
        return key in self.names.vocabulary and key not in PLAIN

    def is_in_longer_name(self, one: Found) -> bool:
        """Whether a new capitalised word beside it makes a name another's ("Tempest Lance", "Charlotte Hornets")."""
        after, before = one.last + 1, one.first - 1
        if after < len(self.parts) and self.text[one.end : self.parts[after].start] == " " and self.is_new_name(after):
            return True
        if before < 1 or self.text[self.parts[before].end : one.start] != " " or not self.is_new_name(before):
            return False
        return self.parts[before].key not in BEFORE_NAMES | ORIGINS and self.parts[before].start not in self.ends

    def is_new_name(self, at: int) -> bool:
        """Whether a token is a capitalised word of a name that no table has."""
        word = self.text[self.parts[at].start : self.parts[at].end]
        return len(word) > 2 and word[0].isupper() and word[1:].islower() and self.parts[at].start not in self.inside

    def is_reported_by(self, one: Found) -> bool:
        """Whether a word of reporting stands close to a name in its sentence, or the name alone in brackets."""
        if self.text[one.start - 1 : one.start] == "(" and self.text[one.end : one.end + 1] == ")":
            return True
        start, end = self.sentence(one.start)
        near = (*self.parts[max(0, one.first - 4) : one.first], *self.parts[one.last + 1 : one.last + 3])
        return any(start <= part.start < end and part.key in guards().reporting for part in near)


def has_one(places: list[int], start: int, end: int) -> bool:
    """Whether one of some places, in order, lies between two others."""
    place = bisect_left(places, start)
    return place < len(places) and places[place] < end


def speaks_of_arms(one: Found) -> bool:
    """Whether a name is a plain word of arms or a system that needs no context itself."""
    if one.form.kind == "class":
        return one.how == "word"
    return one.form.kind == "system" and not one.is_open and one.country is None


def confirmed(text: str, parts: list[Token], found: list[Found], persons: set[str], names: Index) -> list[Found]:
    """The names that their context bears out, in order."""
    doubtful = [one for one in found if is_doubtful(one, persons)]
    if not doubtful:
        return found
    scene = Scene(text, parts, found, names)
    doubted = set(doubtful)
    plain = {one.form.entry_id for one in found if one not in doubted}
    borne_out = {one for one in doubtful if one.is_open and is_borne_out(one, scene)}
    sure = plain | {one.form.entry_id for one in borne_out if one.how != "misspelt"}
    named = sure | {entry for one in found if one not in doubted for entry in countries_of(one)}
    return [
        one
        for one in found
        if one not in doubted
        or (
            misspelt_stands(one, one in borne_out, sure)
            if one.how == "misspelt"
            else stands(one, scene, sure, named, persons)
        )
    ]


def misspelt_stands(one: Found, is_borne_out: bool, sure: set[str]) -> bool:
    """Whether a slip counts: where the text has the right name nowhere, and a system in fitting context."""
    return one.form.entry_id not in sure and (is_borne_out or not one.is_open)


def is_doubtful(one: Found, persons: set[str]) -> bool:
    """Whether anything has to speak for a name."""
    form = one.form
    return bool(
        one.is_open
        or form.context
        or one.country
        or one.how == "misspelt"
        or (form.personal and form.keys[0] in persons)
        or (form.entry_id in guards().against and one.how == "name")
    )


def countries_of(one: Found) -> Iterable[str]:
    """The country that a body or system of this name belongs to."""
    tables = ontology()
    row = tables.bodies.get(one.form.entry_id) if one.form.kind == "body" else None
    return (row.country,) if row is not None and row.country else ()


def stands(one: Found, scene: Scene, sure: set[str], named: set[str], persons: set[str]) -> bool:
    """Whether a doubtful name is that name here."""
    form = one.form
    if form.context:
        return not sure.isdisjoint(form.context)
    if one.country is not None:
        return one.country in named
    if form.personal and form.keys[0] in persons:
        return is_no_person(one, scene, sure)
    if form.entry_id in guards().against:
        return not is_spoken_against(one, scene)
    return not one.is_open or form.entry_id in sure or is_related(form.entry_id, sure)


def is_related(entry_id: str, sure: set[str]) -> bool:
    """Whether a system of the same family stands in the text by a sure name."""
    system = ontology().systems.get(entry_id)
    return system is not None and not sure.isdisjoint(system.related)


def is_borne_out(one: Found, scene: Scene) -> bool:
    """Whether a guarded name stands in fitting context: arms for a system or maker, reporting for an outlet."""
    if one.form.kind == "body" and ontology().bodies[one.form.entry_id].kind in MEDIA:
        return scene.is_reported_by(one)
    if scene.is_before_arms(one):
        return True
    if scene.is_in_longer_name(one):
        return False
    if scene.has_word(one.start, guards().elsewhere):
        return False
    if scene.opens_sentence(one.start):
        return scene.has_arms(one.start)
    if scene.has_arms_near(one.start) or scene.has_word(one.start, guards().forces):
        return True
    return one.how not in ("spelling", "misspelt") and scene.is_counted(one) and scene.has_party(one.start)


def is_no_person(one: Found, scene: Scene, sure: set[str]) -> bool:
    """Whether a name that a person of the text also bears is not that person here."""
    if one.form.kind in COUNTRY_KINDS:
        return one.form.entry_id in sure
    before = scene.parts[one.first - 1].key if one.first else ""
    return before in DETERMINERS or before.isdigit() or scene.is_before_arms(one)


def is_spoken_against(one: Found, scene: Scene) -> bool:
    """Whether the sentence has words beside which the name is another place or thing."""
    row = guards().against[one.form.entry_id]
    if not row.unless.isdisjoint(scene.keys):
        return False
    return scene.has_word(one.start, row.near)
