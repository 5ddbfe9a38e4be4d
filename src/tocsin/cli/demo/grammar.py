"""Grow sentences from templates that are kept as data (`data/voices/*.toml`).

`[a|b|]` picks one, `{slot}` takes a line of the voice's slots or a value of the scene, and
`<word>` marks a word that its author may disguise.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from random import Random
from typing import Any

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([a-z_0-9]+)\}")
_SPACE = re.compile(r" {2,}")
_BEFORE_MARK = re.compile(r" +(?=[,.!?:;]+(?:\s|$))")
_DEEPEST = 8


class UnknownSlotError(KeyError):
    """A template names a slot that neither its voice nor the scene has."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The slots and pools of templates of one language."""

    name: str
    slots: Mapping[str, list[str]]
    pools: Mapping[str, list[str]]

    def say(self, pool: str, values: Mapping[str, str], rng: Random) -> str:
        """Grow one comment of the kind `pool`; disguisable words keep their `<…>`."""
        text = rng.choice(self.pools[pool])
        for _ in range(_DEEPEST):
            text = _chosen(text, rng)
            if not _SLOT.search(text):
                break
            text = self._filled(text, values, rng)
        return _tidy(text)

    def _filled(self, text: str, values: Mapping[str, str], rng: Random) -> str:
        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name in values:
                return values[name]
            if name not in self.slots:
                raise UnknownSlotError(f"voice {self.name}: no slot or value {{{name}}}")
            line = _chosen(rng.choice(self.slots[name]), rng)
            inside = text[: match.start()].endswith((", ", ": "))
            return line[:1].lower() + line[1:] if inside else line

        return _SLOT.sub(fill, text)


def load(path: str) -> dict[str, Any]:
    """Read a TOML file of the demo's data."""
    return tomllib.loads(files("tocsin.cli.demo").joinpath("data", path).read_text("utf-8"))


def voice(name: str) -> Voice:
    """Read the voice of that name."""
    data = load(f"voices/{name}.toml")
    return Voice(name, data["slots"], data["pools"])


def _chosen(text: str, rng: Random) -> str:
    while _CHOICE.search(text):
        text = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), text)
    return text


def _tidy(text: str) -> str:
    return _BEFORE_MARK.sub("", _SPACE.sub(" ", text)).strip()
