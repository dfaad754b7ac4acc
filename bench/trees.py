"""Copy trees for measurement: made articles, their copies, and the truth of who took from whom.

Base texts come from a grammar (`bench/texts`) whose tables are large and whose templates fix few words in a row, so
that no two share a sentence and no two on different events share 2 % of their five-word shingles (of the smaller text;
`tests/bench/test_trees.py` counts). A second report has the facts of another and one quotation, in other sentences: it
is no copy. Copies are verbatim, edited, cut, merged of two texts or updates of one outlet's own; a copy of a copy of a
copy occurs. Outlets put their footers under every article, so that unrelated articles share them. All is fiction.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone

from bench.texts import edits, facts
from bench.texts.article import Paragraphs, Writer
from bench.texts.facts import MONTHS
from bench.texts.grammar import between, pick, sentence, tables
from bench.texts.render import reading_of, text_of
from bench.texts.sites import Site, agencies, outlets
from firsthand.ids import made_id, text_hash
from firsthand.records import CopyKind, Document, Reading

FIRST_DAY = date(2024, 1, 1)
DAYS = 700
SMALL = 600  # documents of the set for the quality figures
UNDATED, WITHOUT_HOURS, SAME_MINUTE = 0.15, 0.30, 0.05  # shares of the documents; of the copies
SIZES = (
    (0.45, 2, 3),
    (0.80, 4, 8),
    (1.0, 9, 20),
)  # of stories with copies: up to this share, from and to how many documents
WAYS = (  # how copies come about, and how many of a hundred
    ("verbatim", 30), ("light", 20), ("edited", 18), ("heavy", 8), ("cut", 12), ("update", 6), ("merge", 12),
)  # fmt: skip
STRENGTH = {
    "light": (0.03, 0.2, 0, 1),
    "edited": (0.12, 0.4, 1, 2),
    "heavy": (0.25, 0.7, 2, 4),
}  # drop, reword, sentences added


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The truth of one document: its parents, its kind (None for an original), its originals, its event, the way."""

    id: str
    parents: tuple[str, ...]
    kind: CopyKind | None
    roots: tuple[str, ...]
    event: int
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The truth of a set, by document."""

    told: dict[str, Told]

    def edges(self) -> list[tuple[str, str]]:
        """Every copy with each of its parents, as (copy, parent)."""
        return [(one.id, parent) for one in self.told.values() for parent in one.parents]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document before it is printed: its marked text, where and when (to the minute) it came out, the truth of it."""

    told: Told
    body: Paragraphs
    dateline: str
    title: str
    site: Site
    minute: int
    facts: dict[str, str] = field(repr=False)
    credit: str | None = None
    credit_line: str | None = None
    updates: "Draft | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What all stories of a set share: outlets, agencies, the writer of sentences that come once."""

    seed: int
    sites: tuple[Site, ...]
    agencies: tuple[Site, ...]
    writer: Writer


def make(count: int, seed: int, *, singles: float = 0.4) -> tuple[list[Reading], Truth]:
    """`count` readings by id, and the truth; `singles` is the share of stories of one document without copies."""
    pairs = sorted(stream(count, seed, singles=singles), key=lambda pair: pair[1].id)
    return [reading for reading, _ in pairs], Truth(told={told.id: told for _, told in pairs})


def small(seed: int = 1) -> tuple[list[Reading], Truth]:
    """The set for the quality figures: `SMALL` documents, few of them alone."""
    return make(SMALL, seed, singles=0.15)


