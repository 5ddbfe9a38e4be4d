"""A document as one HTML page: no script, nothing from elsewhere, the font within it."""

from base64 import b64encode
from functools import cache
from html import escape
from urllib.parse import urlsplit

from tocsin.paper.model import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Mono,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Text,
    cell,
    runs,
)
from tocsin.paper.places import DATA, FONTS

POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
LINKS = {"http", "https", "mailto"}


def to_html(document: Document) -> str:
    """Give the whole page; the same document gives the same page."""
    return page(document, embedded("woff2", "woff2"))


def page(document: Document, fonts: str) -> str:
    """Give the page with the style sheet rules `fonts` before its own."""
    title = escape(document.title)
    return (
        f'<!doctype html>\n<html lang="{escape(document.lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{title}</title>\n<style>{fonts}{_style()}</style>\n</head>\n<body>\n<main>\n"
        f"<header><h1>{title}</h1>{_subtitle(document)}{_facts(document)}</header>\n"
        f"{''.join(block(one) for one in document.blocks)}"
        f"</main>\n{_foot(document)}</body>\n</html>\n"
    )


def block(one: Block) -> str:  # noqa: C901 — one case a kind of part
    """Give one part of a document as HTML, closed in itself."""
    match one:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>\n"
        case Paragraph(text):
            return f"<p>{inline(text)}</p>\n"
        case Bullets(items, numbered):
            tag = "ol" if numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{inline(item)}</li>' for item in items)}</{tag}>\n"
        case Note(text, kind):
            return f'<p class="note {kind}">{inline(text)}</p>\n'
        case Table():
            return _table(one)
        case Figure():
            return _figure(one)
        case Mono(text):
            return f'<p class="mono">{escape(text)}</p>\n'
        case PageBreak():
            return '<div class="break"></div>\n'


def inline(text: Text) -> str:
    """Give words with their marks as HTML; line breaks stay."""
    return "".join(_run(one) for one in runs(text))


def _run(run: Run) -> str:
    out = escape(run.text).replace("\n", "<br>")
    for tag, on in (("strong", run.bold), ("em", run.italic), ("ins", run.inserted),
                    ("del", run.deleted)):  # fmt: skip
        out = f"<{tag}>{out}</{tag}>" if on else out
    if run.link and urlsplit(run.link).scheme in LINKS:
        return f'<a href="{escape(run.link)}" rel="noreferrer">{out}</a>'
    return out


def _table(table: Table) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    whole = sum(table.widths) or 1
    columns = "".join(f'<col style="width:{100 * one / whole:.2f}%">' for one in table.widths)
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in table.head)
    rows = "".join(f"<tr>{''.join(_cell(cell(one)) for one in row)}</tr>" for row in table.rows)
    top = f"<thead><tr>{head}</tr></thead>" if table.head else ""
    return (
        f'<div class="wide"><table>{caption}<colgroup>{columns}</colgroup>{top}'
        f"<tbody>{rows}</tbody></table></div>\n"
    )


def _cell(one: Cell) -> str:
    span = f' colspan="{one.span}"' if one.span > 1 else ""
    tone = f' class="{one.tone}"' if one.tone else ""
    return f"<td{span}{tone}>{inline(one.text)}</td>"


def _figure(figure: Figure) -> str:
    data = b64encode(figure.svg.encode()).decode()
    caption = f"<figcaption>{escape(figure.caption)}</figcaption>" if figure.caption else ""
    picture = f'<img alt="{escape(figure.alt)}" src="data:image/svg+xml;base64,{data}">'
    return f"<figure>{picture}{caption}</figure>\n"


def _subtitle(document: Document) -> str:
    return f'<p class="subtitle">{escape(document.subtitle)}</p>' if document.subtitle else ""


def _facts(document: Document) -> str:
    if not document.facts:
        return ""
    pairs = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in document.facts)
    return f'<dl class="facts">{pairs}</dl>'


def _foot(document: Document) -> str:
    return f"<footer>{escape(document.foot)}</footer>\n" if document.foot else ""


@cache
def _style() -> str:
    return (DATA / "paper.css").read_text(encoding="utf-8")


@cache
def embedded(ending: str, name: str) -> str:
    """Give the rules that put our two fonts, in the files of this `ending`, into a page."""
    out = []
    for face, weight in (("Regular", 400), ("Bold", 700)):
        data = b64encode((FONTS / f"TocsinSans-{face}.{ending}").read_bytes()).decode()
        out.append(
            f"@font-face{{font-family:'Tocsin Sans';font-weight:{weight};"
            f"src:url(data:font/{ending};base64,{data}) format('{name}')}}"
        )
    return "".join(out)
