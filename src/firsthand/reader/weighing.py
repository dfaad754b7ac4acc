"""How likely a mention stands for each of its antecedents: conditions for the weight table, numbers for the forest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from firsthand.languages import Language
from firsthand.reader.antecedents import COUNTRIES, REACH, THINGS, Antecedent, Scene, Sought
from firsthand.reader.marks import kind_of
from firsthand.reader.meant import KNOWN_BODIES
from firsthand.reader.mentions import is_plural
from firsthand.reader.parse import Token
from firsthand.reader.people import is_human
from firsthand.reader.second import DEPS, TAGS, kind_number, place

SORTS = ("pronoun", "speaker", "pointing", "definite", "indefinite")
ROLES = ("source", "actor", "object", "counterparty", "place")
FOUND = ("before", "own", "speaker", "speaker's country")
WORDS = (
    "he", "she", "his", "her", "him", "it", "its", "they", "them", "their", "we", "our", "us", "i", "my", "one",
    "both", "this", "these", "those", "that",
)  # fmt: skip
OWN_WORDS = ("definite", "indefinite")  # that mostly stand for themselves
HOPELESS = 0.03  # the forest never lifts them so far that they take a name
KEPT = 8  # antecedents: how many the forest looks at
SUBJECTS = ("nsubj", "nsubjpass")


def weigh(sought: Sought, where: Scene, found: Sequence[Antecedent], language: Language) -> list[float]:
    """The chance of each antecedent: by the weight table "name", the likeliest again by the forest of that name."""
    table = language.tables["name"]
    last = len(found) - 1
    chances = [table.yes(name_features(sought, where, c, last - i)) for i, c in enumerate(found)]
    forest = language.forests.get("name")
    if forest is None or not found or (sought.sort in OWN_WORDS and max(chances) < HOPELESS):
        return chances
    kept = likeliest(chances)
    again = forest.chances(all_numbers(sought, where, found, chances, kept))[:, 1].tolist()
    out = [0.0] * len(found)
    for i, chance in zip(kept, again, strict=True):
        out[i] = chance
    return out


def likeliest(chances: Sequence[float]) -> list[int]:
    """The numbers of the antecedents that the forest looks at, likeliest first."""
    return sorted(range(len(chances)), key=lambda i: -chances[i])[:KEPT]


def all_numbers(
    sought: Sought, where: Scene, found: Sequence[Antecedent], chances: Sequence[float], kept: Sequence[int]
) -> list[list[float]]:
    """The numbers of the antecedents that are `kept`, given the weight table's chances."""
    shared = mention_numbers(sought, where)
    verb = governor(sought.head)
    best = chances[kept[0]]
    second = chances[kept[1]] if len(kept) > 1 else 0.0
    out = []
    for rank, i in enumerate(kept):
        own = [chances[i], float(rank), best if rank else second, float(len(found)), float(len(found) - 1 - i)]
        out.append([*own, *shared, *pair_numbers(sought, where, found[i], verb)])
    return out


def mention_numbers(sought: Sought, where: Scene) -> list[float]:
    """The numbers that all antecedents of a mention share."""
    head = sought.head
    more = {c.dep for c in head.children}
    out = [
        place(sought.sort, SORTS),
        place(sought.role, ROLES),
        place(head.lower, WORDS),
        place(head.dep, DEPS),
        kind_number(head),
        is_human(head),
        head.lemma.lower() in KNOWN_BODIES,
        many(head),
        bool(more & {"amod", "compound"}),
        bool(more & {"prep", "relcl", "acl"}),
        where.parsed.tokens[sought.first].lower in ("this", "these", "that", "those"),
        head.i in where.speakers,
        head.i - where.parsed.sentences[head.sentence][0],
        head.sentence,
    ]
    return [float(v) for v in out]


def pair_numbers(sought: Sought, where: Scene, candidate: Antecedent, verb: Token) -> list[float]:
    """The numbers of one antecedent: where it stands, what it is, how it agrees with the mention."""
    head, phrase, again = sought.head, candidate.phrase, candidate.again
    at = phrase.head
    before = bisect_left(where.voices, sought.first)
    voice = where.voices[before - 1] if before else -1
    kinds = KNOWN_BODIES.get(head.lemma.lower(), ())
    out = [
        place(candidate.found, FOUND),
        min(head.sentence - again.sentence, REACH + 1),
        min(head.sentence - at.sentence, REACH + 1),
        min(head.i - again.i, 200),
        again is not at,
        head.paragraph == again.paragraph,
        place(at.dep, DEPS),
        place(again.dep, DEPS),
        place(at.pos, TAGS),
        kind_number(at),
        phrase.kind.startswith("body"),
        phrase.kind[5:] in kinds if kinds else -1,
        phrase.kind in COUNTRIES,
        phrase.kind in THINGS,
        phrase.proper,
        phrase.plural,
        phrase.plural == many(head),
        is_human(at) or phrase.kind == "person",
        min(candidate.mentions, 8),
        at.i in where.spoke,
        again.i in where.spoke,
        voice in (at.i, again.i),
        again.dep in SUBJECTS and head.dep in SUBJECTS,
        again.dep == head.dep,
        again.dep == "poss" or at.dep == "poss",
        at.dep in ("compound", "amod", "nmod"),
        governor(again) is verb,
        again.left == where.parsed.sentences[again.sentence][0],
        again.i in where.speakers,
        where.speakers.get(head.i) in (at, again),
        commands(again, head),
        commands(at, head),
        head.lemma == at.lemma,
        head.lemma in phrase.name.lower(),
        len(phrase.name.split()),
        candidate.ruled,
        at.sentence == 0,
        depth(again),
    ]
    return [float(v) for v in out]


