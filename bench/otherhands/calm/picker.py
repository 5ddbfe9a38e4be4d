"""Lines that come again only after a while: real people do not repeat each other word for word."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta


class Picker:
    """Gives lines, each again after `gap` hours at the earliest and `most` times at most."""

    def __init__(
        self, chance: random.Random, lines: Sequence[str], gap: float, most: int = 999
    ) -> None:
        self._chance, self._lines, self._most = chance, lines, most
        self._gap = timedelta(hours=gap)
        self._last: dict[str, datetime] = {}
        self._uses = dict.fromkeys(lines, 0)

    def get(self, when: datetime) -> str | None:
        """Draw one of the least used lines; `None` where all were said too lately."""
        free = [one for one in self._lines if self._uses[one] < self._most and self._far(one, when)]
        if not free:
            return None
        least = min(self._uses[one] for one in free)
        line = self._chance.choice([one for one in free if self._uses[one] <= least + 1])
        self._last[line] = when
        self._uses[line] += 1
        return line

    def _far(self, line: str, when: datetime) -> bool:
        return line not in self._last or abs(when - self._last[line]) >= self._gap
