"""The readings that the golden files show: an annotated article, one that claims nothing, one full of traps."""

import json
from pathlib import Path

from views_gold import reading_of

from firsthand.ids import text_hash
from firsthand.records import (
    Amount,
    Attribution,
    Claim,
    Document,
    Filler,
    Interval,
    Issue,
    Mention,
    Reading,
    Role,
    Span,
)

HERE = Path(__file__).parent
TRAPS = (
    "Iran\u202e handed [bold]40[/bold] \x1b[31mdrones\x1b[0m to 北朝鲜 in No\u00advember.\n\n"
    '"=1+1" is what it is believed to have shipped, a\tfirm said, "and perhaps ' + "very " * 20 + 'much more".'
)


def bare_document(name: str, text: str, **known: object) -> Document:
    return Document(id=name, text=text, extractor="plain/1", text_sha256=text_hash(text), **known)  # type: ignore[arg-type]


def mention(text: str, words: str, name: str | None = None) -> Mention:
    start = text.index(words)
    kind = "words" if name is None else "pronoun"
    return Mention(
        span=Span(start=start, end=start + len(words)), name=name or words, kind=kind, reason="it is nearest"
    )


def traps() -> Reading:
    """Characters that must not reach a terminal or a spreadsheet; values, notes, a chain with a hidden end."""
    text = TRAPS
    quantity = Filler(mention=mention(text, "40"), amount=Amount(low=40, high=None, unit="drones", bound="at least"))
    time = Filler(
        mention=mention(text, "No\u00advember"),
        interval=Interval(first="2024-11-01", last="2024-11-30", precision="month"),
    )
    roles: tuple[tuple[Role, tuple[Filler, ...]], ...] = (
        ("actor", (Filler(mention=mention(text, "Iran")),)),
        ("object", (Filler(mention=mention(text, "\x1b[31mdrones\x1b[0m")),)),
        ("counterparty", (Filler(mention=mention(text, "北朝鲜", "North Korea"), reason="follows “to”"),)),
        ("quantity", (quantity,)),
        ("time", (time,)),
    )
    first = Claim(
        id="c-1", event="transfer", span=Span(start=0, end=text.index(".\n")), trigger=mention(text, "handed").span,
        roles=roles, status="actual", certainty="certain", denied=True, chain=(), proposed_by="rule transfer.active",
        score=0.875, reasons=("“handed” is a word of transfer",),
    )  # fmt: skip
    firm = Attribution(
        id="a-1", source=mention(text, "a\tfirm", "unnamed firm"), naming="described", cue=mention(text, "said").span,
        content=(Span(start=text.index('"='), end=text.index(", a\t")),), direct=False, within=None,
        proposed_by="rule said", score=0.9,
    )  # fmt: skip
    hidden = Attribution(
        id="a-2", source=None, naming="anonymous", cue=mention(text, "is believed").span,
        content=(mention(text, "to have shipped").span,), direct=False, within="a-1", proposed_by="rule passive",
        score=0.5, reasons=("a passive of belief hides who believes",),
    )  # fmt: skip
    second = Claim(
        id="c-2", event="transfer", span=Span(start=text.index('"='), end=text.index(", a\t")),
        trigger=mention(text, "shipped").span,
        roles=(
            ("actor", (Filler(mention=mention(text, "it", "Iran")), Filler(mention=mention(text, "Iran")))),
            ("object", (Filler(mention=mention(text, "=1+1")),)),
        ),
        status="planned", certainty="probable", denied=False, chain=("a-1", "a-2"), proposed_by="rule transfer.active",
        score=0.5,
    )  # fmt: skip
    sentence = Span(start=0, end=text.index("\n"))
    return Reading(
        document=bare_document(
            "d-1", text, title="[red]@Traps\x07[/red]", outlet="Daily Star", credit="Reuters", published="2024-12-01",
            updated="2024-12-02", author="A. Writer", issues=(Issue(stage="acquire", message="read as windows-1252"),),
        ),
        sentences=(sentence, Span(start=text.index('"='), end=len(text))),
        clusters=((mention(text, "Iran"), mention(text, "it", "Iran")),),
        attributions=(firm, hidden),
        claims=(first, second),
        unread=(sentence,),
        issues=(Issue(stage="read", message="a quotation is not closed", span=sentence),),
    )  # fmt: skip


def readings() -> tuple[Reading, ...]:
    quiet = Reading(document=bare_document("d-0", "The mayor opened a school.", outlet="Town Crier"))
    annotated = [reading_of(json.loads(row)) for row in (HERE / "articles.jsonl").read_text("utf-8").splitlines()]
    return (quiet, *annotated, traps())
