"""The whole flow on one screen: a document goes in, its reading comes out."""

from firsthand.records import Document, Reading


def read_document(document: Document) -> Reading:
    """Everything that one document says: sentences, who says what in it, its claims."""
    return Reading(document=document)
