"""Read a law from a web page: the words of its blocks, without menus and scripts."""

import re
from collections.abc import Iterator

from lxml import etree, html

from tocsin.lawreview import marks
from tocsin.lawreview.faults import LawError
from tocsin.lawreview.lines import Line, Paper, Role
from tocsin.lawreview.readers.plain import decode

DROPPED = "script|style|nav|header|footer|aside|noscript|form|button|template|svg|iframe|head"
BLOCKS = re.compile(
    r"p|div|h[1-6]|li|dd|dt|blockquote|pre|article|section|main|center|t[dhr]|table|tbody|ul|ol|dl|"
    r"body|html|figure|caption|br"
)
HEADINGS = re.compile(r"h[1-6]|center|caption")
LIST_ITEMS = {"a": "abcdefghijklmnopqrstuvwxyz"}


def read_html(data: bytes) -> Paper:
    """Read the text of a page; tables become rows, but for those that only lay out."""
    text, _ = decode(data)
    text = text.lstrip("\ufeff \r\n\t")
    # A declared encoding may not contradict text that is decoded already.
    text = text.partition("?>")[2] if text.startswith("<?xml") else text
    try:
        parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise LawError(f"this HTML cannot be read ({error}); save the page again") from error
    title = root.findtext(".//title") or ""
    for element in list(root.iter(*DROPPED.split("|"))):
        element.drop_tree()
    page = _Page()
    page.take(root)
    page.close()
    return Paper(tuple(page.lines), title=" ".join(title.split()))


class _Page:
    """Collects the words of blocks; a block ends the one before it."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.words: list[str] = []
        self.place = 0
        self.heading = False

    def take(self, element: html.HtmlElement) -> None:
        """Take the words of an element and what follows it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "table" and not _is_layout(element):
            self.close()
            self.lines.extend(_rows(element))
        elif BLOCKS.fullmatch(tag):
            self.close()
            self.place = element.sourceline or 0
            self.heading = HEADINGS.fullmatch(tag) is not None
            self.words.append(_item_number(element) if tag == "li" else "")
            self._inside(element)
            self.close()
        elif tag == "sup":
            self.words.append(_raised(element))
        else:
            self._inside(element)
        self.words.append(element.tail or "")

    def close(self) -> None:
        """End the block."""
        text = " ".join("".join(self.words).replace("\u00ad", "").split())
        self.words.clear()
        if text:
            role = Role.TITLE if self.heading else Role.BODY
            self.lines.append(Line(text, f"line {self.place}", role))
        self.heading = False

    def _inside(self, element: html.HtmlElement) -> None:
        self.words.append(element.text or "")
        for child in element:
            self.take(child)


def _raised(element: html.HtmlElement) -> str:
    """Give a raised number as a part of the number before it: 3<sup>1</sup> is article 3-1."""
    text = str(element.text_content()).strip()
    before = element.getprevious()
    ahead = (before.tail if before is not None else element.getparent().text) or ""
    return f"-{text}" if text.isdigit() and ahead[-1:].isdigit() else ""


def _item_number(element: html.HtmlElement) -> str:
    """Give the number a browser would show before an item of a numbered list."""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    items = [child for child in parent if child.tag == "li"]
    place = items.index(element)
    letters = LIST_ITEMS.get(parent.get("type", "1"))
    first = parent.get("start", "1")
    number = (int(first) if first.isdigit() else 1) + place
    if letters:
        return f"{letters[(number - 1) % len(letters)]}) "
    text = str(element.text_content()).strip()
    return "" if marks.opening(text) else f"{number}. "


def _is_layout(table: html.HtmlElement) -> bool:
    """Say whether a table only lays out the page: it holds articles, or one cell a row."""
    cells = [len(row.findall("td") + row.findall("th")) for row in table.iter("tr")]
    if max(cells, default=0) <= 1:
        return True
    blocks = ("".join(p.itertext()).strip() for p in table.iter("p", "div", "h3", "h4"))
    return any((found := marks.opening(text)) and found.kind == "article" for text in blocks)


def _rows(table: html.HtmlElement) -> Iterator[Line]:
    for row in table.iter("tr"):
        cells = [" ".join(cell.text_content().split()) for cell in row if cell.tag in ("td", "th")]
        yield Line(" | ".join(cells), f"line {row.sourceline or 0}", Role.TABLE)
