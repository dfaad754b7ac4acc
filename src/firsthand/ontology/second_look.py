"""A second look at words that no table has as they stand: another spelling, lower case, a slip."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from firsthand.ontology.forms import HYPHENS, JOINS, Token
from firsthand.ontology.index import END, Form, Index, Node
from firsthand.ontology.placing import COUNTRY_KINDS, Found, allowed, case_kept, found_at, placed
from firsthand.ontology.spellings import may_slip, names_in, others, package_index, same_number, slip_of, variants
from firsthand.ontology.tables import ontology


class Trail(NamedTuple):
    """How far a second look has come in the index: node, last token, and what it has put up with."""

    node: Node
    last: int
    is_spelt: bool
    code: str


def look_again(text: str, parts: list[Token], at: int, matched_until: int, names: Index) -> Found | None:
    """The longest name at token `at` in another spelling, in lower case or with a slip; None where two would fit."""
    fits: dict[int, list[Found]] = {}
    for last, form, how, code in spelt(text, parts, at, names):
        one = fitted(text, parts, at, last, form, how, matched_until, names)
        if one is not None:
            fits.setdefault(last, []).append(one._replace(country=country_of_system(form) if code else None))
    if not fits:
        return None
    longest = fits[max(fits)]
    return longest[0] if len({one.form.entry_id for one in longest}) == 1 else None


def spelt(text: str, parts: list[Token], at: int, names: Index) -> Iterator[tuple[int, Form, str, str]]:
    """Last token, form, how and code of each name that the words may be another spelling of."""
    key, codes = parts[at].key, variants().codes
    words = others(key)
    trails = [Trail(names.root[word], at, word != key, codes.get(key, "") if word == codes.get(key) else "")
              for word in (key, *words) if word in names.root]  # fmt: skip
    how = "spelling"
    if not trails and text[parts[at].start].isupper() and (word := slip_of(key)) is not None and word in names.root:
        trails, how = [Trail(names.root[word], at, True, "")], "misspelt"
    while trails:
        trail = trails.pop()
        for form in trail.node.get(END, ()):
            if may_be_spelt(form, trail.is_spelt) if how == "spelling" else may_slip(form):
                yield trail.last, form, how, trail.code
        trails.extend(further(text, parts, at, trail))


def further(text: str, parts: list[Token], at: int, trail: Trail) -> Iterator[Trail]:
    """One token on in the index, as the token stands or in another spelling."""
    after = trail.last + 1
    if after == len(parts) or text[parts[trail.last].end : parts[after].start] not in JOINS:
        return
    key = parts[after].key
    if key in trail.node:
        yield trail._replace(node=trail.node[key], last=after)
    for word in others(key):
        if word in trail.node:
            yield Trail(trail.node[word], after, True, trail.code)
    if len(parts[at].key) > 2 and not text[parts[after].start].islower():
        for word in same_number(key):
            if word in trail.node:
                yield Trail(trail.node[word], after, True, trail.code)


def may_be_spelt(form: Form, is_spelt: bool) -> bool:
    """Whether a second look may end in a form: in letters that differ, no country ("Columbia" is no Colombia)."""
    return form.kind in ("system", "group", "body") or (not is_spelt and form.kind != "class")


def fitted(
    text: str, parts: list[Token], at: int, last: int, form: Form, how: str, matched_until: int, names: Index
) -> Found | None:
    """The name with what must speak for it, or None where its case or place is wrong."""
    is_lower = not case_kept(text, parts, at, form)
    if is_lower and not lower_fits(text, parts, at, last, form):
        return None
    is_code = any(part.key.isdigit() for part in parts[at : last + 1]) or any(key.isdigit() for key in form.keys)
    is_bare = form.kind == "system" and not is_code
    judged = form._replace(personal=True) if is_bare or how == "misspelt" else form
    if not placed(text, parts, at, last, form) or not allowed(text, parts, at, last, judged, matched_until, names):
        return None
    return found_at(text, parts, at, last, form, how, form.guarded or is_bare)


def lower_fits(text: str, parts: list[Token], first: int, last: int, form: Form) -> bool:
    """Whether a name may stand here in lower case: a country or party; a designation without a space; any name in a
    line that has no capitals."""
    if not may_be_lower(form) or text[parts[first].start - 1 : parts[first].start] in HYPHENS:
        return False
    if form.kind in COUNTRY_KINDS:
        return True
    words = text[parts[first].start : parts[last].end]
    return " " not in words and (any(key.isdigit() for key in form.keys) or line_of(text, parts[first]).islower())


def line_of(text: str, part: Token) -> str:
    """The line that a token stands in, without that token."""
    start = text.rfind("\n", 0, part.start) + 1
    end = text.find("\n", part.end)
    return text[start : part.start] + text[part.end : end if end >= 0 else len(text)]


@cache
def may_be_lower(form: Form) -> bool:
    """Whether a form is a name in lower case as well: no plain word, no short abbreviation, no name of people."""
    table = variants()
    if form.guarded or form.personal or form.context or form.how == "metonym":
        return False
    if form.kind == "system" and any(key.isdigit() for key in form.keys):
        digits = sum(len(key) for key in form.keys if key.isdigit())
        return digits > 1 or sum(map(len, form.keys)) - digits > 1
    if any(key in table.common or key in table.capitals for key in form.keys):
        return len(form.keys) > 1 and form.kind in COUNTRY_KINDS
    if len(form.keys) > 1:
        return form.kind in COUNTRY_KINDS and all(len(key) > 2 for key in form.keys)
    if form.kind in COUNTRY_KINDS:
        return form.rules != "a" and len(form.keys[0]) > 3
    return len(form.keys[0]) > 5 or (form.kind == "system" and len(form.keys[0]) > 4)


@cache
def lower_starts() -> frozenset[str]:
    """The first words of the forms that may stand in lower case."""
    return frozenset(form.keys[0] for form in names_in(package_index().root) if may_be_lower(form))


def country_of_system(form: Form) -> str | None:
    """The country whose system a form names."""
    system = ontology().systems.get(form.entry_id)
    return system.country if system is not None else None
