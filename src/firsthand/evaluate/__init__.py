"""Scores readings against annotated articles: the figures of `corpus/tools/score_claims.py`, and a few more."""

from firsthand.evaluate.figures import score
from firsthand.evaluate.kinds import cases, names_by_kind
from firsthand.evaluate.report import table
from firsthand.evaluate.run import run

__all__ = ["cases", "names_by_kind", "run", "score", "table"]
