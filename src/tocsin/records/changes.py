"""What changed between two states of a record, so that it can be shown and taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tocsin.records.errors import RecordsError


class _Nothing:
    """Stands for a value that is not there; `None` is a value of its own."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING = _Nothing()
Step = str | int


@dataclass(frozen=True, slots=True)
class Change:
    """One value at a path, before and after; `NOTHING` where it was or is not there."""

    path: tuple[Step, ...]
    before: Any
    after: Any

    def as_plain(self) -> dict[str, Any]:
        """Give the change as JSON values; a side that is nothing is left out."""
        sides = {"before": self.before, "after": self.after}
        return {"path": list(self.path)} | {k: v for k, v in sides.items() if v is not NOTHING}

    @classmethod
    def from_plain(cls, raw: dict[str, Any]) -> "Change":
        """Read a change from JSON values."""
        path = tuple(raw["path"])
        return cls(path, raw.get("before", NOTHING), raw.get("after", NOTHING))

    def reversed(self) -> "Change":
        """Give the change that takes this one back."""
        return Change(self.path, self.after, self.before)


def difference(before: Any, after: Any) -> tuple[Change, ...]:  # noqa: ANN401 - JSON values
    """Give the changes from one state to another, in an order in which they can be applied."""
    return tuple(_walk(before, after, ()))


def apply(plain: Any, changes: Sequence[Change]) -> Any:  # noqa: ANN401 - JSON values
    """Give a new state with the changes applied; `RecordsError` where one does not fit."""
    state = _copy(plain)
    for change in changes:
        state = _applied(state, change)
    return state


def take_back(plain: Any, changes: Sequence[Change]) -> Any:  # noqa: ANN401 - JSON values
    """Give the state before the changes; `RecordsError` where it is not the state after them."""
    return apply(plain, [change.reversed() for change in reversed(changes)])


def _walk(before: Any, after: Any, path: tuple[Step, ...]) -> Iterator[Change]:  # noqa: ANN401
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*before, *(key for key in after if key not in before)]:
            yield from _walk(before.get(key, NOTHING), after.get(key, NOTHING), (*path, key))
    elif isinstance(before, list) and isinstance(after, list):
        shared = min(len(before), len(after))
        for number in range(shared):
            yield from _walk(before[number], after[number], (*path, number))
        for number in range(shared, len(after)):
            yield Change((*path, number), NOTHING, after[number])
        for number in range(len(before) - 1, shared - 1, -1):  # from the end, so numbers hold
            yield Change((*path, number), before[number], NOTHING)
    elif type(before) is not type(after) or before != after:
        yield Change(path, before, after)


def _applied(state: Any, change: Change) -> Any:  # noqa: ANN401 - JSON values
    if not change.path:
        return _copy(change.after)
    holder = state
    for step in change.path[:-1]:
        holder = _at(holder, step)
    last = change.path[-1]
    found = _at(holder, last, missing=NOTHING)
    if type(found) is not type(change.before) or found != change.before:
        raise RecordsError("the record is not in the state that this change was made from")
    if change.after is NOTHING:
        del holder[last]
    elif isinstance(holder, list) and last == len(holder):
        holder.append(_copy(change.after))
    else:
        holder[last] = _copy(change.after)
    return state


def _at(holder: Any, step: Step, missing: Any = None) -> Any:  # noqa: ANN401 - JSON values
    try:
        return holder[step]
    except (KeyError, IndexError, TypeError):
        if missing is NOTHING:
            return NOTHING
        raise RecordsError("the record lacks the part that this change belongs to") from None


def _copy(value: Any) -> Any:  # noqa: ANN401 - JSON values
    if isinstance(value, dict):
        return {key: _copy(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_copy(one) for one in value]
    return value
