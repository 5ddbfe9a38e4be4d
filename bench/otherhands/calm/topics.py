"""What the second reading's lives are about: her topics, their days, what is said below them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.otherhands.calm.picker import Picker
from bench.otherhands.calm.world import World
from bench.otherhands.texts import table

GAP = 9  # hours before a line comes again


@dataclass(frozen=True, slots=True)
class Topic:
    """Lines on one thing: `own` hers, `say` below, `talk` about her, `quarrel` among readers.

    `spans` are (first day, last day, weight); `steps` give the places of her lines from a day on.
    Friends threaten her in jest below (`banter`) and elsewhere (`jest`); `riposte` is hers.
    """

    name: str
    lang: str
    own: Sequence[str]
    say: Sequence[str]
    spans: Sequence[tuple[int, int, float]] = ()
    steps: Sequence[tuple[int, Sequence[int]]] = ()
    first_say: Sequence[str] = ()
    talk: Sequence[str] = ()
    quarrel: Sequence[str] = ()
    banter: Sequence[str] = ()
    riposte: Sequence[str] = ()
    jest: Sequence[str] = ()

    def weight(self, day: int) -> float:
        """Give how much she writes about it on a day."""
        return sum(weight for first, last, weight in self.spans if first <= day <= last)

    def hers(self, day: int) -> Sequence[str]:
        """Give her lines of a day: what is known by then."""
        known = [places for first, places in self.steps if first <= day]
        return [self.own[place] for place in known[-1]] if known else self.own


class Topics:
    """All topics of a life, and its lines one after the other."""

    def __init__(self, world: World) -> None:
        plan = world.plan
        self._world = world
        self._pickers: dict[Sequence[str], Picker] = {}
        given = table(plan.part, f"{plan.name}_topics")["topic"]
        self.special = [Topic(**one) for one in given]
        self.everyday = [
            Topic(name, lang, **lines)
            for lang in plan.languages
            for name, lines in self._everyday(lang).items()
        ]

    def _everyday(self, lang: str) -> Mapping[str, Any]:
        wanted = self._world.plan.table.get("everyday", ())
        every = table(self._world.plan.part, f"{lang}_topics") if wanted else {}
        return {name: every[name] for name in wanted if name in every}

    def draw(self, day: int) -> Topic:
        """Draw what she writes about on a day: on hot days mostly what the life is about."""
        r, given = self._world.chance, self._world.plan.table
        hot = any(first <= day <= last for first, last in given.get("heat", ()))
        weights = [one.weight(day) for one in self.special]
        if any(weights) and r.random() < (given["hot"] if hot else given["special"]):
            return r.choices(self.special, weights)[0]
        if not self.everyday:
            return r.choices(self.special, weights)[0]
        kazakh = r.random() < given.get("kazakh", 0)
        return r.choice([one for one in self.everyday if (one.lang == "kk") == kazakh])

    def named(self, name: str) -> Topic | None:
        """Give a topic of the life by name."""
        return next((one for one in self.special if one.name == name), None)

    def picker(self, lines: Sequence[str]) -> Picker:
        """Give the picker of some lines, without those that do not fit her place."""
        key = tuple(lines)
        if key not in self._pickers:
            unsaid = self._world.plan.table.get("unsaid")
            fit = [one for one in key if not (unsaid and re.search(unsaid, one, re.IGNORECASE))]
            self._pickers[key] = Picker(self._world.chance, fit or key, GAP)
        return self._pickers[key]

    def lines(self, kind: str, lang: str) -> list[str]:
        """Give lines of a kind that fit every topic: the life's, her country's, all countries'."""
        plan = self._world.plan
        own = plan.texts(kind) if kind in plan.table["texts"] and lang == plan.languages[0] else []
        voices = [plan.words(lang)]
        if lang in plan.table.get("voice", {}):
            voices.append(table(plan.part, lang))
        return own + [one for voice in voices for one in voice.get(kind, ())]

    def chains(self) -> list[list[str]]:
        """Give quarrels that are written out, turn by turn."""
        plan = self._world.plan
        if "chains" not in plan.table["texts"]:
            return []
        return [*plan.texts("chains"), *table(plan.part, "en")["chains"]]
