"""Read off the decision table which rows hold."""

from collections.abc import Callable

from tocsin.escalation.indicators import Signal
from tocsin.escalation.method import Row

# Gives the signal of an indicator; asked only where a row needs a number.
Ask = Callable[[str], Signal]


def by_level(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Put the highest level first; among equals the order of the file stays."""
    return tuple(sorted(rows, key=lambda row: -row.level.rank))


def holds(row: Row, present: frozenset[str], ask: Ask) -> bool:
    """Say whether all of a row's indicators are present and its numbers reached."""
    return present.issuperset(row.present) and all(
        _number(ask, name) >= least for name, least in row.least.items()
    )


def _number(ask: Ask, name: str) -> float:
    indicator, _, key = name.partition(".")
    return ask(indicator).numbers[key]
