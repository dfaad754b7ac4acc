"""The tables of the world that reading uses, and the matching of their names in a text."""

from firsthand.ontology.descriptions import Described, described
from firsthand.ontology.entries import Body, Country, Description, EventType, Ontology, System, WeaponClass
from firsthand.ontology.names import Match, Named, class_of_word, country_of, is_under, match
from firsthand.ontology.tables import load, ontology, use, use_everywhere
from firsthand.ontology.unknown import unknown

__all__ = [
    "Body", "Country", "Described", "Description", "EventType", "Match", "Named", "Ontology", "System", "WeaponClass",
    "class_of_word", "country_of", "described", "is_under", "load", "match", "ontology",
    "unknown", "use", "use_everywhere",
]  # fmt: skip
