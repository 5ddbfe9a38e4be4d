"""A measure as pairs of a field and words, out and back: the one shape of CSV, Word and PDF."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tocsin.toolbox.phrases import keys_of, say
from tocsin.toolbox.plan.model import TEXTS, Measure, Practice

FIELDS = (
    "measure", "problem", "data", "commitments", "practices", "owner", "partners", "deadline",
    "budget", "indicator", "baseline", "target", "review",
)  # fmt: skip
# The heading of a measure's card is its id; the label of each field is a key of our words.
KEYS = {
    "id": "field.id",
    "measure": "plan.measure",
    "commitments": "field.commitments",
    **{f: f"plan.{f}" for f in FIELDS if f not in ("measure", "commitments")},
}
_ID = re.compile(r"\[([a-z0-9-]+)\]\s*(\S*)\s*$")
_COMMITMENT = re.compile(r"\bMC\d+-\d{1,2}\b")


def labels(lang: str) -> tuple[tuple[str, str], ...]:
    """Give each field of a card with its label, in order."""
    return tuple((field, say(KEYS[field], lang)) for field in FIELDS)


def field_of(label: str) -> str | None:
    """Give the field of a label in any of our languages, or `None` where it is none."""
    found = keys_of(label.strip().rstrip(":"))
    return next((field for field, key in KEYS.items() if key in found), None)


def values(measure: Measure, commitment: Callable[[str], str] = str) -> Mapping[str, str]:
    """Give the words of each field; `commitment` names a commitment by its id."""
    texts = {name: getattr(measure, name) for name in TEXTS}
    return {
        **texts,
        "measure": texts["title"],
        "commitments": "\n".join(map(commitment, measure.commitments)),
        "practices": "\n".join(map(practice_line, measure.practices)),
    }


def practice_line(practice: Practice) -> str:
    """Give an example in one line, with its id in brackets so that it is known again."""
    return f"{practice.state}: {practice.title} [{practice.id}] {practice.url}".strip()


def changed(measure: Measure, given: Mapping[str, str], blank: str) -> Measure:
    """Give the measure with the words that came back; fields that did not come back stay.

    `blank` is what stands for an empty field on paper.
    """
    given = {field: "" if text == blank else text for field, text in given.items()}
    texts = {"title" if field == "measure" else field: text for field, text in given.items()}
    words: dict[str, Any] = {name: text for name, text in texts.items() if name in TEXTS}
    made = replace(measure, **words)
    if "commitments" in given:
        made = replace(made, commitments=tuple(_COMMITMENT.findall(given["commitments"])))
    if "practices" in given:
        made = replace(made, practices=_practices(measure, given["practices"]))
    return made


def _practices(measure: Measure, text: str) -> tuple[Practice, ...]:
    known = {practice.id: practice for practice in measure.practices}
    made = []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _ID.search(line)
        if found and found[1] in known and practice_line(known[found[1]]) == line:
            made.append(known[found[1]])
            continue
        state, _, title = line.rpartition(": ") if found is None else line.partition(": ")
        title = _ID.sub("", title or line).strip()
        made.append(Practice(found[1] if found else "", title, state if title else "", _url(line)))
    return tuple(made)


def _url(line: str) -> str:
    found = re.search(r"https?://\S+", line)
    return found[0] if found else ""
