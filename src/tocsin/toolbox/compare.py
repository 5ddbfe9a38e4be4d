"""Several States side by side, and one State over the years. Never an order of States."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.guidelines import Guidelines, Standard
from tocsin.toolbox.catalogue import Catalogue
from tocsin.toolbox.entries import Entry
from tocsin.toolbox.matrix import Cell, Matrix, matrix
from tocsin.toolbox.states import State, standards_for


@dataclass(frozen=True, slots=True)
class Comparison:
    """States in the order of the alphabet, with their matrices and the standards that bind."""

    states: tuple[State, ...]
    matrices: tuple[Matrix, ...]
    standards: tuple[tuple[Standard, tuple[bool | None, ...]], ...]

    def theme(self, theme: str) -> tuple[Cell, ...]:
        """Give one theme of each State."""
        return tuple(one.theme(theme) for one in self.matrices)

    def commitment(self, commitment: str) -> tuple[tuple[Entry, ...], ...]:
        """Give the entries of each State for one commitment, over all themes."""
        return tuple(_of(one, commitment) for one in self.matrices)


@dataclass(frozen=True, slots=True)
class Year:
    """What began, went on and ended in one year."""

    year: int
    began: tuple[Entry, ...]
    stood: tuple[Entry, ...]
    ended: tuple[Entry, ...]


def compare(
    catalogue: Catalogue, guidelines: Guidelines, states: Sequence[State], year: int | None = None
) -> Comparison:
    """Put States side by side; standards on which all of them stand alike are kept too."""
    ordered = tuple(sorted(dict.fromkeys(states), key=lambda state: state.label.en))
    commitments = tuple(commitment.id for commitment in guidelines.commitments)
    matrices = tuple(matrix(catalogue, commitments, state.id, year) for state in ordered)
    columns = [list(standards_for(state, guidelines)) for state in ordered]
    standards = tuple(
        (line[0].standard, tuple(bound.binds for bound in line))
        for line in zip(*columns, strict=True)
    )
    return Comparison(ordered, matrices, standards)


def over_time(catalogue: Catalogue, state: str) -> tuple[tuple[Year, ...], tuple[Entry, ...]]:
    """Give the years in which something changed, and the entries whose year is not known."""
    entries = catalogue.of_state(state)
    dated = [entry for entry in entries if entry.year_from is not None]
    changes = {entry.year_from for entry in dated} | {entry.year_to for entry in dated}
    years = tuple(
        Year(
            year,
            began=tuple(entry for entry in dated if entry.year_from == year),
            stood=tuple(entry for entry in dated if entry.runs_in(year)),
            ended=tuple(entry for entry in dated if entry.year_to == year),
        )
        for year in sorted(year for year in changes if year)
    )
    return years, tuple(entry for entry in entries if entry.year_from is None)


def _of(one: Matrix, commitment: str) -> tuple[Entry, ...]:
    cells = one.row(commitment)
    return tuple({entry.id: entry for cell in cells for entry in cell.entries}.values())
