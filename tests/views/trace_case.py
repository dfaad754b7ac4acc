"""Traces made by hand: ten articles of one story that drifts, sixty with a pile of copies, none at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from firsthand.ids import text_hash
from firsthand.records import (
    Attribution,
    Certainty,
    Citation,
    CitationHow,
    Claim,
    ClaimRef,
    Conflict,
    ConflictKind,
    Copy,
    CopyKind,
    Document,
    Drift,
    Event,
    Filler,
    Finding,
    Issue,
    Mention,
    Origin,
    OriginKind,
    Passage,
    Reading,
    Role,
    Span,
    Status,
    Story,
    Trace,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """One link: the words of the source, the cue and what is told; `name` where the words are not the name."""

    source: str | None
    cue: str
    content: str
    name: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tells:
    """One claim: its words, the word that names the event, and the words that fill its roles."""

    quote: str
    trigger: str
    roles: dict[Role, str]
    event: Event = "transfer"
    chain: tuple[str, ...] = ()
    status: Status = "actual"
    certainty: Certainty = "certain"
    denied: bool = False


def find(text: str, words: str, inside: Span | None = None) -> Span:
    start = text.index(words, inside.start if inside else 0)
    return Span(start=start, end=start + len(words))


def mention(text: str, words: str, name: str | None = None, inside: Span | None = None) -> Mention:
    """`words` as they stand in the text; "Pyongyang=North Korea" gives the name that they stand for."""
    words, _, given = words.partition("=")
    return Mention(span=find(text, words, inside), name=given or name or words, kind="words" if given else "name")


def link(text: str, key: str, says: Says) -> Attribution:
    content = find(text, says.content)
    return Attribution(
        id=key, source=mention(text, says.source, says.name) if says.source else None, naming="named",
        cue=find(text, says.cue), content=(content,), direct=False, within=says.within, proposed_by="rule said",
        score=0.9, reasons=("the cue governs the clause",),
    )  # fmt: skip


def claim(text: str, key: str, tells: Tells) -> Claim:
    span = find(text, tells.quote)
    roles = tuple(
        (role, tuple(Filler(mention=mention(text, one, inside=span)) for one in words.split("; ")))
        for role, words in tells.roles.items()
    )
    return Claim(
        id=key, event=tells.event, span=span, trigger=find(text, tells.trigger, span), roles=roles, status=tells.status,
        certainty=tells.certainty, denied=tells.denied, chain=tells.chain, proposed_by="rule active", score=0.9,
        reasons=("the trigger is a word of this event",),
    )  # fmt: skip


def sentences(text: str) -> tuple[Span, ...]:
    out, start = [], 0
    for part in text.replace("\n\n", " \n").split("\n"):
        for sentence in part.strip().replace(". ", ".\0").split("\0"):
            start = text.index(sentence, start)
            out.append(Span(start=start, end=start + len(sentence)))
            start += len(sentence)
    return tuple(out)


def reading(key: str, text: str, says: Sequence[Says] = (), tells: Sequence[Tells] = (), **known: Any) -> Reading:
    """An article with its links `a1`, `a2` ... and its claims `c1`, `c2` ..., in the order given."""
    domain = str(known.get("outlet") or "nowhere").lower().replace(" ", "-") + ".example"
    document = Document(
        id=key, text=text, extractor="plain/1", text_sha256=text_hash(text),
        **{"domain": domain, "url": f"https://{domain}/{key}", **known},
    )  # fmt: skip
    return Reading(
        document=document,
        sentences=sentences(text),
        attributions=tuple(link(text, f"a{at}", one) for at, one in enumerate(says, start=1)),
        claims=tuple(claim(text, f"c{at}", one) for at, one in enumerate(tells, start=1)),
    )


def ref(words: str) -> ClaimRef:
    document, _, key = words.partition(":")
    return ClaimRef(document=document, claim=key)


def refs(words: str) -> tuple[ClaimRef, ...]:
    return tuple(map(ref, words.split()))


def copy(earlier: str, later: str, kind: str, score: float = 0.9, *, directed: bool = True, reason: str = "") -> Copy:
    passages = (Passage(earlier=Span(start=0, end=40), later=Span(start=0, end=40)),)
    return Copy(
        earlier=earlier, later=later, kind=cast(CopyKind, kind), score=score, directed=directed, passages=passages,
        reasons=(reason or "9 sentences in a row are the same",),
    )  # fmt: skip


def credits(
    document: str, name: str, how: str, reason: str, cited: str | None = None, span: Span | None = None
) -> Citation:
    return Citation(document=document, name=name, how=cast(CitationHow, how), reason=reason, cited=cited, span=span)


def origin(
    label: str, kind: str, counts: bool, reason: str, claims: str, entry: str | None = None, interested: bool = False
) -> Origin:
    return Origin(
        label=label,
        kind=cast(OriginKind, kind),
        counts=counts,
        reason=reason,
        claims=refs(claims),
        entry=entry,
        interested=interested,
    )


def conflict(left: str, right: str, kind: str, reason: str) -> Conflict:
    return Conflict(left=ref(left), right=ref(right), kind=cast(ConflictKind, kind), reason=reason)


GUNS: dict[Role, str] = {
    "actor": "North Korea",
    "object": "howitzers",
    "counterparty": "Russia",
    "quantity": "120",
    "time": "since September",
}


def _state_agency() -> Reading:
    text = (
        "PYONGYANG, Nov. 4 - The respected comrade Kim Jong Un inspected the Second Machine Plant on Monday.\n\n"
        "North Korea has delivered 120 howitzers to Russia since September, the leader told the workers. "
        "He called the shipment a fraternal duty.\n\n"
        "The plant has doubled its output of gun barrels this year, the agency noted."
    )
    return reading(
        "kcna-1",
        text,
        [
            Says(
                source="the leader",
                name="Kim Jong Un",
                cue="told",
                content="North Korea has delivered 120 howitzers to Russia since September",
            )
        ],
        [
            Tells(
                quote="North Korea has delivered 120 howitzers to Russia since September",
                trigger="delivered",
                roles=GUNS,
                chain=("a1",),
            ),
            Tells(
                quote="The plant has doubled its output of gun barrels this year",
                trigger="output",
                event="produce",
                roles={"actor": "The plant=Second Machine Plant", "object": "gun barrels", "time": "this year"},
            ),
        ],
        outlet="KCNA",
        title="Comrade Kim Jong Un inspects a munitions plant",
        published="2024-11-04",
    )


def _capital() -> Reading:
    text = (
        "SEOUL, Nov. 4 - North Korea has delivered 120 howitzers to Russia since September, "
        "leader Kim Jong Un said, according to the state news agency KCNA.\n\n"
        "Kremlin spokesman Dmitry Peskov denied that Russia has received any guns from North Korea.\n\n"
        "South Korea's Defence Ministry declined to comment on the shipment."
    )
    told = "North Korea has delivered 120 howitzers to Russia since September, leader Kim Jong Un said"
    return reading(
        "seoul-1",
        text,
        [
            Says(source="the state news agency KCNA", name="KCNA", cue="according to", content=told),
            Says(
                source="leader Kim Jong Un",
                name="Kim Jong Un",
                cue="said",
                within="a1",
                content="North Korea has delivered 120 howitzers to Russia since September",
            ),
            Says(
                source="Kremlin spokesman Dmitry Peskov",
                name="Dmitry Peskov",
                cue="denied",
                content="that Russia has received any guns from North Korea",
            ),
        ],
        [
            Tells(
                quote="North Korea has delivered 120 howitzers to Russia since September",
                trigger="delivered",
                roles=GUNS,
                chain=("a1", "a2"),
            ),
            Tells(
                quote="Russia has received any guns from North Korea",
                trigger="received",
                roles={"actor": "North Korea", "object": "guns", "counterparty": "Russia"},
                chain=("a3",),
                denied=True,
            ),
            Tells(
                quote="South Korea's Defence Ministry declined to comment on the shipment",
                trigger="declined to comment",
                event="no_comment",
                roles={"actor": "South Korea's Defence Ministry", "object": "the shipment"},
            ),
        ],
        outlet="Seoul Courier",
        title="North says it sent 120 guns to Russia",
        published="2024-11-04T09:20:00+09:00",
    )


STAR = (
    "North Korea is to hand over 120 howitzers to Russia, leader Kim Jong Un told workers at an arms plant, "
    "state media reported.\n\nThe guns have a range of 40 kilometres. Kyiv has asked its allies for an answer."
)


def _wire_client(key: str, outlet: str, published: str | None, credit: str | None = "Reuters") -> Reading:
    told = "North Korea is to hand over 120 howitzers to Russia"
    return reading(
        key,
        STAR,
        [
            Says(source="state media", cue="reported", content=STAR.partition(", state media")[0]),
            Says(source="leader Kim Jong Un", name="Kim Jong Un", cue="told", content=told, within="a1"),
        ],
        [
            Tells(
                quote=told,
                trigger="hand over",
                status="planned",
                chain=("a1", "a2"),
                roles={
                    "actor": "North Korea",
                    "object": "howitzers",
                    "counterparty": "Russia",
                    "quantity": "120",
                },
            )
        ],
        outlet=outlet,
        title="North Korea to arm Russia with howitzers",
        published=published,
        credit=credit,
    )


def _herald() -> Reading:
    text = (
        "Pyongyang may have sent Moscow 210 howitzers since September, if its own boasts are to be believed. "
        "The Seoul Courier first carried the figure.\n\nNobody here asked where the barrels came from."
    )
    return reading(
        "herald-1",
        text,
        [],
        [
            Tells(
                quote="Pyongyang may have sent Moscow 210 howitzers since September",
                trigger="sent",
                certainty="possible",
                roles={
                    "actor": "Pyongyang=North Korea",
                    "object": "howitzers",
                    "counterparty": "Moscow=Russia",
                    "quantity": "210",
                    "time": "since September",
                },
            )
        ],
        outlet="Evening Herald",
        title="The guns of November",
        published="2024-11-06",
    )


def _gazette() -> Reading:
    text = (
        "VLADIVOSTOK - Hundreds of howitzers have reached Russia from North Korea, the Evening Herald says. "
        "Our correspondent saw North Korean guns on eleven flatcars at Khasan on Friday.\n\n"
        "The stationmaster would not give his name."
    )
    return reading(
        "gazette-1",
        text,
        [
            Says(
                source="the Evening Herald",
                name="Evening Herald",
                cue="says",
                content="Hundreds of howitzers have reached Russia from North Korea",
            ),
            Says(
                source="Our correspondent",
                name="Harbour Gazette",
                cue="saw",
                content="North Korean guns on eleven flatcars at Khasan on Friday",
            ),
        ],
        [
            Tells(
                quote="Hundreds of howitzers have reached Russia from North Korea",
                trigger="reached",
                chain=("a1",),
                roles={
                    "actor": "North Korea",
                    "object": "howitzers",
                    "counterparty": "Russia",
                    "quantity": "Hundreds",
                },
            ),
            Tells(
                quote="Our correspondent saw North Korean guns on eleven flatcars at Khasan on Friday",
                trigger="saw",
                event="find",
                chain=("a2",),
                roles={
                    "object": "North Korean guns",
                    "quantity": "eleven flatcars",
                    "time": "on Friday",
                    "place": "Khasan",
                },
            ),
        ],
        outlet="Harbour Gazette",
        title="Flatcars at the border",
        published="2024-11-09",
    )


def _blog(key: str, outlet: str, other: str) -> Reading:
    text = f"As {other} reports, North Korea shipped hundreds of howitzers to Russia. More soon."
    return reading(
        key,
        text,
        [
            Says(
                source=other,
                cue="reports",
                content="North Korea shipped hundreds of howitzers to Russia",
            )
        ],
        [
            Tells(
                quote="North Korea shipped hundreds of howitzers to Russia",
                trigger="shipped",
                chain=("a1",),
                roles={
                    "actor": "North Korea",
                    "object": "howitzers",
                    "counterparty": "Russia",
                    "quantity": "hundreds",
                },
            )
        ],
        outlet=outlet,
        title=f"Big guns, says {other}",
    )


def _crier() -> Reading:
    text = "The shipyard launched two patrol boats for the coast guard on Sunday, the mayor said. There was cake."
    return reading(
        "crier-1",
        text,
        [
            Says(
                source="the mayor",
                name="unnamed mayor",
                cue="said",
                content="The shipyard launched two patrol boats for the coast guard on Sunday",
            )
        ],
        [
            Tells(
                quote="The shipyard launched two patrol boats for the coast guard on Sunday",
                trigger="launched",
                event="display",
                chain=("a1",),
                roles={
                    "actor": "The shipyard",
                    "object": "patrol boats",
                    "counterparty": "the coast guard",
                    "quantity": "two",
                    "time": "Sunday",
                },
            )
        ],
        outlet="Town Crier",
        title="Two boats and a cake",
        published="2024-11-10",
    )


def _quiet() -> Reading:
    return reading("quiet-1", "The school on Mill Lane has a new roof.", outlet=None, title=None, url=None, domain=None)


def _ten_readings() -> tuple[Reading, ...]:
    return (
        _state_agency(),
        _capital(),
        _wire_client("star-1", "Daily Star", "2024-11-05"),
        _wire_client("post-1", "Morning Post", "2024-11-05T18:00:00Z"),
        _herald(),
        _gazette(),
        _blog("blog-1", "Gunwatch", "Steel Ledger"),
        _blog("blog-2", "Steel Ledger", "Gunwatch"),
        _crier(),
        _quiet(),
    )


SAME = ("same event, object and parties", "“120” and “120” are the same number")
KIM = "kcna-1:c1 seoul-1:c1 star-1:c1 post-1:c1"
COPIES = (
    copy("herald-1", "gazette-1", "rewritten", 0.61, reason="3 names and 2 numbers are shared"),
    copy("post-1", "herald-1", "rewritten", 0.44, reason="the list of facts runs in the same order"),
    copy("seoul-1", "herald-1", "rewritten", 0.58, reason="3 names and 2 numbers are shared"),
    copy("star-1", "post-1", "verbatim", 1.0),
)
CITATIONS = (
    credits("blog-1", "Steel Ledger", "words", "“As Steel Ledger reports”", cited="blog-2"),
    credits("blog-2", "Gunwatch", "words", "“As Gunwatch reports”", cited="blog-1"),
    credits("gazette-1", "Evening Herald", "words", "“the Evening Herald says”", "herald-1", Span(start=72, end=95)),
    credits("herald-1", "Seoul Courier", "words", "“The Seoul Courier first carried”", cited="seoul-1"),
    credits("post-1", "Reuters", "credit", "the credit line"),
    credits("seoul-1", "KCNA", "words", "“according to the state news agency KCNA”", cited="kcna-1"),
    credits("star-1", "Reuters", "credit", "the credit line"),
)
FINDINGS = (
    Finding(
        id="f-1",
        event="transfer",
        claims=refs(f"{KIM} herald-1:c1 gazette-1:c1 blog-1:c1 blog-2:c1"),
        origins=(
            origin(
                "Kim Jong Un", "named", True, "the chain of 4 claims ends here; speaks for North Korea", KIM,
                entry="country:kp", interested=True,
            ),
            origin("Evening Herald", "own voice", False, "rewrites Seoul Courier, which relays Kim Jong Un",
                   "herald-1:c1 gazette-1:c1"),
            origin("Gunwatch and Steel Ledger", "hidden", False, "credit each other: no origin is shown",
                   "blog-1:c1 blog-2:c1"),
        ),
        independent=1,
        least=1,
        most=2,
        reasons=SAME,
    ),
    Finding(
        id="f-2",
        event="find",
        claims=refs("gazette-1:c2"),
        origins=(origin("Harbour Gazette", "own voice", True, "its correspondent saw it", "gazette-1:c2"),),
        independent=1,
        least=1,
        most=1,
    ),
    Finding(
        id="f-3",
        event="transfer",
        claims=refs("seoul-1:c2"),
        origins=(
            origin("Dmitry Peskov", "named", True, "speaks for Russia", "seoul-1:c2", "country:ru", interested=True),
        ),
        independent=1,
        least=1,
        most=1,
    ),
    Finding(
        id="f-4",
        event="produce",
        claims=refs("kcna-1:c2"),
        origins=(origin("KCNA", "own voice", True, "no other origin stands behind it", "kcna-1:c2", "body:kcna"),),
        independent=1,
        least=1,
        most=1,
    ),
    Finding(
        id="f-5",
        event="no_comment",
        claims=refs("seoul-1:c3"),
        origins=(origin("South Korea's Defence Ministry", "named", True, "its own act", "seoul-1:c3"),),
        independent=1,
        least=1,
        most=1,
    ),
    Finding(
        id="f-6",
        event="display",
        claims=refs("crier-1:c1"),
        origins=(origin("unnamed mayor", "unnamed", True, "the chain ends here", "crier-1:c1"),),
        independent=1,
        least=1,
        most=1,
    ),
)  # fmt: skip
CONFLICTS = (
    conflict("gazette-1:c1", "seoul-1:c2", "denial", "Dmitry Peskov denies what the Evening Herald is said to say"),
    conflict("herald-1:c1", "kcna-1:c1", "quantity", "210 against 120"),
    conflict("kcna-1:c1", "post-1:c1", "status", "told as done and as planned"),
    conflict("kcna-1:c1", "seoul-1:c2", "denial", "Dmitry Peskov denies what Kim Jong Un says"),
    conflict("kcna-1:c1", "star-1:c1", "status", "told as done and as planned"),
    conflict("seoul-1:c1", "seoul-1:c3", "no_comment", "South Korea's Defence Ministry gives no comment"),
)
DRIFTS = (
    Drift(
        finding="f-1",
        steps=((ref("seoul-1:c1"), "120"), (ref("herald-1:c1"), "210"), (ref("gazette-1:c1"), "hundreds")),
    ),
)
STORY = Story(
    id="s-1",
    title="North says it sent 120 guns to Russia",
    documents=("kcna-1", "seoul-1", "star-1", "post-1", "herald-1", "gazette-1", "blog-1", "blog-2"),
    findings=("f-1", "f-2", "f-3", "f-4", "f-5"),
    outlets=("Daily Star", "Evening Herald", "Gunwatch", "Harbour Gazette", "KCNA", "Morning Post", "Seoul Courier",
             "Steel Ledger"),
    carriers=("KCNA", "Reuters"),
    origins=("Kim Jong Un", "Harbour Gazette", "Dmitry Peskov", "KCNA", "South Korea's Defence Ministry"),
    independent=5,
    cycles=(("blog-1", "blog-2"),),
)  # fmt: skip


def ten() -> Trace:
    """Ten articles: eight in a story with copies, a drift, a denial and a cycle; one alone; one that claims nothing."""
    return Trace(
        readings=_ten_readings(),
        copies=COPIES,
        citations=CITATIONS,
        stories=(STORY,),
        findings=FINDINGS,
        conflicts=CONFLICTS,
        drifts=DRIFTS,
        issues=(Issue(stage="trace", message="2 of 10 articles have no date: what they took may stay unknown"),),
    )


def sixty(copies: int = 36, others: int = 14) -> Trace:
    """The ten, then `copies` more verbatim copies of the Daily Star and `others` that edit or rewrite the Courier."""
    trace = ten()
    more = [_wire_client(f"local-{at:02}", f"Local Paper {at}", f"2024-11-{6 + at // 12:02}") for at in range(copies)]
    edits = [
        _wire_client(f"edit-{at:02}", f"Weekly Mirror {at}", None if at == 3 else f"2024-11-{10 + at:02}", None)
        for at in range(others)
    ]
    told = tuple(ClaimRef(document=one.document.id, claim="c1") for one in (*more, *edits))
    first, *rest = trace.findings
    named, *outer = first.origins
    origins = (replace(named, claims=(*named.claims, *told)), *outer)
    return replace(
        trace,
        readings=(*trace.readings, *more, *edits),
        copies=(
            *trace.copies,
            *(copy("star-1", one.document.id, "verbatim", 1.0) for one in more),
            *(
                copy(
                    "seoul-1" if at < 9 else "edit-00",
                    one.document.id,
                    "edited" if at % 3 else "rewritten",
                    0.8,
                    directed=at != 13,
                )
                for at, one in enumerate(edits)
            ),
        ),
        citations=(
            *trace.citations,
            *(credits(one.document.id, "Reuters", "credit", "the credit line") for one in more),
        ),
        findings=(replace(first, claims=(*first.claims, *told), origins=origins), *rest),
        conflicts=(
            *trace.conflicts,
            *(conflict("kcna-1:c1", f"{one.document.id}:c1", "status", "told as done and as planned") for one in more),
        ),
        stories=(
            replace(
                STORY,
                documents=(*STORY.documents[:-2], *(one.document.id for one in (*more, *edits)), *STORY.documents[-2:]),
                outlets=tuple(sorted((*STORY.outlets, *(str(one.document.outlet) for one in (*more, *edits))))),
            ),
        ),
    )


def hostile() -> Trace:
    """Words that must not reach a terminal, a page or a spreadsheet as they are."""
    words = '=1+1 \u202e<script>alert(1)</script> \x1b[31m‘"&amp;'
    trace = ten()
    first, *rest = trace.findings
    named, *outer = first.origins
    readings = tuple(
        replace(
            one, document=replace(one.document, title=words, outlet=words, url="javascript:alert(1)", published=words)
        )
        for one in trace.readings
    )
    return replace(
        trace,
        readings=readings,
        findings=(replace(first, origins=(replace(named, label=words, reason=words), *outer), reasons=(words,)), *rest),
        stories=(replace(STORY, title=words),),
        issues=(Issue(stage="trace", message=words),),
        drifts=(replace(DRIFTS[0], steps=tuple((where, words) for where, _ in DRIFTS[0].steps)),),
        conflicts=tuple(replace(one, reason=words) for one in trace.conflicts),
        citations=tuple(replace(one, name=words, reason=words) for one in trace.citations),
        copies=tuple(replace(one, reasons=(words,)) for one in trace.copies),
    )


def nothing() -> Trace:
    return Trace(readings=(), copies=(), citations=(), stories=(), findings=(), conflicts=())
