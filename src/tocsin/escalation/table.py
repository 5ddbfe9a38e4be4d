"""Read a level off the decision table."""

from collections.abc import Iterator, Mapping

from tocsin.domain import State
from tocsin.escalation.indicators import Signal
from tocsin.escalation.method import Row


def deciding_row(rows: tuple[Row, ...], signals: Mapping[str, Signal]) -> Row | None:
    """Give the row of the highest level that holds, the upper one among equals, or `None`."""
    holding = list(_holding(rows, signals))
    return max(holding, key=lambda row: row.level.rank) if holding else None


def _holding(rows: tuple[Row, ...], signals: Mapping[str, Signal]) -> Iterator[Row]:
    present = {key for key, signal in signals.items() if signal.state is State.PRESENT}
    for row in rows:
        if set(row.present) <= present and all(
            _number(signals, name) >= least for name, least in row.least.items()
        ):
            yield row


def _number(signals: Mapping[str, Signal], name: str) -> float:
    indicator, _, key = name.partition(".")
    signal = signals.get(indicator)
    return signal.numbers.get(key, 0.0) if signal else 0.0
