"""Names of weapon systems that no table has, known by the form in which a text gives them."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.ontology.designations import ROMAN, designation_after
from firsthand.ontology.forms import HYPHENS, Token, tokens
from firsthand.ontology.index import index
from firsthand.ontology.names import Match, is_under
from firsthand.ontology.scan import class_starts, family
from firsthand.ontology.tables import DATA
from firsthand.records import Span

QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb"
LONGEST_NAME = 4  # tokens of letters in a name that a text gives ("Tempest Lance")


class Given(NamedTuple):
    """The table `unknown.toml`: cues as token keys, the longest first, and its words and classes."""

    cues: tuple[tuple[str, ...], ...]
    ships: tuple[str, ...]
    others: tuple[str, ...]
    numbered: frozenset[str]
    plain: frozenset[str]


@cache
def given() -> Given:
    """The table that ships with the package; read once."""
    data = tomllib.loads((DATA / "unknown.toml").read_text(encoding="utf-8"))
    cues = {tuple(part.key for part in tokens(words)) for words in data["named"]["words"]}
    return Given(
        cues=tuple(sorted(cues, key=lambda cue: (-len(cue), cue))),
        ships=tuple(data["ships"]["classes"]),
        others=tuple(data["others"]["classes"]),
        numbered=frozenset(data["numbered"]["words"]),
        plain=frozenset(data["plain"]["words"]),
    )


class Seen(NamedTuple):
    """Tokens that a form shows to be a system's name, which form, and the known family."""

    first: int
    last: int
    how: str
    family: str | None = None


class Page(NamedTuple):
    """A text with its tokens, and the match that covers each token."""

    text: str
    parts: list[Token]
    covered: dict[int, Match]

    def word(self, at: int) -> str:
        """A token as it is printed."""
        return self.text[self.parts[at].start : self.parts[at].end]

    def gap(self, at: int) -> str:
        """What stands between a token and the next or the text's end; a full stop where nothing does."""
        if at < 0 or at + 1 >= len(self.parts):
            return "." if at < 0 else self.text[self.parts[at].end :] or "."
        return self.text[self.parts[at].end : self.parts[at + 1].start]


def unknown(text: str, matched: Sequence[Match]) -> tuple[Match, ...]:
    """Systems in `text` that no table has, in order, given what `match` found; none overlaps a match.

    `entry_id` is made from the name ("saeed-7"), `kind` is new, and `how` says which form shows it: "family" (a known
    name with another number), "called" (after "called", "dubbed", "known as"), "designation" (letters and a number
    beside a word of arms), "quoted" (a name in quotation marks beside one), "named ship", or "again" for the same name
    elsewhere in the text.

    >>> from firsthand.ontology.names import match
    >>> text = "It flew a drone called Saeed-7 and a Wing Loong X."
    >>> [(one.span.of(text), one.entry_id, one.how, one.family) for one in unknown(text, match(text))]
    [('Saeed-7', 'saeed-7', 'called', None), ('Wing Loong X', 'wing-loong-x', 'family', 'wing-loong')]
    """
    parts = tokens(text)
    page = Page(text, parts, dict(covering(parts, matched)))
    taken: dict[int, Seen] = {}
    for seen in (*families(page), *beside_arms(page)):
        if not any(at in taken for at in range(seen.first, seen.last + 1)):
            taken.update(dict.fromkeys(range(seen.first, seen.last + 1), seen))
    named = {name_key(page, seen): seen for seen in taken.values()}
    for seen in again(page, named, taken):
        taken.update(dict.fromkeys(range(seen.first, seen.last + 1), seen))
    return tuple(as_match(page, seen) for seen in sorted(set(taken.values())))


def covering(parts: list[Token], matched: Sequence[Match]) -> Iterator[tuple[int, Match]]:
    """Each token that stands in a match, with that match."""
    at = 0
    for one in matched:
        while at < len(parts) and parts[at].end <= one.span.start:
            at += 1
        while at < len(parts) and parts[at].start < one.span.end:
            yield at, one
            at += 1


