"""Drafts and events become records: chains, states, names, ids."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from firsthand.ids import made_id
from firsthand.languages import Language
from firsthand.reader import sensed
from firsthand.reader.claims import Event
from firsthand.reader.mentions import sort_of
from firsthand.reader.naming import VALUES, Asked, context, name_all, speakers_of
from firsthand.reader.nesting import Draft, size
from firsthand.reader.parse import Parsed
from firsthand.reader.phrases import trimmed
from firsthand.reader.plainly import in_words
from firsthand.reader.quantities import read_amount
from firsthand.reader.roles import Candidate
from firsthand.reader.states import state_features
from firsthand.reader.times import resolve
from firsthand.records import Attribution, Claim, Document, Filler, Interval, Mention, Naming, Reading, Role, Span

ROLES: tuple[Role, ...] = ("actor", "object", "counterparty", "quantity", "time", "place")
PARTIES = ("actor", "counterparty")
PREPOSITION = re.compile(r"\b(since|by|until|till|before|after|from|through)\s+$", re.IGNORECASE)
LONGEST_EVIDENCE = 280  # characters: evidence that would be longer is cut to the trigger's side of its roles


def reading(
    parsed: Parsed,
    document: Document,
    drafts: Sequence[Draft],
    events: Sequence[Event],
    quoted: Sequence[tuple[int, int]],
    language: Language,
) -> Reading:
    """The reading that a document's drafts and events make."""
    speakers = speakers_of([(d.content, d.speaker) for d in drafts], quoted)
    where = context(parsed, speakers, (d.speaker.i for d in drafts if d.speaker), language)
    asked = [
        *(source_asked(d) for d in drafts if d.source),
        *(filler_asked(role, c) for e in events for role, c, _ in e.roles),
    ]
    names = name_all(list(dict.fromkeys(a for a in asked if a is not None)), where)
    attributions = tuple(
        attribution(parsed, number, draft, drafts, names, quoted) for number, draft in enumerate(drafts)
    )
    single = [one for event in events for one in by_party(event)]
    claims = tuple(
        dict.fromkeys(claim(parsed, document, event, drafts, attributions, names, language) for event in single)
    )
    return Reading(
        document=document,
        sentences=tuple(parsed.sentence_span(i) for i in range(len(parsed.sentences))),
        clusters=clusters(names),
        attributions=attributions,
        claims=claims,
        unread=unread(parsed, claims),
        issues=(*document.issues, *parsed.issues),
    )


def clusters(names: Mapping[Asked, Mention]) -> tuple[tuple[Mention, ...], ...]:
    """The sources and fillers that share a name, two places or more; the longest words first."""
    found: dict[str, dict[Span, Mention]] = {}
    for asked, mention in names.items():
        if asked.role not in VALUES:
            found.setdefault(mention.name, {}).setdefault(mention.span, mention)
    several = [tuple(places.values()) for places in found.values() if len(places) > 1]
    longest = (tuple(sorted(c, key=lambda m: (m.span.start - m.span.end, m.span.start))) for c in several)
    return tuple(sorted(longest, key=lambda c: (min(m.span for m in c), c[0].name)))


def by_party(event: Event) -> list[Event]:
    """A joint silence is one claim for each party that keeps it; any other event is itself."""
    actors = [r for r in event.roles if r[0] == "actor"]
    if event.event != "no_comment" or len(actors) < 2:
        return [event]
    return [replace(event, roles=tuple(r for r in event.roles if r[0] != "actor" or r is actor)) for actor in actors]


def source_asked(draft: Draft) -> Asked | None:
    """What is asked of a draft's source."""
    if draft.source is None or draft.speaker is None:
        return None
    return Asked(head=draft.speaker, first=draft.source[0], last=draft.source[1], role="source")


def filler_asked(role: str, candidate: Candidate) -> Asked:
    """What is asked of a role's filler."""
    return Asked(head=candidate.head, first=candidate.range[0], last=candidate.range[1], role=role)


def attribution(
    parsed: Parsed,
    number: int,
    draft: Draft,
    drafts: Sequence[Draft],
    names: dict[Asked, Mention],
    quoted: Sequence[tuple[int, int]],
) -> Attribution:
    """The record of a draft."""
    asked = source_asked(draft)
    source = names[asked] if asked else None
    return Attribution(
        id=f"a{number + 1}",
        source=source,
        naming=naming(parsed, draft, source),
        cue=parsed.span(*draft.cue),
        content=tuple(parsed.span(*r) for r in draft.content),
        direct=all(any(first <= a and b <= last for first, last in quoted) for a, b in draft.content),
        within=f"a{draft.within + 1}" if draft.within is not None else None,
        proposed_by=f"cue {draft.token.lemma}",
        score=round(draft.score, 3),
        reasons=draft.reasons,
    )


def naming(parsed: Parsed, draft: Draft, source: Mention | None) -> Naming:
    """Whether a source is named, described or anonymous."""
    if source is None or draft.speaker is None:
        return "anonymous"
    if (
        draft.speaker.lemma in ("source", "report", "rumour", "media", "sources", "reports", "some", "people")
        and source.kind == "unnamed"
    ):
        return "anonymous"
    if source.kind == "unnamed" or source.name.startswith("unnamed "):
        return "described"
    return (
        "described"
        if sort_of(parsed, draft.speaker, draft.source[0] if draft.source else 0) in ("indefinite", "pointing")
        else "named"
    )


