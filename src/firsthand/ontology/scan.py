"""Names of the tables in a text, one token after the other: first as they stand, then in other spellings."""

from functools import cache

from firsthand.ontology.designations import designation_after
from firsthand.ontology.forms import JOINS, Token
from firsthand.ontology.index import END, Form, Index, Node
from firsthand.ontology.placing import Found, allowed, case_kept, found_at, placed
from firsthand.ontology.second_look import line_of, look_again, lower_starts
from firsthand.ontology.spellings import names_in, others, package_index, slip_of, variants


def scan(text: str, parts: list[Token], names: Index) -> tuple[list[Found], set[str]]:
    """The longest name at each place, in order, and the words that some person in the text bears as a name."""
    found: list[Found] = []
    persons: set[str] = set()
    at, edge, matched_until, count, root = 0, -1, -1, len(parts), names.root
    lower, only_classes = lower_starts(), class_starts()
    while at < count:
        start, end, key = parts[at]
        is_attached, edge = edge == start, end
        if is_attached:
            at += 1
            continue
        node = root.get(key)
        one = None if node is None else as_it_stands(text, parts, at, matched_until, names)
        if one is None and ("a" <= text[start] <= "z") <= (key in lower):
            if node is not None and key not in only_classes:
                if any(form.personal for form in node.get(END, ())):
                    persons.add(key)
                one = look_again(text, parts, at, matched_until, names)
                if one is None:
                    at = family_end(text, parts, at, names)
            elif others(key) or slip_of(key):
                one = look_again(text, parts, at, matched_until, names)
        if one is None:
            at += 1
            continue
        found.append(one)
        edge = matched_until = one.end
        at = one.last + 1
    return found, persons


def as_it_stands(text: str, parts: list[Token], at: int, matched_until: int, names: Index) -> Found | None:
    """The longest name at token `at` whose words stand in a table just so."""
    best: tuple[int, Form] | None = None
    node: Node | None = names.root
    last = at
    while node is not None and (node := node.get(parts[last].key)) is not None:
        for form in node.get(END, ()):
            if (
                case_kept(text, parts, at, form)
                and placed(text, parts, at, last, form)
                and allowed(text, parts, at, last, form, matched_until, names)
            ):
                best = last, form
                break
        last += 1
        if last == len(parts) or text[parts[last - 1].end : parts[last].start] not in JOINS:
            break
    if best is None:
        return None
    last, form = best
    if form.kind == "class" and parts[at].key not in class_starts() and family_end(text, parts, at, names) > last:
        return None
    return found_at(text, parts, at, last, form, form.how, form.guarded or is_word_in_capitals(text, parts[at], form))


def family(text: str, parts: list[Token], at: int, names: Index) -> tuple[int, Form] | None:
    """The last token and the form of a system's name at token `at` that goes on with a number no table has."""
    best: tuple[int, Form] | None = None
    node, last = names.root.get(parts[at].key), at
    while node is not None:
        for form in node.get(END, ()):
            if form.kind == "system" and case_kept(text, parts, at, form) and designation_after(text, parts, last):
                best = last, form
                break
        last += 1
        if last == len(parts) or text[parts[last - 1].end : parts[last].start] not in JOINS:
            break
        node = node.get(parts[last].key)
    return best


def family_end(text: str, parts: list[Token], at: int, names: Index) -> int:
    """The last token of a family's name with another number, which no other name can be a part of; else `at`."""
    one = family(text, parts, at, names)
    return at if one is None else one[0]


def is_word_in_capitals(text: str, part: Token, form: Form) -> bool:
    """Whether an abbreviation that is also a word stands in a line of capitals."""
    if len(form.keys) > 1 or form.rules != "a" or part.key not in variants().capitals:
        return False
    return line_of(text, part).isupper()


@cache
def class_starts() -> frozenset[str]:
    """The words that words of arms alone start with, no name of the package's tables."""
    root = package_index().root
    return frozenset(root) - {form.keys[0] for form in names_in(root)}
