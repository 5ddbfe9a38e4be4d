"""Coverage of a State: theme by commitment, each cell found, none found, or not looked.

An empty cell never says that nothing exists. An instrument of a whole organisation fills no State's
cell, because it says nothing of what the State has done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tocsin.toolbox.catalogue import Catalogue
from tocsin.toolbox.entries import ALL, Entry, Look


class Coverage(StrEnum):
    """What is known of a cell."""

    FOUND = "found"
    NONE_FOUND = "none_found"
    NOT_LOOKED = "not_looked"


@dataclass(frozen=True, slots=True)
class Cell:
    """One theme and commitment of one State, with the entries found and the looks taken."""

    state: str
    theme: str
    commitment: str
    entries: tuple[Entry, ...] = ()
    looks: tuple[Look, ...] = ()

    @property
    def coverage(self) -> Coverage:
        """Say which of the three states the cell is in; what was found outweighs a look."""
        if self.entries:
            return Coverage.FOUND
        return Coverage.NONE_FOUND if self.looks else Coverage.NOT_LOOKED

    @property
    def standing(self) -> bool:
        """Say whether something there is at work, not only over, taken back or planned."""
        return any(entry.standing for entry in self.entries)

    @property
    def own(self) -> bool:
        """Say whether something there is the State's own, not only an initiative of its region."""
        return any(entry.level == "national" for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Matrix:
    """All cells of one State; `year` is `None` for the catalogue whatever the year."""

    state: str
    year: int | None
    themes: tuple[str, ...]
    commitments: tuple[str, ...]
    cells: tuple[Cell, ...]

    def cell(self, theme: str, commitment: str) -> Cell:
        """Give one cell; `KeyError` where there is no such theme or commitment."""
        for cell in self.cells:
            if cell.theme == theme and cell.commitment == commitment:
                return cell
        raise KeyError(f"there is no cell of {theme} and {commitment}")

    def row(self, commitment: str) -> tuple[Cell, ...]:
        """Give the cells of a commitment in the order of the themes."""
        return tuple(cell for cell in self.cells if cell.commitment == commitment)

    def counts(self) -> dict[Coverage, int]:
        """Count the cells in each of the three states."""
        return {one: sum(c.coverage is one for c in self.cells) for one in Coverage}

    def theme(self, theme: str) -> Cell:
        """Give a theme as one cell: its entries; looked into only where all of it was."""
        cells = [cell for cell in self.cells if cell.theme == theme]
        entries = tuple({entry.id: entry for cell in cells for entry in cell.entries}.values())
        looks = tuple(look for look in cells[0].looks if ALL in look.commitments)
        return Cell(self.state, theme, ALL, entries, looks)


def matrix(
    catalogue: Catalogue, commitments: tuple[str, ...], state: str, year: int | None = None
) -> Matrix:
    """Make the matrix of a State from the catalogue, as of now or as of a year.

    As of a year, entries whose years are not known and looks of later years are left out.
    """
    entries = catalogue.of_state(state)
    looks = catalogue.looks_at(state)
    if year is not None:
        entries = tuple(entry for entry in entries if entry.runs_in(year))
        looks = tuple(look for look in looks if look.on.year <= year)
    themes = catalogue.vocabulary.ids("themes")
    cells = tuple(
        Cell(
            state,
            theme,
            commitment,
            tuple(entry for entry in entries if entry.fills(theme, commitment)),
            tuple(look for look in looks if look.covers(theme, commitment)),
        )
        for commitment in commitments
        for theme in themes
    )
    return Matrix(state, year, themes, commitments, cells)


def weak(cell: Cell) -> bool:
    """Say whether everything that stands in the cell is criticised by somebody."""
    standing = [entry for entry in cell.entries if entry.standing]
    return bool(standing) and all(entry.critics for entry in standing)


def gaps(catalogue: Catalogue, of: Matrix) -> Iterator[Cell]:
    """Give the cells where a theme is about a commitment and nothing stands, theme by theme.

    Which themes are about which commitments is our reading, in the vocabulary.
    """
    for theme in catalogue.vocabulary.themes:
        for commitment in theme.commitments:
            cell = of.cell(theme.id, commitment)
            if not cell.standing:
                yield cell
