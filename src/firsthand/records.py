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
class Mention:
    """Words of the document that stand for somebody or something, and the name they stand for.

    `name` is a plain name, other words of the same document, or "unnamed ..." with the words that describe it.
    `kind` says how the words relate to the name, `reason` why (in words).
    """

    span: Span
    name: str
    kind: NameKind = "words"
    reason: str = ""


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


__all__ = [
    "Amount", "Attribution", "Bound", "Certainty", "Claim", "Document", "Event", "Filler", "Interval", "Issue",
    "Mention", "NameKind", "Naming", "Precision", "Reading", "Role", "Span", "Status",
]  # fmt: skip
