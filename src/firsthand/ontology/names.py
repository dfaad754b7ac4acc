"""Finding the ontology's names in a text, and what a few words stand for."""

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.ontology.forms import JOINS, Token, case_fits, keys_of, tokens
from firsthand.ontology.index import END, Form, Index, Keys, Node, index
from firsthand.ontology.tables import ontology
from firsthand.records import Span

SENTENCE_ENDS = frozenset(".!?:\n\u2026")
OPENERS = frozenset(" \"'\u201c\u2018\u201e\u00ab([")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Words of a text that name an entry; `kind` is country, group, union, body, system or class.

    `how`: name, alias, demonym, capital, metonym; for a class, word or weak word (arms only in fitting context).
    """

    span: Span
    entry_id: str
    kind: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The entry that a few words stand for, its plain name, and how they stand for it."""

    entry_id: str
    name: str
    how: str


def match(text: str) -> tuple[Match, ...]:
    """The names in `text`, longest first choice, never overlapping, in the order of the text.

    A possessive 's stays outside the span; an attached variant letter ("F-16V", "K9PL") belongs to it. A guarded
    form (Javelin, Patriot) that opens a sentence counts only before a word of arms or a number, or where the text
    has it inside a sentence as well. A form that is also a person's name (Bayraktar) does not count beside another
    capitalised word.

    >>> [(m.span.of("Kyiv's S-300s and"), m.entry_id, m.how) for m in match("Kyiv's S-300s and")]
    [('Kyiv', 'ua', 'capital'), ('S-300s', 's-300', 'name')]
    """
    parts = tokens(text)
    found = list(candidates(text, parts, index()))
    settled = {form.entry_id for _, _, form, is_open in found if not is_open and not form.context}
    return tuple(
        Match(span=Span(start=start, end=end), entry_id=form.entry_id, kind=form.kind, how=form.how)
        for start, end, form, is_open in found
        if (not is_open or form.entry_id in settled) and (not form.context or not settled.isdisjoint(form.context))
    )


def candidates(text: str, parts: list[Token], names: Index) -> Iterator[tuple[int, int, Form, bool]]:
    """Start, end, form and whether its guard left it open, for the longest form at each place."""
    at, matched_until, count = 0, -1, len(parts)
    while at < count:
        if parts[at].key not in names.root or (at and parts[at - 1].end == parts[at].start):
            at += 1
            continue
        best = longest(text, parts, at, matched_until, names)
        if best is None:
            at += 1
            continue
        last, form = best
        after = run_end(parts, last)
        end = parts[after].end
        yield parts[at].start, end, form, is_left_open(text, parts, at, after, form, names)
        matched_until = end
        at = after + 1


def longest(text: str, parts: list[Token], at: int, matched_until: int, names: Index) -> tuple[int, Form] | None:
    """The last token and the form of the longest name that starts at token `at`; None where there is none."""
    best: tuple[int, Form] | None = None
    node: Node | None = names.root
    last = at
    while node is not None and (node := node.get(parts[last].key)) is not None:
        for form in node.get(END, ()):
            if fits(text, parts, at, last, form) and allowed(text, parts, at, last, form, matched_until, names):
                best = last, form
                break
        last += 1
        if last == len(parts) or text[parts[last - 1].end : parts[last].start] not in JOINS:
            break
    return best


def fits(text: str, parts: list[Token], first: int, last: int, form: Form) -> bool:
    """Whether the words keep the form's capitals and punctuation and end where a word or a variant may end."""
    for part, rule in zip(parts[first : last + 1], form.rules, strict=True):
        if rule != "." and not case_fits(text[part.start : part.end], rule):
            return False
    start, end = parts[first].start, parts[last].end
    is_code = form.kind == "system" and any(part.key.isdigit() for part in parts[first : last + 1])
    if last + 1 < len(parts) and parts[last + 1].start == end and not is_code and not is_plural(parts, last + 1):
        return False
    if is_code and start > 1 and text[start - 1] in "-\u2011\u2013" and text[start - 2].isalnum():
        return False
    if is_code and first < last and len(parts[first].key) == 1 and text[start + 1] == " " and form.words[1] != " ":
        return False
    return last == first or stops(text, parts, first, last) == form_stops(form.words)


def stops(text: str, parts: list[Token], first: int, last: int) -> str:
    """The commas and full stops between the tokens of a match."""
    gaps = "".join(text[parts[at].end : parts[at + 1].start] for at in range(first, last))
    return "".join(sign for sign in gaps if sign in ".,")


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


def is_left_open(text: str, parts: list[Token], first: int, last: int, form: Form, names: Index) -> bool:
    """Whether a guarded form opens a sentence and no word of arms or number follows it."""
    if not form.guarded:
        return False
    at = parts[first].start - 1
    while at >= 0 and text[at] in OPENERS:
        at -= 1
    if at >= 0 and text[at] not in SENTENCE_ENDS:
        return False
    after = parts[last + 1].key if last + 1 < len(parts) else ""
    return not (after.isdigit() or after in names.vocabulary)


def country_of(words: str) -> Named | None:
    """The country or party that the words stand for by themselves, articles and a possessive aside; None otherwise.

    >>> country_of("the Kremlin")
    Named(entry_id='ru', name='Russia', how='metonym')
    >>> country_of("turkey") is None
    True
    """
    for start, end in stretches(words):
        inner = words[start:end]
        parts = tokens(inner)
        for form in index().countries.get(tuple(part.key for part in parts), ()):
            if not form.context and fits(inner, parts, 0, len(parts) - 1, form):
                return Named(entry_id=form.entry_id, name=ontology().countries[form.entry_id].name, how=form.how)
    return None


def stretches(words: str) -> Iterator[tuple[int, int]]:
    """The words, and the words without their article and possessive, as offsets."""
    parts = tokens(words)
    if not parts:
        return
    end = parts[-1].end
    if len(parts) > 1 and parts[-1].key == "s" and words[parts[-1].start - 1] in "'\u2019":
        end = parts[-2].end
    yield parts[0].start, end
    if len(parts) > 1 and parts[0].key == "the":
        yield parts[1].start, end


def class_of_word(words: str) -> tuple[str, bool] | None:
    """The class of a lower-case word or term of arms, singular or plural, and whether it is weak; None otherwise.

    >>> class_of_word("howitzer"), class_of_word("battery"), class_of_word("teapot")
    (('howitzer', False), ('air-defence', True), None)
    """
    keys: Keys = keys_of(words)
    form = index().classes.get(keys)
    return None if form is None else (form.entry_id, form.how == "weak word")


def is_under(class_id: str, top: str) -> bool:
    """Whether a class is `top` or stands under it in the tree of arms; KeyError for an unknown class.

    >>> is_under("icbm", "missile"), is_under("tank", "missile")
    (True, False)
    """
    here: str | None = class_id
    while here is not None and here != top:
        here = ontology().classes[here].parent
    return here is not None