def stream(count: int, seed: int, *, singles: float = 0.4) -> Iterator[tuple[Reading, Told]]:
    """`count` readings with their truth, story after story; the same for the same arguments."""
    world = World(
        seed=seed, sites=outlets(min(400, max(20, count // 15)), seed), agencies=agencies(), writer=Writer(),
    )  # fmt: skip
    made = number = 0
    while made < count:
        for draft in story(number, made, world, singles)[: count - made]:
            yield printed(draft, random.Random(f"{seed}:print:{draft.told.id}")), draft.told
            made += 1
        number += 1


def story(number: int, first: int, world: World, singles: float) -> list[Draft]:
    """The documents of one event, parents before copies; `first` is the number of the first document."""
    rng = random.Random(f"{world.seed}:{number}")
    size = 1 if rng.random() < singles else next(
        between(rng, low, high) for draw in [rng.random()] for share, low, high in SIZES if draw < share
    )  # fmt: skip
    day = FIRST_DAY + timedelta(days=between(rng, 0, DAYS))
    known = facts.make(day, pick(rng, world.sites).name, pick(rng, world.agencies).name, rng)
    used: set[str] = set()
    minute = ((day - FIRST_DAY).days * 24 + between(rng, 5, 22)) * 60 + between(rng, 0, 59)
    drafts = [original(made_id("t", world.seed, first), number, known, minute, world, rng, used)]
    if (size == 1 and rng.random() < 0.25) or (size > 3 and rng.random() < 0.5):
        later = minute + between(rng, 20, 2400)
        drafts.append(original(made_id("t", world.seed, first + 1), number, known, later, world, rng, used))
    while len(drafts) < size:
        drafts.append(copied(made_id("t", world.seed, first + len(drafts)), drafts, world, rng))
    return drafts


def original(
    key: str, event: int, known: dict[str, str], minute: int, world: World, rng: random.Random, used: set[str]
) -> Draft:
    """A base text: of an agency as often as of an outlet."""
    site = pick(rng, world.agencies if rng.random() < 0.5 else world.sites)
    body = world.writer.text(known, rng, used)
    for habit in site.habits:
        body = habit(body)
    told = Told(id=key, parents=(), kind=None, roots=(key,), event=event, way="original")
    return Draft(
        told=told, body=body, dateline=dateline(site, known, minute, rng), title=headline(known, rng), site=site,
        minute=minute, facts=known,
    )  # fmt: skip


def dateline(site: Site, known: dict[str, str], minute: int, rng: random.Random) -> str:
    """Town, day and agency before the first words; empty for a third of the outlets."""
    day = at(minute)
    town = known["place"].upper() if rng.random() < 0.5 else known["place"]
    if site.agency:
        return f"{town}, {day.day} {MONTHS[day.month - 1]} ({site.name}) - "
    return f"{town} - " if rng.random() < 0.66 else ""


def headline(known: dict[str, str], rng: random.Random) -> str:
    """A new headline."""
    return sentence(pick(rng, tables()["title"]), known, rng)


def copied(key: str, drafts: list[Draft], world: World, rng: random.Random) -> Draft:
    """A copy of one of the documents so far, or of two."""
    parent = drafts[0] if rng.random() < 0.3 else pick(rng, drafts[-5:])
    draw = rng.random() * sum(share for _, share in WAYS)
    way = next(name for number, (name, _) in enumerate(WAYS) if draw < sum(share for _, share in WAYS[: number + 1]))
    other = second_parent(parent, drafts, rng) if way == "merge" else None
    if way == "merge" and other is None:
        way = "edited"
    parents = (parent, other) if other else (parent,)
    site = parent.site if way == "update" else pick(rng, [site for site in world.sites if site != parent.site])
    body = changed(way, parents, world, rng)
    for habit in site.habits if way in ("light", "edited", "heavy") else ():
        body = habit(body)
    kind: CopyKind = "verbatim" if body == parent.body else "edited"
    told = Told(
        id=key, parents=tuple(one.told.id for one in parents), kind=kind, event=parent.told.event, way=way,
        roots=tuple(sorted({root for one in parents for root in one.told.roots})),
    )  # fmt: skip
    minute = max(one.minute for one in parents) + lag(rng)
    draft = replace(parent, told=told, body=body, site=site, minute=minute, updates=None, credit=None, credit_line=None)
    return with_marks_of_taking(draft, parent, way, rng)


def with_marks_of_taking(draft: Draft, parent: Draft, way: str, rng: random.Random) -> Draft:
    """The copy with what editors put around it: headline, dateline, credit, a line that names where it is from."""
    if way == "update":
        return replace(draft, updates=parent.updates or parent, credit=parent.credit, credit_line=parent.credit_line)
    source = parent.credit if parent.credit and rng.random() < 0.7 else parent.site.name
    line = pick(rng, tables()["credits"]).replace("{source}", source) if rng.random() < 0.15 else None
    line_before = parent.dateline if rng.random() < 0.7 else dateline(draft.site, draft.facts, draft.minute, rng)
    return replace(
        draft, credit=source if rng.random() < 0.45 else None, credit_line=line, dateline=line_before,
        title=headline(draft.facts, rng) if rng.random() < 0.45 else parent.title,
    )  # fmt: skip


def second_parent(parent: Draft, drafts: list[Draft], rng: random.Random) -> Draft | None:
    """A document that has another original than `parent`, so that a merger can be seen; None where there is none."""
    others = [one for one in drafts if not set(one.told.roots) & set(parent.told.roots)]
    return pick(rng, others) if others else None


def changed(way: str, parents: tuple[Draft, ...], world: World, rng: random.Random) -> Paragraphs:
    """The text of a copy, by the way it came about."""
    parent = parents[0]
    if way == "verbatim":
        return parent.body
    if way == "cut":
        return edits.cut(parent.body, 0.4 + rng.random() * 0.45)
    if way == "merge":
        return edits.merged(parent.body, parents[1].body, rng)
    if way == "update":
        fresh = [world.writer.sentence("update_lead", parent.facts, rng, set()) for _ in range(between(rng, 1, 2))]
        return [parent.body[0], fresh, *edits.edited(parent.body[1:], rng, drop=0.08, change=0.08, fresh=[])]
    drop, change, least, most = STRENGTH[way]
    kinds = ("background", "detail", "numbers", "voices", "earlier")
    fresh = [
        world.writer.sentence(pick(rng, kinds), parent.facts, rng, set()) for _ in range(between(rng, least, most))
    ]
    body = edits.edited(parent.body, rng, drop=drop, change=change, fresh=fresh)
    for style in edits.STYLES:
        body = style(body) if rng.random() < 0.15 else body
    return body


def lag(rng: random.Random) -> int:
    """Minutes from a text to its copy: none for one in twenty, else a minute to three days, mostly hours."""
    return 0 if rng.random() < SAME_MINUTE else round(float(72 * 60) ** rng.random())


def at(minute: int) -> datetime:
    """The moment that is so many minutes after the first day."""
    return datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, tzinfo=UTC) + timedelta(minutes=minute)


def stamp(minute: int, draw: float) -> str | None:
    """A date as outlets give it: none, a day, or a moment, in UTC or in another zone."""
    if draw < UNDATED:
        return None
    when = at(minute)
    if draw < UNDATED + WITHOUT_HOURS:
        return when.date().isoformat()
    if draw > 0.9:
        when = when.astimezone(timezone(timedelta(hours=3)))
    return when.isoformat(timespec="minutes")


def printed(draft: Draft, rng: random.Random) -> Reading:
    """The reading of the document as its outlet prints it: dateline, credit line and footers in the text."""
    paragraphs = [[draft.dateline + draft.body[0][0], *draft.body[0][1:]], *draft.body[1:]]
    paragraphs += [[draft.credit_line]] if draft.credit_line else []
    paragraphs += [[pick(rng, tables()["disclaimers"])]] if rng.random() < 0.08 else []
    paragraphs += [[line] for line in draft.site.footers] if rng.random() < 0.9 else []
    text = text_of(paragraphs)
    first = draft.updates or draft
    published = stamp(first.minute, random.Random(f"stamp:{first.told.id}").random())
    document = Document(
        id=draft.told.id, text=text, title=draft.title, outlet=draft.site.name, domain=draft.site.domain,
        url=f"https://{draft.site.domain}/{first.told.id}",
        author=pick(rng, tables()["desks"]) if rng.random() < 0.3 else None,
        published=published, updated=stamp(draft.minute, rng.random()) if draft.updates else None, credit=draft.credit,
        extractor="bench/1", text_sha256=text_hash(text),
    )  # fmt: skip
    return reading_of(document, paragraphs)
