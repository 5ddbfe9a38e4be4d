"""A neutral document on the terminal."""

from rich.table import Table as Grid
from rich.text import Text as Line

from tocsin.cli.console import out
from tocsin.paper import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Mono,
    Note,
    Paragraph,
    Table,
)
from tocsin.paper.model import Text, cell, runs

TONES = {"found": "green", "none": "yellow", "unknown": "dim", "": ""}


def show_document(document: Document) -> None:
    """Print a document: title, facts, then part after part."""
    out.print(Line(document.title, style="bold"))
    if document.subtitle:
        out.print(Line(document.subtitle, style="dim"))
    if document.facts:
        facts = Grid.grid(padding=(0, 2))
        facts.add_column(style="dim", no_wrap=True)
        facts.add_column(overflow="fold")
        for name, text in document.facts:
            facts.add_row(Line(name), Line(text))
        out.print(facts)
    for block in document.blocks:
        _show(block)


def _show(block: Block) -> None:
    match block:
        case Heading(text):
            out.print(Line(f"\n{text}", style="bold"))
        case Paragraph(text):
            out.print(_line(text))
        case Note(text):
            out.print(Line("! ", style="bold yellow") + _line(text))
        case Bullets(items, numbered):
            for number, item in enumerate(items, 1):
                mark = f"{number}." if numbered else "•"
                out.print(Line(f" {mark} ") + _line(item), soft_wrap=False)
        case Table():
            out.print(_grid(block))
        case Mono(text):
            out.print(Line(text), soft_wrap=True)
        case _:
            pass


def _grid(table: Table) -> Grid:
    grid = Grid(show_lines=True, expand=False)
    widths = table.widths or [1 for _ in table.head]
    for name, width in zip(table.head, widths, strict=True):
        grid.add_column(Line(name), ratio=round(width * 10), overflow="fold")
    for row in table.rows:
        grid.add_row(*(_square(cell(one)) for one in row))
    return grid


def _square(one: Cell) -> Line:
    line = _line(one.text)
    line.stylize(TONES[one.tone])
    return line


def _line(text: Text) -> Line:
    line = Line()
    for run in runs(text):
        line.append(run.text, style="bold" if run.bold else "")
        if run.link and run.link != run.text:
            line.append(f" <{run.link}>", style="dim")
    return line
