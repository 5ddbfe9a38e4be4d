"""Spell out our own harmless sentences of `contrasts.toml` as lessons."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from string import Formatter

from training.sets import Lesson

TABLE = Path(__file__).with_name("contrasts.toml")


def contrasts(heads: Sequence[str], table: Path = TABLE) -> Iterator[Lesson]:
    """Give every sentence once, as a lesson of "no" for all `heads`."""
    for language in tomllib.loads(table.read_text(encoding="utf-8"))["language"]:
        for template in language["templates"]:
            for text in spelled_out(template, language["fill"]):
                says = dict.fromkeys(heads, False)
                yield Lesson(text, "own-contrasts", language["id"], says, "train")


def spelled_out(template: str, fill: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Put every combination of fillers into `template`, the first letter large."""
    names = list(dict.fromkeys(name for _, name, _, _ in Formatter().parse(template) if name))
    for words in product(*(fill[name] for name in names)):
        text = template.format(**dict(zip(names, words, strict=True)))
        yield text[0].upper() + text[1:]
