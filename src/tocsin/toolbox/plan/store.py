"""Keep a plan in a JSON file, and read it back with a word on what is wrong."""

import json
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from tocsin.toolbox.plan.model import STATES, Measure, Plan, PlanReview, Practice, Progress, Role

FORMAT = "tocsin.plan/1"
LARGEST = 16 * 1024 * 1024
LISTS = ("themes", "commitments")
PARTS: dict[str, type[Any]] = {"practices": Practice, "progress": Progress}

T = TypeVar("T")


class PlanError(ValueError):
    """A plan that cannot be read or used; the message says what to do."""


def dump(plan: Plan) -> bytes:
    """Give the plan as JSON with one line a field, so that a change shows as a small difference."""
    text = json.dumps({"format": FORMAT, **asdict(plan)}, ensure_ascii=False, indent=1, default=str)
    return f"{text}\n".encode()


def read_plan(path: Path) -> Plan:
    """Read a plan; raises `PlanError`."""
    try:
        if path.stat().st_size > LARGEST:
            raise PlanError(f"{path}: larger than 16 MiB; is it the right file?")
        raw = path.read_bytes()
    except OSError as error:
        raise PlanError(f"{path}: {error.strerror or 'cannot be read'}") from error
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise PlanError(f"{path}: not valid JSON ({error}); take an earlier copy") from error
    if not isinstance(value, dict) or value.pop("format", None) != FORMAT:
        raise PlanError(f"{path}: no plan of ours; make one with `tocsin toolbox plan new`")
    return _plan(path, value)


def _plan(path: Path, value: dict[str, Any]) -> Plan:
    lists: dict[str, tuple[type[Any], str]] = {
        "roles": (Role, "roles"),
        "measures": (Measure, "measures"),
        "reviews": (PlanReview, "reviews"),
    }
    plain: dict[str, Any] = dict(value)
    for key, (kind, name) in lists.items():
        rows = plain.get(key, [])
        if not isinstance(rows, list):
            raise PlanError(f"{path}: {name} must be a list")
        plain[key] = tuple(_make(path, kind, row, f"{name} {n}") for n, row in enumerate(rows, 1))
    plain["figures"] = tuple(map(str, plain.get("figures", ())))
    plan = _make(path, Plan, plain, "plan")
    for review in plan.reviews:
        for one in review.progress:
            if one.state not in STATES:
                raise PlanError(f"{path}: state {one.state!r} is none; use {', '.join(STATES)}")
    return plan


def _make(path: Path, kind: type[T], value: object, name: str) -> T:
    if not isinstance(value, dict):
        raise PlanError(f"{path}: {name} must be an object")
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if extra := set(value) - known:
        raise PlanError(f"{path}: {name} has unknown fields {', '.join(sorted(map(str, extra)))}")
    try:
        return kind(**{key: _value(path, key, inner, name) for key, inner in value.items()})
    except TypeError as error:
        raise PlanError(f"{path}: {name} lacks a field ({error})") from error


def _value(path: Path, key: str, value: object, name: str) -> object:
    if key in LISTS and isinstance(value, list):
        return tuple(map(str, value))
    if key in PARTS and isinstance(value, list):
        return tuple(_make(path, PARTS[key], one, f"{name}, {key}") for one in value)
    if key == "on":
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise PlanError(f"{path}: {name}: on must be a day such as 2027-06-30") from error
    if key in ("begins", "ends"):
        if not isinstance(value, int):
            raise PlanError(f"{path}: {key} must be a year")
        return value
    if isinstance(value, dict | list):
        raise PlanError(f"{path}: {name}: {key} must be a text")
    return value