def many(head: Token) -> bool:
    """Whether a mention stands for several."""
    return is_plural(head) or (head.pos == "NUM" and head.lower not in ("one", "1"))


def commands(subject: Token, word: Token) -> int:
    """How many words above a word stands the verb that another is the subject of ("RTX said it ..."); -1 if none."""
    if subject.dep not in SUBJECTS or subject.sentence != word.sentence:
        return -1
    return next((step for step, t in enumerate(word.up()) if t is subject.head), -1)


def governor(token: Token) -> Token:
    """The verb that a word hangs on, through its nouns and prepositions."""
    return next((t for t in token.up() if t.pos in ("VERB", "AUX")), token)


def depth(token: Token) -> int:
    """How many words stand above a word in its sentence."""
    return sum(1 for _ in token.up())


def name_features(sought: Sought, where: Scene, candidate: Antecedent, nearer: int) -> list[str]:
    """Conditions that speak for or against a mention standing for what an earlier phrase names."""
    head, sort, role = sought.head, sought.sort, sought.role
    parsed, spoke = where.parsed, where.spoke
    phrase = candidate.phrase
    at = phrase.head
    again = candidate.again
    far = min(head.sentence - again.sentence, REACH + 1)
    source = at.i in spoke or again.i in spoke
    plural = many(head)
    agreed = f"{'many' if plural else 'one'} {'many' if phrase.plural else 'one'}"
    word = head.lower if sort in ("pronoun", "speaker", "pointing") else head.lemma
    kind, own = phrase.kind, kind_of(head)
    same_head = head.lemma == at.lemma
    shared = head.lemma in phrase.name.lower() or (len(head.lemma) > 4 and at.lemma.startswith(head.lemma[:5]))
    found = candidate.found
    short = f"{sort} {role}"
    above = min(commands(again, head), 4)
    human = is_human(at)
    out = [
        "any",
        f"found {found}",
        f"sort {sort} found {found}",
        f"word {word} found {found}",
        f"sort {sort} kind {kind}",
        f"word {word} kind {kind}",
        f"role {role} kind {kind}",
        f"{short} kind {kind}",
        f"{short} kind {kind} found {found}",
        f"sort {sort} far {far}",
        f"{short} far {far}",
        f"word {word} far {far}",
        f"sort {sort} agreed {agreed}",
        f"word {word} agreed {agreed}",
        f"sort {sort} nearer {min(nearer, 6)}",
        f"sort {sort} dep {at.dep}",
        f"word {word} dep {at.dep}",
        f"sort {sort} far {far} dep {at.dep}",
        f"dep {head.dep} {at.dep} {sort}",
        f"sort {sort} same head {same_head}",
        f"{short} same head {same_head}",
        f"sort {sort} shared {shared}",
        f"sort {sort} mentions {min(candidate.mentions, 5)}",
        f"proper {phrase.proper} {sort}",
        f"word {word} proper {phrase.proper}",
        f"kinds {own} {kind} {sort}",
        f"kinds {own} {kind} agreed {agreed}",
        f"word {word} head {at.lemma}",
        f"own {own} found {found}",
        f"first in sentence {at.left == parsed.sentences[at.sentence][0]} {sort}",
        f"word {word} far {far} kind {kind}",
        f"same paragraph {head.paragraph == at.paragraph} {sort}",
        f"{short} proper {phrase.proper} kind {kind}",
        f"plural {phrase.plural} word {word}",
        f"sort {sort} shared {shared} kind {kind}",
        f"word {word} shared {shared}",
        f"{sort} {role} source {source}",
        f"word {word} source {source} far {far}",
        f"pronoun since {again is not at} {sort} far {far}",
        f"word {word} role {role} kind {kind} far {far}",
        f"again dep {again.dep} {head.dep} {sort} far {min(far, 2)}",
        f"word {word} human {human} proper {phrase.proper}",
        f"human {is_human(head)} {human} {short}",
        f"ruled {candidate.ruled} {short}",
        f"commands {above} {sort} {role}",
        f"commands {above} word {word}",
        f"speaker {where.speakers.get(head.i) in (at, again)} {head.i in where.speakers} {sort}",
        f"word {word} ruled {candidate.ruled}",
    ]
    for sense in at.senses:
        out += [f"word {word} sense {sense}", f"{short} sense {sense}", f"sort {sort} sense {sense}"]
    return out
