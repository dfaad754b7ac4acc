"""Readings from a few words, made without the reader: what an article tells, by whom, where it came out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from firsthand.ids import text_hash
from firsthand.ontology import match
from firsthand.pipeline import trace_readings
from firsthand.records import (
    Amount,
    Attribution,
    Certainty,
    Claim,
    ClaimRef,
    Document,
    Event,
    Filler,
    Finding,
    Interval,
    Judgement,
    Link,
    Mention,
    Naming,
    Reading,
    Role,
    Span,
    Status,
    Trace,
)
from firsthand.views.trace_json import document as json_of

CUE = re.compile(r"\b(?:said|says|reported|reports|denied|denies|told|announced|saw|citing|according to)\b")
NUMBER = re.compile(r"\d[\d,]*")
HIDDEN = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence and the claim that it makes; `by` are the sources, outermost first."""

    words: str
    event: Event
    trigger: str
    roles: tuple[tuple[Role, str], ...]
    by: tuple[str, ...] = ()
    status: Status = "actual"
    certainty: Certainty = "certain"
    denied: bool = False


def tells(
    words: str,
    event: Event,
    trigger: str,
    *,
    by: str = "",
    status: Status = "actual",
    certainty: Certainty = "certain",
    denied: bool = False,
    **roles: str,
) -> Told:
    """A sentence that makes a claim.

    Roles and sources are words of the sentence; "Moscow=Russia" gives the name that words stand for, and for a time its
    day. `by` is "KCNA > Kim Jong Un" from the outermost source on; "?" is a source that the text hides.
    """
    return Told(
        words=words,
        event=event,
        trigger=trigger,
        roles=tuple((cast(Role, role), filled) for role, filled in roles.items()),
        by=tuple(part.strip() for part in by.split(">") if part.strip()),
        status=status,
        certainty=certainty,
        denied=denied,
    )


def told_of(row: Mapping[str, Any]) -> Told:
    """A sentence from a row of a table: what `tells` takes, the roles in one table of their own."""
    known = {**row, **row["roles"]}
    del known["roles"]
    return tells(known.pop("words"), known.pop("event"), known.pop("trigger"), **known)


def article(
    key: str,
    *told: Told | str,
    outlet: str | None = None,
    published: str | None = None,
    credit: str | None = None,
    author: str | None = None,
    title: str | None = None,
    domain: str | None = None,
) -> Reading:
    """A reading with a paragraph for each sentence, its claims c1, c2 ... and its attributions a1, a2 ..."""
    lines = [one if isinstance(one, str) else one.words for one in told]
    text = "\n\n".join(lines)
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start=start, end=start + len(line)))
        start += len(line) + 2
    document = Document(
        id=key, text=text, title=title, outlet=outlet, domain=domain, author=author, published=published, credit=credit,
        extractor="given", text_sha256=text_hash(text),
    )  # fmt: skip
    links: list[Attribution] = []
    claims: list[Claim] = []
    for one, span in zip(told, spans, strict=True):
        if isinstance(one, Told):
            chain = chained(text, one, span, len(links))
            links += chain
            claims.append(claimed(text, one, span, f"c{len(claims) + 1}", tuple(link.id for link in chain)))
    return Reading(document=document, sentences=tuple(spans), attributions=tuple(links), claims=tuple(claims))


def chained(text: str, told: Told, within: Span, before: int) -> list[Attribution]:
    """The attributions of a sentence, from the outermost one on."""
    cue = CUE.search(text, within.start, within.end)
    out: list[Attribution] = []
    for words in told.by:
        source = None if words == HIDDEN else mention(text, words, within)
        naming: Naming = "anonymous" if source is None else "described" if is_unnamed(source) else "named"
        out.append(
            Attribution(
                id=f"a{before + len(out) + 1}", source=source, naming=naming,
                cue=Span(start=cue.start(), end=cue.end()) if cue else within, content=(within,), direct=False,
                within=out[-1].id if out else None, proposed_by="given", score=1.0,
            )
        )  # fmt: skip
    return out


def claimed(text: str, told: Told, within: Span, key: str, chain: tuple[str, ...]) -> Claim:
    """The claim of a sentence."""
    roles = tuple((role, (filler(text, role, words, within),)) for role, words in told.roles)
    return Claim(
        id=key, event=told.event, span=within, trigger=found(text, told.trigger, within), roles=roles,
        status=told.status, certainty=told.certainty, denied=told.denied, chain=chain, proposed_by="given", score=1.0,
    )  # fmt: skip


def filler(text: str, role: Role, words: str, within: Span) -> Filler:
    """What fills a role: an amount for a number, a day for a time."""
    said = mention(text, words, within)
    if role == "quantity":
        number = NUMBER.search(said.name)
        value = float(number.group().replace(",", "")) if number else None
        amount = Amount(low=value, high=value, unit=None, bound="exactly") if value is not None else None
        return Filler(mention=said, amount=amount)
    if role == "time":
        words = said.span.of(text)
        day = Interval(first=said.name, last=said.name, precision="day") if said.name != words else None
        return Filler(mention=replace(said, name=words), interval=day)
    return Filler(mention=said)


def mention(text: str, words: str, within: Span) -> Mention:
    """Words of a sentence, the name that they stand for, and its entry where the tables have one."""
    words, _, name = words.partition("=")
    return Mention(span=found(text, words, within), name=name or words, links=linked(name or words))


def linked(name: str) -> tuple[Link, ...]:
    """The entries that a whole name names."""
    hits = (one for one in match(name) if (one.span.start, one.span.end) == (0, len(name)))
    return tuple(Link(entry=f"{one.kind}:{one.entry_id}", reason="its name", score=0.98) for one in hits)


def is_unnamed(source: Mention) -> bool:
    """Whether a source is only described."""
    return source.name.startswith("unnamed ")


def found(text: str, words: str, within: Span) -> Span:
    """Where words stand in a sentence."""
    start = text.index(words, within.start, within.end)
    return Span(start=start, end=start + len(words))


def trace(*readings: Reading, judged: Sequence[Judgement] = ()) -> Trace:
    """What readings say together."""
    return trace_readings(readings, judged)


def bytes_of(traced: Trace) -> bytes:
    """A trace as its JSON view writes it."""
    return json_of(traced).encode("utf-8")


def ref(words: str) -> ClaimRef:
    """A claim by "document:claim"."""
    document, _, claim = words.partition(":")
    return ClaimRef(document=document, claim=claim)


def judge(left: str, right: str, verdict: str) -> Judgement:
    """An analyst's row: two claims by "document:claim", "same" or "different"."""
    return Judgement(left=ref(left), right=ref(right), same={"same": True, "different": False}[verdict])


def finding_of(traced: Trace, words: str) -> Finding:
    """The finding that a claim is in."""
    (one,) = [finding for finding in traced.findings if ref(words) in finding.claims]
    return one


def groups(traced: Trace) -> set[frozenset[str]]:
    """The claims of each finding, by "document:claim"."""
    return {frozenset(f"{one.document}:{one.claim}" for one in finding.claims) for finding in traced.findings}


def counting(finding: Finding) -> list[str]:
    """The labels of the origins that count, sorted."""
    return sorted(origin.label for origin in finding.origins if origin.counts)


def copied(reading: Reading, key: str, outlet: str, published: str | None, credit: str | None = None) -> Reading:
    """The same reading as another outlet prints it."""
    document = replace(reading.document, id=key, outlet=outlet, published=published, credit=credit, title=None)
    return replace(reading, document=document)
