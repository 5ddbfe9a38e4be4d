"""Read a law from a web page: the words of its blocks, without menus and scripts."""

from collections.abc import Iterator

from lxml import etree, html

from tocsin.lawreview import marks
from tocsin.lawreview.faults import LawError
from tocsin.lawreview.lines import Line, Paper, Role
from tocsin.lawreview.readers.plain import decode

DROPPED = "script|style|nav|header|footer|aside|noscript|form|button|template|svg|iframe|head"
BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li dd dt blockquote pre article section main center td th tr table "
    "tbody ul ol dl body html figure caption".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 center caption".split())
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
    for name in DROPPED.split("|"):
        for element in list(root.iter(name)):
            element.drop_tree()
    lines = [line for line in _lines(root) if line.text]
    return Paper(tuple(lines), title=" ".join(title.split()))


def _lines(root: html.HtmlElement) -> Iterator[Line]:
    buffer: list[str] = []
    state = [0, False]  # line of the source, inside a heading

    def flush() -> Iterator[Line]:
        text = " ".join("".join(buffer).split())
        buffer.clear()
        if text:
            yield Line(text, f"line {state[0]}", Role.TITLE if state[1] else Role.BODY)

    def walk(element: html.HtmlElement) -> Iterator[Line]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "table" and not _is_layout(element):
            yield from flush()
            yield from _rows(element)
        elif tag in BLOCKS or tag == "br":
            yield from flush()
            state[0], state[1] = element.sourceline or 0, tag in HEADINGS
            buffer.append(_item_number(element) if tag == "li" else "")
            yield from inside(element)
            yield from flush()
            state[1] = False
        else:
            buffer.append(_raised(element) if tag == "sup" else "")
            if tag != "sup":
                yield from inside(element)
        buffer.append(element.tail or "")

    def inside(element: html.HtmlElement) -> Iterator[Line]:
        buffer.append(element.text or "")
        for child in element:
            yield from walk(child)

    yield from walk(root)
    yield from flush()


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
