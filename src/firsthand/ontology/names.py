"""Finding the ontology's names in a text, and what a few words stand for."""

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.ontology.forms import keys_of, tokens
from firsthand.ontology.guards import confirmed
from firsthand.ontology.index import Keys, index
from firsthand.ontology.placing import case_kept, placed
from firsthand.ontology.scan import scan
from firsthand.ontology.tables import ontology, per_tables
from firsthand.records import Span

KEPT = 256  # texts, most of them names of a few words


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Words of a text that name an entry; `kind` is country, group, union, body, system or class.

    `how`: name, alias, demonym, capital, metonym; for a class, word or weak word (arms only in fitting context);
    spelling for a name in another spelling, misspelt for one with a slip.
    A match of `unknown` has kind new; its `family` is the known system whose name it goes on, where it does.
    """

    span: Span
    entry_id: str
    kind: str
    how: str
    family: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The entry that a few words stand for, its plain name, and how they stand for it."""

    entry_id: str
    name: str
    how: str


def match(text: str) -> tuple[Match, ...]:
    """The names in `text`, longest first choice, never overlapping, in the order of the text.

    A possessive 's stays outside the span; an attached variant letter ("F-16V", "K9PL") belongs to it. A family's name
    with a number that no table has ("Wing Loong X") is no match. A guarded form (Javelin, Patriot) counts only where
    its sentence or one next to it speaks of arms, or where the text has the same entry by a sure name. A form that is
    also a person's name (Bayraktar) does not count beside another capitalised word.

    >>> [(m.span.of("Kyiv's S-300s and"), m.entry_id, m.how) for m in match("Kyiv's S-300s and")]
    [('Kyiv', 'ua', 'capital'), ('S-300s', 's-300', 'name')]
    """
    kept = remembered()
    if text not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        kept[text] = looked_for(text)
    return kept[text]


@per_tables
def remembered() -> dict[str, tuple[Match, ...]]:
    """The names of the last few texts: reading and linking ask for the same."""
    return {}


def looked_for(text: str) -> tuple[Match, ...]:
    """What `match` gives."""
    parts = tokens(text)
    found, persons = scan(text, parts, index())
    return tuple(
        Match(span=Span(start=one.start, end=one.end), entry_id=one.form.entry_id, kind=one.form.kind, how=one.how)
        for one in confirmed(text, parts, found, persons, index())
    )


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
            if not form.context and case_kept(inner, parts, 0, form) and placed(inner, parts, 0, len(parts) - 1, form):
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
