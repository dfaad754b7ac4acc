"""What one row of each table says: frozen rows that name their source."""

from dataclasses import dataclass

from firsthand.records import Event, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of the 23 events: its meaning, a label for readers, its frame: what actor, object and counterparty are in it.

    `examples` are sentences that mark what fills a role: "[actor Oslo] sent [object tanks] to [counterparty Kyiv]."
    `plover` and `cameo` are None where no code fits plainly.
    """

    id: Event
    label: str
    meaning: str
    actor: str
    object: str
    counterparty: str
    source: str
    examples: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ("actor", "object", "counterparty", "quantity", "time", "place")
    plover: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state, de-facto authority, armed group or union of states, and the words that stand for it.

    The first adjective makes names of bodies ("Turkish army") unless `attributive` is given ("U.S."). The first of
    `capitals` is the capital or seat of government. `guarded` forms are also common words, `personal` ones also
    names of people, `unmatched` ones too ambiguous to match, `shared` ones also names of another row, on purpose.
    `context_aliases` stand for it only in a text that names one of `context`.
    """

    id: str
    name: str
    kind: str
    source: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    attributive: str | None = None
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    state: str | None = None
    guarded: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    context_aliases: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An agency, outlet, ministry, force, maker or monitor; `voice_of` is the party that speaks through it.

    `own_voice` says why a body of the state speaks for itself alone, such as a parliament. `describes` are the
    descriptions ("defence-ministry") that stand for this body in its own country.
    """

    id: str
    name: str
    kind: str
    source: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    voice_of: str | None = None
    own_voice: str | None = None
    domain: str | None = None
    describes: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponClass:
    """A class of the tree of arms; `words` mean arms anywhere, `weak_words` only in fitting context.

    `un_register`, `mtcr` and `sipri` hold categories of those lists, parted by "; ", each with its condition, if any,
    after " where "; None where the list has none for it.
    """

    id: str
    name: str
    source: str
    parent: str | None = None
    words: tuple[str, ...] = ()
    weak_words: tuple[str, ...] = ()
    un_register: str | None = None
    mtcr: str | None = None
    sipri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A named weapon system; `related` are other entries that it copies, derives from or is one family with."""

    id: str
    name: str
    weapon_class: str
    source: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    maker: str | None = None
    related: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Words that stand for a body once its country is known; `template` makes its name from {adjective}."""

    id: str
    words: tuple[str, ...]
    template: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """All tables, by id, in the order of their files."""

    events: dict[str, EventType]
    countries: dict[str, Country]
    bodies: dict[str, Body]
    classes: dict[str, WeaponClass]
    systems: dict[str, System]
    descriptions: dict[str, Description]
