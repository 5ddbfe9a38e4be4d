"""Ask a classifier, run as a command, about texts: NDJSON in, NDJSON out."""

import json
import subprocess
from collections.abc import Sequence
from typing import Any

from suite import Case

EXCERPT = 80


class ExchangeError(Exception):
    """The command did not answer as it should; the message says where and what to do."""


def ask(command: Sequence[str], asked: Sequence[Case], timeout: float) -> list[dict[str, Any]]:
    """Feed `{"id", "text", "lang"}` a line and give one answer a case, in the same order.

    The command's stderr goes to the terminal. Raises `ExchangeError`.
    """
    return _answers(_output(command, _questions(asked), timeout), asked)


def decide(answer: dict[str, Any], field: str, at: float | None, equals: str | None) -> bool:
    """Say whether an answer means violent: by a truth value, a number or a label.

    `field` is a dotted path; a number in it picks from a list. Raises `ExchangeError`.
    """
    value = find(answer, field)
    if equals is not None:
        return str(value) == equals
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float) and at is not None:
        return value >= at
    if isinstance(value, int | float):
        raise ExchangeError(f"`{field}` is a number: say from where on it counts, with --at 0.5.")
    raise ExchangeError(
        f"`{field}` is {_short(json.dumps(value))}, neither true or false nor a number. "
        "Name another field with --field, or the label that means violent with --equals."
    )


def find(answer: dict[str, Any], field: str) -> object:
    """Follow a dotted path into an answer; raises `ExchangeError` where it leads nowhere."""
    value: Any = answer
    for step in field.split("."):
        try:
            value = value[int(step)] if isinstance(value, list) else value[step]
        except (KeyError, IndexError, ValueError, TypeError) as error:
            known = ", ".join(answer) or "none"
            raise ExchangeError(
                f"An answer has no field `{field}` (it has: {known}). Name another with --field."
            ) from error
    return value


def _questions(asked: Sequence[Case]) -> bytes:
    rows = ({"id": one.case, "text": one.text, "lang": one.language} for one in asked)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _output(command: Sequence[str], questions: bytes, timeout: float) -> bytes:
    name = command[0]
    try:
        done = subprocess.run(
            command, input=questions, stdout=subprocess.PIPE, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ExchangeError(f"{name} did not finish in {timeout:g} s. Raise --timeout.") from error
    except (OSError, ValueError) as error:
        raise ExchangeError(f"{name} cannot be started ({error}). Check the command.") from error
    if done.returncode:
        lines = done.stdout.count(b"\n")
        how = _end(done.returncode)
        raise ExchangeError(f"{name} {how} after {lines:,} answers. Its own message stands above.")
    return done.stdout


def _end(code: int) -> str:
    return f"ended with code {code}" if code > 0 else f"was ended by signal {-code}"


def _answers(output: bytes, asked: Sequence[Case]) -> list[dict[str, Any]]:
    lines = output.split(b"\n")
    if lines and not lines[-1].strip():
        lines.pop()
    answers = [
        _answer(line, one, number)
        for number, (line, one) in enumerate(zip(lines, asked, strict=False), start=1)
    ]
    if len(lines) != len(asked):
        raise ExchangeError(
            f"{len(asked):,} texts were asked and {len(lines):,} lines came back. "
            "The command must write exactly one line a text."
        )
    return answers


def _answer(line: bytes, asked: Case, number: int) -> dict[str, Any]:
    try:
        answer = json.loads(line)
    except ValueError as error:
        shown = _short(line.decode("utf-8", "replace"))
        raise ExchangeError(
            f"Answer {number:,} is not JSON: {shown}. Write one object a line, and logs to stderr."
        ) from error
    if not isinstance(answer, dict):
        raise ExchangeError(f"Answer {number:,} is not an object. Write one object a line.")
    if "id" in answer and answer["id"] != asked.case:
        raise ExchangeError(
            f"Answer {number:,} is for {_short(str(answer['id']))}, but {asked.case} was asked. "
            "Keep the order of the lines."
        )
    return answer


def _short(text: str) -> str:
    return text if len(text) <= EXCERPT else text[:EXCERPT] + "…"
