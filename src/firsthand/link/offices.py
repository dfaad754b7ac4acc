"""People as holders of the office that the text gives them, and of no other."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from firsthand.link.scene import PARTIES, Scene, body_link, entry_of
from firsthand.ontology import ontology
from firsthand.ontology.behind import name_of
from firsthand.ontology.forms import keys_of
from firsthand.records import Link, Span

PERSON = re.compile(r"[^\W\d_a-z][\w'\u2019-]+(?:\s+(?:[a-z]{2,3}\s+)?[^\W\d_a-z][\w'\u2019.-]*){0,4}")
REACH = 90  # characters beside a name in which its office may stand
BEFORE = re.compile(r"(?:^|[\s(])((?:[\w'\u2019.-]+\s+){1,8})$")
AFTER = re.compile(r"\s*,\s*([^,.;:()\u201c\u201d\"\n]{3,90})")


@cache
def offices() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words of each office and the description of the body that its holder speaks for, longest first."""
    data = tomllib.loads((files("firsthand.link") / "offices.toml").read_text(encoding="utf-8"))
    rows = [(keys_of(words), key) for key, row in data["office"].items() for words in row]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


@cache
def titles() -> frozenset[str]:
    """The first words of all offices."""
    return frozenset(keys[0] for keys, _ in offices())


def office_of(name: str, scene: Scene) -> Link | None:
    """The body that a person holds office of, as the text says where it names them; None where it does not."""
    if not PERSON.fullmatch(name):
        return None
    words = r"[\s\u00a0-]+".join(map(re.escape, re.split(r"[\s\u00a0-]+", name)))
    for found in re.finditer(rf"(?<!\w){words}(?!\w)", scene.text):
        link = _beside(Span(start=found.start(), end=found.end()), scene)
        if link is not None:
            return link
    return None


def office_named(span: Span, scene: Scene) -> Link | None:
    """The body of an office that is named without its holder: "the U.S. secretary of state"."""
    words = span.of(scene.text)
    words = words[: words.find(",")] if "," in words else words
    link = _office(words, span.start, scene, at_end=True)
    return link if link is not None and link.score > 0.6 else None


def _beside(span: Span, scene: Scene) -> Link | None:
    start = max(scene.sentence_start(span.start), span.start - REACH)
    before = scene.text[start : span.start].rstrip()
    if before.endswith(","):
        before = before[:-1]
        link = _office(before[before.rfind(",") + 1 :], start + before.rfind(",") + 1, scene, at_end=True)
    else:
        cut = max(before.rfind(sign) for sign in ',;:("\u201c')
        link = _office(before[cut + 1 :], start + cut + 1, scene, at_end=True)
    if link is not None:
        return link
    after = AFTER.match(scene.text, span.end)
    return _office(after.group(1), after.start(1), scene, at_end=False) if after else None


def _office(words: str, start: int, scene: Scene, *, at_end: bool) -> Link | None:
    """The body of the office that `words` give; at the end of the words for a title before a name."""
    keys = keys_of(words)
    if titles().isdisjoint(keys):
        return None
    here = set(keys)
    for office, key in offices():
        if office[0] not in here:
            continue
        places = [i for i in range(len(keys) - len(office) + 1) if keys[i : i + len(office)] == office]
        if not places or (
            at_end and places[-1] + len(office) < len(keys) and not _of_follows(keys[places[-1] + len(office) :])
        ):
            continue
        return _holder(" ".join(office), key, Span(start=start, end=start + len(words)), scene)
    return None


def _of_follows(keys: tuple[str, ...]) -> bool:
    return keys[0] in ("of", "for", "at", "in", "to")


def _holder(office: str, key: str, span: Span, scene: Scene) -> Link | None:
    named = scene.within(span)
    bodies = [found for found in named if found.kind == "body"]
    if bodies and (key == "body" or ontology().bodies[bodies[-1].entry_id].voice_of is not None):
        return Link(entry=entry_of(bodies[-1]), reason=f"{office} of {name_of(entry_of(bodies[-1]))}", score=0.88)
    place = scene.body_at(span)
    if place is not None and place.country is not None and key == "body":
        return body_link(place.words, place.country, f"{office}; {place.how}", 0.85)
    parties = [found for found in named if found.kind in PARTIES]
    country, how, score = (parties[-1].entry_id, "named with it", 0.88) if parties else (None, "", 0.0)
    if country is None and key != "body":
        country, how, score = scene.main_party, "the party that the text is about", 0.6
    if country is None:
        return None
    if key not in ("body", "state"):
        made = body_link(key.replace("-", " "), country, f"its {office}; {how}", score)
        if made is not None:
            return made
    return Link(entry=f"country:{country}", reason=f"{office} of {name_of(f'country:{country}')}; {how}", score=score)
