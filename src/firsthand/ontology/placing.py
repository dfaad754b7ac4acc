"""Whether a form's words may stand where they stand: capitals, punctuation, word ends, neighbours."""

from functools import lru_cache
from typing import NamedTuple

from firsthand.ontology.designations import designation_after
from firsthand.ontology.forms import HYPHENS, Token, case_fits, tokens
from firsthand.ontology.index import Form, Index

# Words that may open a sentence right before a name, where a given name is not to be feared.
BEFORE_NAMES = frozenset({
    "a", "all", "an", "and", "another", "any", "as", "both", "but", "each", "first", "five", "for", "four", "her",
    "his", "if", "in", "its", "many", "more", "most", "new", "no", "of", "old", "on", "only", "other", "our", "second",
    "some", "surplus", "ten", "the", "their", "these", "those", "three", "two", "used", "when", "while", "with",
})  # fmt: skip
# Words that a country's name may stand before in capitals ("Chad President").
TITLES = frozenset({
    "ambassador", "army", "defence", "foreign", "government", "interior", "king", "minister", "president", "prime",
})  # fmt: skip
COUNTRY_KINDS = ("country", "group", "union")


class Found(NamedTuple):
    """A form and where it stands: characters, tokens, how it is written, and what must speak for it.

    `is_open`: only in fitting context. `country`: only in a text that names this country.
    """

    start: int
    end: int
    first: int
    last: int
    form: Form
    how: str
    is_open: bool
    country: str | None = None


def found_at(text: str, parts: list[Token], at: int, last: int, form: Form, how: str, is_open: bool) -> Found:
    """A name with the variant letters that are attached to it."""
    after = run_end(parts, last)
    return Found(parts[at].start, parts[after].end, at, after, form, how, is_open)


def case_kept(text: str, parts: list[Token], first: int, form: Form) -> bool:
    """Whether the words keep the form's capitals."""
    for at, rule in enumerate(form.rules, first):
        if rule != "." and not parts[at].key.isdigit() and not case_fits(text[parts[at].start : parts[at].end], rule):
            return False
    return True


def placed(text: str, parts: list[Token], first: int, last: int, form: Form) -> bool:
    """Whether the words keep the form's punctuation and end where a word or a variant may end.

    A family's name with a number that the tables do not have ("Shahed-999") is not that family's known system.
    """
    start, end = parts[first].start, parts[last].end
    is_system = form.kind == "system"
    is_code = is_system and any(part.key.isdigit() for part in parts[first : last + 1])
    if last + 1 < len(parts) and parts[last + 1].start == end and not is_code and not is_plural(parts, last + 1):
        return False
    if is_code and start > 1 and text[start - 1] in HYPHENS and text[start - 2].isalnum():
        return False
    if is_code and first < last and len(parts[first].key) == 1 and text[start + 1] == " " and form.words[1] != " ":
        return False
    if is_system and not is_code and designation_after(text, parts, last) is not None:
        return False
    return last == first or stops(text, parts, first, last) == form_stops(form.words)


def stops(text: str, parts: list[Token], first: int, last: int) -> str:
    """The commas and full stops between the tokens of a match."""
    gaps = "".join(text[parts[at].end : parts[at + 1].start] for at in range(first, last))
    return "".join(sign for sign in gaps if sign in ".,")


@lru_cache(maxsize=65536)
def form_stops(words: str) -> str:
    """The commas and full stops between the tokens of a form."""
    if "," not in words and "." not in words:
        return ""
    parts = tokens(words)
    return stops(words, parts, 0, len(parts) - 1)


def is_plural(parts: list[Token], at: int) -> bool:
    """Whether the token is a plural s attached to a number, and the last of its run."""
    return parts[at].key == "s" and (at + 1 == len(parts) or parts[at + 1].start != parts[at].end)


def run_end(parts: list[Token], last: int) -> int:
    """The last token that is attached to token `last` without a gap."""
    while last + 1 < len(parts) and parts[last + 1].start == parts[last].end:
        last += 1
    return last


def allowed(text: str, parts: list[Token], first: int, last: int, form: Form, matched_until: int, names: Index) -> bool:
    """Whether the neighbours speak against a form: a person's name, or "the North" without "the"."""
    if not form.context and not form.personal:
        return True
    before = parts[first - 1] if first and text[parts[first - 1].end : parts[first].start] in (" ", ". ") else None
    after = parts[last + 1] if last + 1 < len(parts) and text[parts[last].end : parts[last + 1].start] == " " else None
    capital_after = after is not None and text[after.start].isupper()
    if form.context:
        return before is not None and before.key == "the" and not capital_after
    if capital_after and after is not None and after.key not in names.vocabulary and after.key not in TITLES:
        return False
    return (
        before is None
        or not text[before.start].isupper()
        or before.end == matched_until
        or before.key in BEFORE_NAMES
        or text[before.end : parts[first].start] == ". "
    )
