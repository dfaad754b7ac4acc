"""A reading as plain lists, dicts, words and numbers, keys always in one order."""

from firsthand.records import Amount, Attribution, Claim, Document, Filler, Interval, Issue, Mention, Reading, Span

Row = dict[str, object]


def row_of(reading: Reading) -> Row:
    """Everything in the reading; `firsthand.views.reread.reading_from` is the inverse.

    Spans are `[start, end]`, half-open, in code points. Mentions carry their words as `text` beside the `name`
    that they stand for.
    """
    text = reading.document.text
    return {
        "document": _document(reading.document),
        "sentences": [span_row(span) for span in reading.sentences],
        "clusters": [[_mention(mention, text) for mention in cluster] for cluster in reading.clusters],
        "attributions": [_attribution(attribution, text) for attribution in reading.attributions],
        "claims": [_claim(claim, text) for claim in reading.claims],
        "unread": [span_row(span) for span in reading.unread],
        "issues": [issue_row(issue) for issue in reading.issues],
    }


def span_row(span: Span) -> list[int]:
    """`[start, end]`, half-open."""
    return [span.start, span.end]


def issue_row(issue: Issue) -> Row:
    """An issue, its span None where it has no place."""
    return {"stage": issue.stage, "message": issue.message, "span": span_row(issue.span) if issue.span else None}


def _document(document: Document) -> Row:
    return {
        "id": document.id,
        "outlet": document.outlet,
        "domain": document.domain,
        "url": document.url,
        "author": document.author,
        "published": document.published,
        "updated": document.updated,
        "credit": document.credit,
        "title": document.title,
        "text": document.text,
        "extractor": document.extractor,
        "text_sha256": document.text_sha256,
        "capture_sha256": document.capture_sha256,
        "issues": [issue_row(issue) for issue in document.issues],
    }


def _mention(mention: Mention, text: str) -> Row:
    return {
        "span": span_row(mention.span),
        "text": mention.span.of(text),
        "name": mention.name,
        "kind": mention.kind,
        "reason": mention.reason,
        "entry": mention.entry,
        "links": [{"entry": link.entry, "reason": link.reason, "score": link.score} for link in mention.links],
    }


def _amount(amount: Amount) -> Row:
    return {"low": amount.low, "high": amount.high, "unit": amount.unit, "bound": amount.bound}


def _interval(interval: Interval) -> Row:
    return {
        "first": interval.first,
        "last": interval.last,
        "precision": interval.precision,
        "approximate": interval.approximate,
    }


def _filler(filler: Filler, text: str) -> Row:
    return {
        **_mention(filler.mention, text),
        "role_reason": filler.reason,
        "amount": _amount(filler.amount) if filler.amount else None,
        "interval": _interval(filler.interval) if filler.interval else None,
    }


def _attribution(attribution: Attribution, text: str) -> Row:
    return {
        "id": attribution.id,
        "source": _mention(attribution.source, text) if attribution.source else None,
        "naming": attribution.naming,
        "cue": span_row(attribution.cue),
        "content": [span_row(span) for span in attribution.content],
        "direct": attribution.direct,
        "within": attribution.within,
        "proposed_by": attribution.proposed_by,
        "score": attribution.score,
        "reasons": list(attribution.reasons),
    }


def _claim(claim: Claim, text: str) -> Row:
    return {
        "id": claim.id,
        "event": claim.event,
        "span": span_row(claim.span),
        "trigger": span_row(claim.trigger),
        "roles": {role: [_filler(filler, text) for filler in fillers] for role, fillers in claim.roles},
        "status": claim.status,
        "certainty": claim.certainty,
        "denied": claim.denied,
        "chain": list(claim.chain),
        "proposed_by": claim.proposed_by,
        "score": claim.score,
        "reasons": list(claim.reasons),
    }