def chain_of(drafts: Sequence[Draft], at: int) -> list[int]:
    """The numbers of the drafts that a token stands in, outermost first: the innermost, and its holders."""
    telling = [i for i, d in enumerate(drafts) if d.tells(at) and d.token.i != at]
    leaves = [i for i in telling if not any(drafts[j].within == i for j in telling)]
    if not leaves:
        return []
    number: int | None = min(leaves, key=lambda i: (size(drafts[i].content), i))
    chain: list[int] = []
    while number is not None and number not in chain:
        chain.append(number)
        number = drafts[number].within
    return chain[::-1]


def claim(
    parsed: Parsed,
    document: Document,
    event: Event,
    drafts: Sequence[Draft],
    attributions: Sequence[Attribution],
    names: dict[Asked, Mention],
    language: Language,
) -> Claim:
    """The record of an event."""
    chain = chain_of(drafts, event.token.i)
    features = state_features(parsed, event.token, event.event, [drafts[i] for i in chain], language.hedges)
    status, certainty, denied = (
        sensed.state(parsed, event.token, language.tables[name], features) for name in ("status", "certainty", "denied")
    )
    fillers: dict[str, list[Filler]] = {}
    for role, candidate, chance in event.roles:
        mention = names[filler_asked(role, candidate)]
        if role not in PARTIES or all(f.mention.name != mention.name for f in fillers.get(role, [])):
            fillers.setdefault(role, []).append(filler(role, mention, chance, document, status))
    roles = tuple((role, tuple(fillers[role])) for role in ROLES if role in fillers)
    trigger = parsed.span(*event.words)
    span = evidence(parsed, event, trigger)
    signed = [(role, f.mention.span.start, f.mention.span.end) for role, fs in roles for f in fs]
    return Claim(
        id=made_id("c", document.id, event.event, trigger, span, signed),
        event=event.event,  # type: ignore[arg-type]
        span=span,
        trigger=trigger,
        roles=roles,
        status=status,  # type: ignore[arg-type]
        certainty=certainty,  # type: ignore[arg-type]
        denied=denied == "yes",
        chain=tuple(attributions[i].id for i in chain),
        proposed_by=f"trigger {event.row}",
        score=round(event.score, 3),
        reasons=(*event.reasons, *state_reasons(language, features, status, certainty, denied)),
    )


def state_reasons(language: Language, features: list[str], status: str, certainty: str, denied: str) -> tuple[str, ...]:
    """Why a claim is planned, uncertain or denied; nothing for what is simply told."""
    out = []
    for name, value, usual in (
        ("status", status, "actual"),
        ("certainty", certainty, "certain"),
        ("denied", denied, "no"),
    ):
        if value != usual:
            label = f"{name} {value}" if name != "denied" else "denied"
            words = " and ".join(in_words(language.tables[name].reasons(features, value, 12)))
            out.append(f"{label}: {words}" if words else f'{label}: weight table "{name}"')
    return tuple(out)


def filler(role: str, mention: Mention, chance: float, document: Document, status: str) -> Filler:
    """A role's filler with the value of its amount or time."""
    words = mention.span.of(document.text)
    tense: Literal["past", "future"] = "future" if status == "planned" else "past"
    return Filler(
        mention=mention,
        amount=read_amount(words) if role == "quantity" else None,
        interval=interval(words, mention.span.start, document, tense) if role == "time" else None,
        reason=f'{role}: forest "role" {chance:.2f}',
    )


def completed(reading: Reading) -> Reading:
    """The reading with the values of its amounts and times, read from their words where they are not given."""

    def whole(claim: Claim, role: Role, one: Filler) -> Filler:
        if role not in VALUES or one.amount is not None or one.interval is not None:
            return one
        made = filler(role, one.mention, 0.0, reading.document, claim.status)
        return replace(one, amount=made.amount, interval=made.interval)

    claims = tuple(
        replace(c, roles=tuple((role, tuple(whole(c, role, one) for one in fillers)) for role, fillers in c.roles))
        for c in reading.claims
    )
    return replace(reading, claims=claims)


def interval(words: str, start: int, document: Document, tense: Literal["past", "future"]) -> Interval | None:
    """When the words of a time are, read with the preposition before them ("since 2022" is open to the present)."""
    before = PREPOSITION.search(document.text, max(0, start - 12), start)
    published = day(document.published)
    led = resolve(f"{before.group(1)} {words}", published, tense=tense) if before else None
    return led or resolve(words, published, tense=tense)


def day(published: str | None) -> date | None:
    """The day of a publication date; None where it is not a date."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def evidence(parsed: Parsed, event: Event, trigger: Span) -> Span:
    """The words that state the event: from the first to the last of trigger and roles, within its sentence."""
    spans = [trigger] + [trimmed(parsed, *c.range) for _, c, _ in event.roles]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    if end - start > LONGEST_EVIDENCE:
        near = [
            s
            for s in spans
            if abs(s.start - trigger.start) < LONGEST_EVIDENCE // 2
            and abs(s.end - trigger.start) < LONGEST_EVIDENCE // 2
        ]
        start, end = min(s.start for s in (*near, trigger)), max(s.end for s in (*near, trigger))
    return Span(start=start, end=end)


def unread(parsed: Parsed, claims: Sequence[Claim]) -> tuple[Span, ...]:
    """The sentences that speak of arms and hold no claim."""
    spans = [parsed.sentence_span(number) for number in range(len(parsed.sentences))]
    starts = [span.start for span in spans]
    read: set[int] = set()
    for claim_ in claims:
        first, last = bisect_right(starts, claim_.span.start) - 1, bisect_right(starts, claim_.span.end - 1)
        read.update(range(max(0, first), last))
    return tuple(
        span for number, span in enumerate(spans) if number not in read and parsed.armed(*parsed.sentences[number])
    )