def families(page: Page) -> Iterator[Seen]:
    """Known names with a number that no table has."""
    names, only_classes = index(), class_starts()
    for at, part in enumerate(page.parts):
        if (
            part.key not in names.root
            or part.key in only_classes
            or at in page.covered
            or not page.word(at)[0].isupper()
        ):
            continue
        one = family(page.text, page.parts, at, names)
        if one is not None and (end := designation_after(page.text, page.parts, one[0])) is not None:
            yield Seen(at, end, "family", one[1].entry_id)


def beside_arms(page: Page) -> Iterator[Seen]:
    """Names that stand beside a word of arms in one of the forms."""
    done: set[Match] = set()
    for at, one in sorted(page.covered.items()):
        if one.kind != "class" or one in done or is_other(one.entry_id):
            continue
        done.add(one)
        last = at
        while last + 1 in page.covered and page.covered[last + 1] == one:
            last += 1
        yield from (seen for seen in (after_cue(page, last, one), after(page, last, one), before(page, at)) if seen)


def is_other(class_id: str) -> bool:
    """Whether a class is of parts, places or services."""
    return any(is_under(class_id, top) for top in given().others)


def after_cue(page: Page, last: int, one: Match) -> Seen | None:
    """The name that a word of arms is given: "missile dubbed the Saeed-7"."""
    if page.gap(last) not in (" ", ", ", "\n"):
        return None
    keys = tuple(part.key for part in page.parts[last + 1 : last + 5])
    cue = next((cue for cue in given().cues if keys[: len(cue)] == cue), None)
    if cue is None:
        return None
    first = last + 1 + len(cue)
    if first < len(page.parts) and page.parts[first].key in ("the", "a", "an"):
        first += 1
    end = name_end(page, first)
    how = "named ship" if is_ship(one.entry_id) else "called"
    return None if end is None or page.gap(first - 1).strip(QUOTES) not in (" ", "") else Seen(first, end, how)


def is_ship(class_id: str) -> bool:
    """Whether a class is of ships, whose members bear names of their own."""
    return any(is_under(class_id, top) for top in given().ships)


def name_end(page: Page, first: int) -> int | None:
    """The last token of a capitalised name that starts at a token; None where none does."""
    if first >= len(page.parts) or not is_name_word(page, first):
        return None
    last, count = first, 1
    while count < LONGEST_NAME * 2:
        gap = page.gap(last)
        following = last + 1
        is_joined = gap == "" or gap in HYPHENS
        if not is_joined and (gap != " " or not (is_name_word(page, following) or is_number_word(page, following))):
            break
        if following >= len(page.parts) or following in page.covered or (page.word(following).islower() and gap != ""):
            break
        last, count = following, count + 1
    return None if page.gap(last)[:1] in ("'", "\u2019") and page.gap(last)[1:] == "" else last


def is_name_word(page: Page, at: int) -> bool:
    """Whether a token may be a word of a new name: a capital first, in no match, and no plain word."""
    if at >= len(page.parts) or at in page.covered or not page.word(at)[0].isupper():
        return False
    return page.parts[at].key not in given().plain


def is_number_word(page: Page, at: int) -> bool:
    """Whether a token is a short number that may end a name."""
    if at >= len(page.parts):
        return False
    return (page.parts[at].key.isdigit() and len(page.parts[at].key) < 4) or page.word(at) in ROMAN - {"I"}


def after(page: Page, last: int, one: Match) -> Seen | None:
    """The designation, quoted name or ship's name that follows a word of arms: "missile XK-17", "frigate Tamala"."""
    gap, first = page.gap(last), last + 1
    if gap == " ":
        if (end := designation(page, first)) is not None:
            return Seen(first, end, "designation")
        if is_ship(one.entry_id) and one.how == "word" and not page.word(last).endswith("s"):
            end = name_end(page, first)
            return None if end is None or is_person(page, first, end) else Seen(first, end, "named ship")
        return None
    if len(gap) == 2 and gap[0] == " " and gap[1] in QUOTES and (end := name_end(page, first)) is not None:
        return Seen(first, end, "quoted") if page.gap(end)[:1] and page.gap(end)[0] in QUOTES else None
    return None


