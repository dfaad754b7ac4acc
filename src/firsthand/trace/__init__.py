"""Tracing over many readings: who repeats whom, where information entered the news."""

from firsthand.trace.copies import CopyIndex, copies

__all__ = ["CopyIndex", "copies"]
