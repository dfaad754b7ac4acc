"""Firsthand reads public reporting on arms and answers for every claim: who says so, through whom, how surely."""

__version__ = "0.1.0"