def is_person(page: Page, first: int, end: int) -> bool:
    """Whether words after a word for a ship are its captain's or a speaker's instead: two plain capitalised words."""
    return (
        end - first == 1
        and page.gap(first) == " "
        and page.parts[end + 1 : end + 2] != []
        and (page.parts[end + 1].key in ("said", "says", "told"))
    )


def before(page: Page, at: int) -> Seen | None:
    """The designation or quoted name right before a word of arms: "Fajr-8 rocket"."""
    gap, last = page.gap(at - 1), at - 1
    if last < 0:
        return None
    if gap in (" ", "-"):
        first = code_start(page, last)
        end = designation(page, first)
        return Seen(widened(page, first), last, "designation") if end == last else None
    if len(gap) == 2 and gap[1] == " " and gap[0] in QUOTES:
        first = last
        while first and last - first < LONGEST_NAME and page.gap(first - 1) in ("", " ", *HYPHENS):
            first -= 1
        opens = page.gap(first - 1)[-1:] if first else page.text[: page.parts[0].start][-1:]
        if opens and opens in QUOTES and name_end(page, first) == last:
            return Seen(first, last, "quoted")
    return None


def code_start(page: Page, last: int) -> int:
    """The first token of a run without spaces."""
    first = last
    while first and (page.gap(first - 1) == "" or page.gap(first - 1) in HYPHENS) and first - 1 not in page.covered:
        first -= 1
    return first


def designation(page: Page, first: int) -> int | None:
    """The last token of letters and a number in one run ("XK-17", "Fajr-8B"); None where no such run starts."""
    if first >= len(page.parts) or not is_name_word(page, first) or page.parts[first].key in given().numbered:
        return None
    if not page.word(first).isalpha():
        return None
    last, has_number = first, False
    while page.gap(last) == "" or page.gap(last) in HYPHENS:
        following = last + 1
        word = page.word(following)
        if following in page.covered or (word.islower() and page.gap(last) != ""):
            break
        has_number = has_number or word.isdigit() or (word in ROMAN and page.gap(last) != "")
        last = following
    return last if has_number else None


def widened(page: Page, first: int) -> int:
    """The start of a designation with the one capitalised word before it that belongs to its name."""
    at = first - 1
    word_like = page.word(first)[1:].islower()
    if at > 0 and word_like and page.gap(at) == " " and is_name_word(page, at) and page.gap(at - 1) in (" ", ", "):
        return at
    return first


def name_key(page: Page, seen: Seen) -> tuple[str, ...]:
    """What two mentions of one new name share."""
    return tuple(part.key for part in page.parts[seen.first : seen.last + 1])


def again(page: Page, named: dict[tuple[str, ...], Seen], taken: dict[int, Seen]) -> Iterator[Seen]:
    """The same names elsewhere in the text, in capitals as they were given."""
    by_start: dict[str, list[tuple[str, ...]]] = {}
    for key in sorted(named, key=len, reverse=True):
        by_start.setdefault(key[0], []).append(key)
    for at, part in enumerate(page.parts):
        for key in by_start.get(part.key, ()):
            places = range(at, at + len(key))
            is_free = all(place not in page.covered and place not in taken for place in places)
            if is_free and page.word(at)[0].isupper() and tuple(p.key for p in page.parts[at : at + len(key)]) == key:
                yield Seen(at, at + len(key) - 1, "again", named[key].family)
                break


def as_match(page: Page, seen: Seen) -> Match:
    """The match of a new name."""
    span = Span(start=page.parts[seen.first].start, end=page.parts[seen.last].end)
    return Match(span=span, entry_id="-".join(name_key(page, seen)), kind="new", how=seen.how, family=seen.family)
