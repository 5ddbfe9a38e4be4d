"""Saved pages and drawings: what is active in them is counted and never run, their text is kept.

Nothing is loaded from outside, no entity is expanded. The original stays as it was.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html

from tocsin.evidence.exhibit import Making
from tocsin.evidence.intake.clean import clean
from tocsin.evidence.intake.options import Options
from tocsin.evidence.reading import Derived, Reading

_TOOL = f"lxml {etree.__version__}"
_SILENT = {"script", "style", "noscript", "template", "head"}
_BLOCKS = {"p", "div", "br", "li", "tr", "article", "section", "h1", "h2", "h3", "h4", "blockquote"}
_EMBEDDED = {"iframe", "object", "embed", "frame", "applet", "foreignobject"}
_REMOTE = re.compile(r"^\s*(?:https?:)?//", re.IGNORECASE)
_SAVED_FROM = re.compile(rb"(?:saved from url=\(\d+\)|\n\s*url:\s*)(https?://[^\s>]+)")
_ENTITY = re.compile(rb"<!(?:ENTITY|ATTLIST)\b", re.IGNORECASE)


def read_page(path: Path, name: str, options: Options) -> Reading:
    """Read a saved page: where it was saved from, what in it is active, and its text."""
    data = path.read_bytes() if path.stat().st_size <= options.in_memory else b""
    if not data:
        return Reading("page", remarks=("it is empty or too large to be read",))
    found = text_of_html(data)
    if found is None:
        return Reading("page", "it cannot be taken apart as a page")
    text, active, title = found
    facts: dict[str, Any] = {"active": active}
    if title:
        facts["title"] = clean(title)
    if match := _SAVED_FROM.search(data[:4096]):
        facts["saved_from"] = clean(match[1].decode("utf-8", "replace"))
    made = (Derived(text.encode(), "text.txt", Making("text", _TOOL), Reading("text")),)
    return Reading("page", remarks=tuple(_told(active)), facts=facts, derived=made if text else ())


def read_drawing(path: Path, name: str, options: Options) -> Reading:
    """Read an SVG: what in it is active, and its text. It is never drawn."""
    data = path.read_bytes() if path.stat().st_size <= options.in_memory else b""
    if _ENTITY.search(data):
        return Reading("drawing", "it declares entities, by which a small file can become huge")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Reading("drawing", f"it cannot be taken apart as a drawing ({clean(str(error))})")
    if tree is None:
        return Reading("drawing", "it cannot be taken apart as a drawing")
    active = _active(tree)
    text = _text(tree)
    made = (Derived(text.encode(), "text.txt", Making("text", _TOOL), Reading("text")),)
    facts = {"active": active}
    return Reading("drawing", "", tuple(_told(active)), facts, made if text else ())


def text_of_html(data: bytes) -> tuple[str, dict[str, int], str] | None:
    """Give a page's text, counts of what is active in it, and its title; nothing if it is none."""
    parser = html.HTMLParser(no_network=True, encoding=_encoding(data))
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError):
        return None
    title = tree.findtext(".//title") or ""
    return _text(tree), _active(tree), title


def _encoding(data: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None  # then what the page says of itself decides
    return "utf-8"


def _text(tree: Any) -> str:  # noqa: ANN401  # lxml has no types
    pieces = list(_pieces(tree))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line).encode("utf-8", "replace").decode("utf-8")


def _pieces(tree: Any) -> Iterator[str]:  # noqa: ANN401
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = _tag(element)
        if event == "start":
            silent += tag in _SILENT
            if tag in _BLOCKS or tag in ("text", "tspan"):
                yield "\n"
            if not silent and element.text:
                yield element.text
        elif event == "end":
            silent -= tag in _SILENT
            if tag in _BLOCKS:
                yield "\n"
        if event != "start" and not silent and element.tail and element is not tree:
            yield element.tail


def _active(tree: Any) -> dict[str, int]:  # noqa: ANN401
    found: Counter[str] = Counter()
    for element in tree.iter(etree.Element):
        tag = _tag(element)
        found["scripts"] += tag == "script"
        found["embedded"] += tag in _EMBEDDED
        found["forms"] += tag == "form"
        refresh = tag == "meta" and "refresh" in (element.get("http-equiv") or "").lower()
        found["refreshes"] += refresh
        for key, value in element.attrib.items():
            short = str(key).rpartition("}")[2].lower()
            found["handlers"] += short.startswith("on")
            found["handlers"] += value.strip().lower().startswith(("javascript:", "vbscript:"))
            loads = short in ("src", "srcset", "data", "poster", "background") or (
                short == "href" and tag in ("link", "image", "use")
            )
            found["remote"] += loads and _REMOTE.match(value) is not None
    return {name: count for name, count in sorted(found.items()) if count}


def _tag(element: Any) -> str:  # noqa: ANN401
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


_WORDS = {
    "scripts": "scripts, not run: {}",
    "handlers": "script handlers, not run: {}",
    "embedded": "embedded objects, not opened: {}",
    "forms": "forms: {}",
    "refreshes": "redirections, not followed: {}",
    "remote": "files on other servers, not loaded: {}",
}


def _told(active: dict[str, int]) -> Iterator[str]:
    if active:
        yield "; ".join(_WORDS[name].format(n) for name, n in active.items())
