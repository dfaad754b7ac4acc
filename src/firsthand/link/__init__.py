"""Names tied to what they name: every source and filler of a reading with its entries of the ontology."""

from firsthand.link.mentions import link

__all__ = ["link"]
