"""The records' terms in plain words: events, chains, names, how surely a claim is told."""

from dataclasses import dataclass

from firsthand.records import Amount, Attribution, Claim, Document, Event, Filler, Interval, Mention, Reading, Role
from firsthand.views.clean import shown

HIDDEN = "(hidden source)"
NOT_STATED = "(not stated)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What an event is called: what the actor does, and the word that leads to the object."""

    does: str
    link: str = ""

    @property
    def whole(self) -> str:
        return f"{self.does} {self.link}".strip()


EVENTS: dict[Event, Phrase] = {
    "develop": Phrase(does="develops"),
    "order_production": Phrase(does="orders production", link="of"),
    "produce": Phrase(does="produces"),
    "test": Phrase(does="tests"),
    "display": Phrase(does="displays"),
    "request": Phrase(does="requests"),
    "pledge": Phrase(does="pledges"),
    "contract": Phrase(does="makes a deal", link="for"),
    "approve": Phrase(does="approves"),
    "refuse": Phrase(does="refuses"),
    "transfer": Phrase(does="transfers"),
    "assist": Phrase(does="assists", link="with"),
    "deploy": Phrase(does="deploys"),
    "use": Phrase(does="uses"),
    "permit_use": Phrase(does="permits or limits use", link="of"),
    "seize": Phrase(does="seizes"),
    "lose": Phrase(does="destroys or loses"),
    "sanction": Phrase(does="imposes sanctions", link="over"),
    "cooperate": Phrase(does="cooperates", link="on"),
    "find": Phrase(does="finds"),
    "threaten": Phrase(does="threatens"),
    "no_comment": Phrase(does="declines comment", link="on"),
    "concern": Phrase(does="voices concern", link="over"),
}

ROLES: dict[Role, str] = {
    "actor": "actor",
    "object": "object",
    "counterparty": "with",
    "quantity": "number",
    "time": "time",
    "place": "place",
}


def filled(claim: Claim, role: Role) -> tuple[str, ...]:
    """The names that fill `role`, each once, as they may be shown."""
    return tuple(dict.fromkeys(shown(filler.mention.name) for filler in claim.fillers(role)))


def carrier(document: Document) -> str:
    """The outlet, and in brackets the agency that its credit line names, unless the outlet is that agency."""
    outlet = shown(document.outlet or "") or "(outlet not stated)"
    credit = shown(document.credit or "")
    return outlet if not credit or credit.casefold() == outlet.casefold() else f"{outlet} (via {credit})"


def source_name(attribution: Attribution) -> str:
    """Who says it, by plain name; brackets where the text hides the source."""
    return HIDDEN if attribution.source is None else shown(attribution.source.name)


def chain_words(reading: Reading, claim: Claim, arrow: str = "<-") -> str:
    """The chain from the outlet to the root: `Daily Star (via Reuters) <- KCNA <- Kim Jong Un`."""
    links = [source_name(link) for link in reading.chain(claim)]
    if not links:
        return f"{carrier(reading.document)}, in its own voice"
    return f" {arrow} ".join([carrier(reading.document), *links])


def root_words(reading: Reading, claim: Claim) -> str:
    """Who stands at the chain's end: a source, or the outlet's own voice."""
    chain = reading.chain(claim)
    return source_name(chain[-1]) if chain else "own voice"


def surely(claim: Claim) -> str:
    """Status and certainty: `planned, probable`. Whether the root denies it is told apart."""
    return f"{claim.status}, {claim.certainty}"


def day_words(interval: Interval) -> str:
    """The days a time was read as, and their precision: `2024-11-01 to 2024-11-30 (month)`."""
    first, last = interval.first or "(open)", interval.last or "(open)"
    days = first if first == last else f"{first} to {last}"
    return f"{'about ' if interval.approximate else ''}{days} ({interval.precision})"


def amount_words(amount: Amount) -> str:
    """The number a quantity was read as: `at least 1,500 shells`."""
    sides = [f"{side:,.10g}" for side in dict.fromkeys((amount.low, amount.high)) if side is not None]
    bound = "" if amount.bound == "exactly" else f"{amount.bound} "
    return shown(f"{bound}{' to '.join(sides) or 'an unstated number'} {amount.unit or ''}")


def value_words(filler: Filler) -> str:
    """What a filler's words were read as: days, a number, else the plain name."""
    if filler.interval is not None:
        return day_words(filler.interval)
    return amount_words(filler.amount) if filler.amount is not None else shown(filler.mention.name)


def tells_name(mention: Mention, text: str) -> bool:
    """Whether the words themselves hold the name, so that it need not be told again."""
    name = shown(mention.name).casefold().removeprefix("unnamed ")
    return name in shown(mention.span.of(text)).casefold()
