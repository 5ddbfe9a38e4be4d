"""What recommendations are about: topics with labels in three languages, as data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TOPICS = Path(__file__).parents[1] / "data" / "topics.toml"


@cache
def topics() -> Mapping[str, Mapping[str, str]]:
    """Give the labels of every topic by its id."""
    return tomllib.loads(TOPICS.read_text(encoding="utf-8"))


def topic_of(words: str) -> str:
    """Give the id of a topic for its id or a label in any language; other words stay."""
    folded = words.casefold().strip()
    for id, labels in topics().items():
        if folded == id or folded in {label.casefold() for label in labels.values()}:
            return id
    return words.strip() or "other"


def topic_label(id: str, lang: str) -> str:
    """Give the label of a topic in `lang`; a topic of the user's own is its own label."""
    labels = topics().get(id)
    return labels.get(lang, labels["en"]) if labels else id
