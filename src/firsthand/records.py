"""Every type that crosses a stage: frozen values, tuples, and spans into text that never changes."""

from dataclasses import dataclass
from typing import Literal

Event = Literal[
    "develop", "order_production", "produce", "test", "display", "request", "pledge", "contract", "approve",
    "refuse", "transfer", "assist", "deploy", "use", "permit_use", "seize", "lose", "sanction", "cooperate",
    "find", "threaten", "no_comment", "concern",
]  # fmt: skip
Role = Literal["actor", "object", "counterparty", "quantity", "time", "place"]
Status = Literal["actual", "planned", "conditional"]
Certainty = Literal["certain", "probable", "possible"]
Naming = Literal["named", "described", "anonymous"]
NameKind = Literal["words", "name", "pronoun", "metonym", "description", "adjective", "unnamed"]
Precision = Literal["day", "month", "season", "year", "decade", "week", "quarter", "hour", "range"]
CopyKind = Literal["verbatim", "edited", "rewritten"]
CitationHow = Literal["credit", "byline", "dateline", "words", "link", "feed"]
OriginKind = Literal["named", "unnamed", "document", "hidden", "own voice"]
ConflictKind = Literal["denial", "quantity", "date", "status", "no_comment", "hedge", "scope"]
Bound = Literal["exactly", "at least", "at most", "about", "more than", "less than"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of code points, `[start, end)`, in a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What a stage met and did not understand, in words, with the place where it was met."""

    stage: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of an article; `text` never changes and never holds the title.

    `published` and `updated` are ISO 8601 dates or date-times as the source gives them; None means "not stated".
    `capture_sha256` is the hash of the bytes received, `text_sha256` that of the text's UTF-8 form.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    domain: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    credit: str | None = None
    extractor: str
    text_sha256: str
    capture_sha256: str | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The entry of the ontology that words stand for ("country:ir", "body:kcna", "system:geran-2", "class:tank").

    "new:saeed-7" is a weapon system that the text names and no table has. `reason` is in words; `score` is at most 1.
    """

    entry: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of the document that stand for somebody or something, and the name they stand for.

    `name` is a plain name, other words of the same document, or "unnamed ..." with the words that describe it.
    `kind` says how the words relate to the name, `reason` why (in words). `links` are the entries that it may be,
    the surest first: none where nothing fits, several of one score where the text leaves it open.
    """

    span: Span
    name: str
    kind: NameKind = "words"
    reason: str = ""
    links: tuple[Link, ...] = ()

    @property
    def entry(self) -> str | None:
        """The one entry that the words stand for; None where nothing fits or the text leaves it open."""
        if not self.links or (len(self.links) > 1 and self.links[0].score == self.links[1].score):
            return None
        return self.links[0].entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity read from its words: `low` to `high` of `unit`; None where a side is open or not stated."""

    low: float | None
    high: float | None
    unit: str | None
    bound: Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A time read from its words: first and last ISO day, both included, at the precision that is printed.

    A side is None where the words leave it open ("since 2022" has no last day).
    """

    first: str | None
    last: str | None
    precision: Precision
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """What fills a role of a claim: a mention, and the value of an amount or a time where it is one."""

    mention: Mention
    amount: Amount | None = None
    interval: Interval | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of a chain: who says it (`source`, None where the text hides it), `cue` and `content`."""

    id: str
    source: Mention | None
    naming: Naming
    cue: Span
    content: tuple[Span, ...]
    direct: bool
    within: str | None
    proposed_by: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One event or state about arms as one document tells it; `chain` runs from the outermost link to the root."""

    id: str
    event: Event
    span: Span
    trigger: Span
    roles: tuple[tuple[Role, tuple[Filler, ...]], ...]
    status: Status
    certainty: Certainty
    denied: bool
    chain: tuple[str, ...]
    proposed_by: str
    score: float
    reasons: tuple[str, ...] = ()

    def fillers(self, role: Role) -> tuple[Filler, ...]:
        """What fills `role`, in the order of the text; empty where the text does not give it."""
        return next((fillers for name, fillers in self.roles if name == role), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document says: its sentences, who says what in it, and its claims.

    `unread` are the sentences that speak of arms, by the ontology's words, and gave no claim.
    `clusters` are the sources and fillers of roles that stand for one thing, its longest words first.
    """

    document: Document
    sentences: tuple[Span, ...] = ()
    clusters: tuple[tuple[Mention, ...], ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    unread: tuple[Span, ...] = ()
    issues: tuple[Issue, ...] = ()

    def attribution(self, key: str) -> Attribution:
        """The attribution with this id; KeyError where there is none."""
        for attribution in self.attributions:
            if attribution.id == key:
                return attribution
        raise KeyError(key)

    def chain(self, claim: Claim) -> tuple[Attribution, ...]:
        """The attributions that `claim` stands in, outermost first; empty for the outlet's own voice."""
        return tuple(self.attribution(key) for key in claim.chain)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ClaimRef:
    """A claim of a document, by the ids of both."""

    document: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Passage:
    """Words that two documents share: where they stand in the earlier and in the later text."""

    earlier: Span
    later: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One document that repeats another: `later` took from `earlier`, both by id.

    `directed` is False where nothing tells which came first; `earlier` is then only the first by id. `passages` are
    the shared words (for a rewrite: the shared quotations, names and numbers), `score` how sure the tie is, at most 1.
    """

    earlier: str
    later: str
    kind: CopyKind
    score: float
    directed: bool = True
    passages: tuple[Passage, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document that credits an outlet or agency; `cited` is the credited article where it is in the set.

    `span` are the words of the text that say so; None where the credit line, the byline or a link does.
    """

    document: str
    name: str
    how: CitationHow
    reason: str
    entry: str | None = None
    cited: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """Where one claim's information comes from, as its own document and what that copies tell it.

    `keys` are what it is known by (a party, a body, a name, the family of copies that an unnamed source speaks in):
    roots that share a key are one. `relays` is the outlet whose report it only passes on.
    """

    claim: ClaimRef
    label: str
    kind: OriginKind
    keys: frozenset[str]
    family: str
    entry: str | None = None
    relays: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the information of a finding entered the news, and whether it counts as one independent origin.

    `reason` says why it counts or does not ("copy of ...", "same party as ...", "relays ..."). `interested` is True
    for a party to the event itself. `claims` are the claims of the finding that come from it.
    """

    label: str
    kind: OriginKind
    counts: bool
    reason: str
    claims: tuple[ClaimRef, ...]
    entry: str | None = None
    interested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Claims of one set of documents that state the same event; `claims[0]` tells it most fully.

    `independent` is the best estimate of how many origins are not known to depend on each other, `least` and `most`
    its bounds where the texts cannot settle it. `reasons` say why the claims are the same.
    """

    id: str
    event: Event
    claims: tuple[ClaimRef, ...]
    origins: tuple[Origin, ...]
    independent: int
    least: int
    most: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two claims on one event that cannot both stand as told, or a hedge, a silence or a scope that differs."""

    left: ClaimRef
    right: ClaimRef
    kind: ConflictKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A value that changes along copies or credits: each step a claim and its words, the first told first."""

    finding: str
    steps: tuple[tuple[ClaimRef, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Documents that hang together by copies, credits or common findings; by time, undated ones last.

    `carriers` are the agencies and outlets that they credit, `cycles` rings of documents that credit each other.
    `independent` is that of the finding that most of them tell.
    """

    id: str
    title: str
    documents: tuple[str, ...]
    findings: tuple[str, ...]
    outlets: tuple[str, ...]
    carriers: tuple[str, ...]
    origins: tuple[str, ...]
    independent: int
    cycles: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """An analyst's decision on a pair of claims: they state the same event, or different ones."""

    left: ClaimRef
    right: ClaimRef
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a set of readings says together; everything in one order that does not hang on the order of input."""

    readings: tuple[Reading, ...]
    copies: tuple[Copy, ...]
    citations: tuple[Citation, ...]
    stories: tuple[Story, ...]
    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
    drifts: tuple[Drift, ...] = ()
    issues: tuple[Issue, ...] = ()


__all__ = [
    "Amount", "Attribution", "Bound", "Certainty", "Citation", "CitationHow", "Claim", "ClaimRef", "Conflict",
    "ConflictKind", "Copy", "CopyKind", "Document", "Drift", "Event", "Filler", "Finding", "Interval", "Issue",
    "Judgement", "Link", "Mention", "NameKind", "Naming", "Origin", "OriginKind", "Passage", "Precision", "Reading",
    "Role", "Root", "Span", "Status", "Story", "Trace",
]  # fmt: skip
