"""What a saved page says about itself: JSON-LD, Open Graph and other meta tags, `<time>`, the address it names."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from firsthand.text import same_words, squeezed

Tree = Any  # an lxml.html.HtmlElement: lxml ships no types
_ARTICLE = re.compile(r"Article|Report|BlogPosting|LiveBlog")
_META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "url": ("og:url", "twitter:url", "parsely-link"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "parsely-pub-date",
        "sailthru.date", "pubdate", "publishdate", "publish-date", "dc.date", "dcterms.created", "date",
    ),
    "updated": (
        "article:modified_time", "og:article:modified_time", "datemodified", "dcterms.modified", "lastmod",
        "og:updated_time", "last-modified",
    ),
    "credit": ("syndication-source-name", "article:credit", "dc.source", "news_source", "source", "agency"),
}  # fmt: skip
_TIMES = {"published": ("datepublished", "pubdate"), "updated": ("datemodified",)}
_AGENCIES = re.compile(
    r"\b(Reuters|AFP|Agence France-Presse|Associated Press|AP|Yonhap|TASS|Xinhua|Kyodo(?: News)?|dpa|ANSA|EFE|PTI|"
    r"Press Trust of India|ANI|AAP|PA Media|Press Association|Anadolu(?: Agency)?|Interfax|Ukrinform|UPI|Bloomberg|"
    r"RIA Novosti|KCNA|IRNA|SANA|NTB|TT News Agency|Ritzau|BNS|CTK|MTI|PAP|APA)\b"
)


def page_fields(tree: Tree) -> dict[str, str | None]:
    """The fields of `drafts.FIELDS` that the page states itself; the first of JSON-LD, meta tags, `<time>` wins.

    `credit` is a news agency that the metadata names as source, provider or author.
    """
    linked = _linked(tree)
    metas = _metas(tree)
    fields = {key: linked.get(key) or _first(metas, names) for key, names in _META.items()}
    fields["url"] = _web(fields["url"]) or _canonical(tree)
    fields["author"] = None if _web(fields["author"]) else _no_by(fields["author"])
    for key, names in _TIMES.items():
        fields[key] = fields[key] or _time(tree, names)
    fields["credit"] = _agency(fields["credit"]) or _agency(fields["author"])
    fields["title"] = _no_suffix(fields["title"] or _heading(tree), fields["outlet"])
    return fields


def _linked(tree: Tree) -> dict[str, str | None]:
    """The fields of the page's first JSON-LD object that is an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for thing in _things(_json(script.text or "")):
            if _ARTICLE.search(str(thing.get("@type"))):
                return _article(thing)
    return {}


def _article(thing: Mapping[str, Any]) -> dict[str, str | None]:
    return {
        "title": _words(thing.get("headline")),
        "outlet": _words(thing.get("publisher")),
        "url": _web(_address(thing.get("url"))) or _web(_address(thing.get("mainEntityOfPage"))),
        "author": _words(thing.get("author")) or _words(thing.get("creator")),
        "published": _words(thing.get("datePublished")),
        "updated": _words(thing.get("dateModified")),
        "credit": _words(thing.get("sourceOrganization")) or _words(thing.get("provider")),
    }


def _json(words: str) -> Any:
    try:
        return json.loads(words.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON-LD value, outermost first, those of lists and of "@graph" included."""
    if isinstance(value, list):
        for item in value:
            yield from _things(item, depth + 1) if depth < 4 else ()
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph"), depth + 1)


def _words(value: Any) -> str | None:
    """A name in JSON-LD: a string, an object's name, or those of a list joined by commas."""
    if isinstance(value, str):
        return squeezed(value) or None
    if isinstance(value, dict):
        name = value.get("name")
        return _words(name) if isinstance(name, str) else None
    if isinstance(value, list):
        names = [_words(item) for item in value if not isinstance(item, list)]
        return ", ".join(dict.fromkeys(name for name in names if name)) or None
    return None


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else None


def _metas(tree: Tree) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = squeezed(meta.get("content") or "")
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _web(address: str | None) -> str | None:
    return address if address and re.match(r"https?://[^/\s]", address) else None


def _canonical(tree: Tree) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((href for href in links if _web(href)), None)


def _time(tree: Tree, names: tuple[str, ...]) -> str | None:
    """The date of the first `<time>` (or other element) marked as the page's own date."""
    for node in tree.iter("time", "span", "abbr", "div", "p"):
        marks = {(node.get("itemprop") or "").lower(), *("pubdate" for key in node.attrib if key == "pubdate")}
        value = node.get("datetime") or node.get("content")
        if marks & set(names) and value:
            return squeezed(value)
    return None


def _heading(tree: Tree) -> str | None:
    for tag in ("h1", "title"):
        for node in tree.iter(tag):
            if words := squeezed(node.text_content()):
                return words
    return None


def _no_suffix(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's name that many pages hang on it ("... | Reuters")."""
    match = re.fullmatch(r"(.+?)\s+[|–—-]\s+([^|]+)", title or "")
    if match and outlet and same_words(match[2]) == same_words(outlet):
        return match[1]
    return title


def _no_by(author: str | None) -> str | None:
    return re.sub(r"(?i)^by\s+", "", author) if author else None


def _agency(words: str | None) -> str | None:
    match = _AGENCIES.search(words or "")
    return match[0] if match else None
