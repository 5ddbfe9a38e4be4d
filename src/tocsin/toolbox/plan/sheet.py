"""A plan as CSV, a line a measure, and the lines read back after editing."""

import csv
import io
from collections.abc import Callable

from tocsin.toolbox.phrases import say
from tocsin.toolbox.plan.card import field_of, labels, values
from tocsin.toolbox.plan.model import STATES, Plan, Progress
from tocsin.toolbox.plan.store import PlanError
from tocsin.toolbox.tabletext import decoded, delimiter, guarded, unguarded

Card = dict[str, str]


def to_csv(plan: Plan, commitment: Callable[[str], str] = str) -> bytes:
    """Write the plan for a spreadsheet: UTF-8 with its mark, headings in the plan's language."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    fields = labels(plan.lang)
    writer.writerow([say("field.id", plan.lang), *(label for _, label in fields)])
    for measure in plan.measures:
        words = values(measure, commitment)
        writer.writerow([measure.id, *(guarded(words[field]) for field, _ in fields)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def review_csv(plan: Plan) -> bytes:
    """Write an empty form for a review: a line a measure, with the states that there are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    words = ("field.id", "plan.measure", "plan.state", "plan.value", "plan.note")
    writer.writerow([say(key, plan.lang) for key in words])
    for measure in plan.measures:
        writer.writerow([measure.id, guarded(measure.title), "", "", ""])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def cards_of_csv(name: str, raw: bytes) -> list[Card]:
    """Read the lines of an edited CSV, each as fields; raises `PlanError`."""
    rows = _rows(name, raw)
    fields = [field_of(heading) for heading in rows[0]]
    if "id" not in fields:
        raise PlanError(f"{name}: no column of ids; keep the headings that were exported")
    return [
        {field: unguarded(cell.strip()) for field, cell in zip(fields, row, strict=False) if field}
        for row in rows[1:]
        if any(cell.strip() for cell in row)
    ]


def progress_of_csv(name: str, raw: bytes, lang: str) -> tuple[Progress, ...]:
    """Read the form of a review; lines whose state is empty were not looked at."""
    rows = _rows(name, raw)
    words = {say(f"plan.{state}", one).casefold(): state for state in STATES for one in LANGS}
    made = []
    for number, row in enumerate(rows[1:], 2):
        cells = [*map(str.strip, row), "", "", "", "", ""]
        if not cells[0] or not cells[2]:
            continue
        state = words.get(cells[2].casefold(), cells[2])
        if state not in STATES:
            allowed = ", ".join(say(f"plan.{one}", lang) for one in STATES)
            raise PlanError(f"{name}:{number}: {cells[2]!r} is no state; write one of {allowed}")
        made.append(Progress(cells[0], state, unguarded(cells[3]), unguarded(cells[4])))
    return tuple(made)


LANGS = ("en", "ru", "kk")


def _rows(name: str, raw: bytes) -> list[list[str]]:
    text = decoded(raw)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text)))
    except csv.Error as error:
        raise PlanError(f"{name}: not readable as CSV ({error}); save it as CSV again") from error
    if not rows:
        raise PlanError(f"{name}: empty")
    return rows
