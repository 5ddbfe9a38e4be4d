"""Who takes part in a storm: a dense core that writes again and again, and many strangers."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from tocsin.cli.demo.case import Account, Draft, Scene
from tocsin.cli.demo.cast import Article, Subject
from tocsin.cli.demo.studio import Studio


@dataclass(frozen=True, slots=True)
class Wave:
    """One wave of comments: whose, on which piece, of which kinds, who writes, and under what.

    `core` holds the accounts that come back by platform, `often` their share of the comments;
    `roots` the posts it gathers under by platform, `aside` the share that answers none of them.
    """

    scene: Scene
    subject: Subject
    article: Article
    kinds: dict[str, int]
    platforms: dict[str, int]
    roots: dict[str, Draft]
    core: dict[str, list[Account]]
    often: float
    aside: float = 0.2
    known: float = 0.0

    def roll(self, studio: Studio, times: list[datetime], voices: dict[str, int]) -> None:
        """Write one comment for each of the times, in the given voices."""
        for at in times:
            platform = _drawn(self.platforms, studio.rng)
            kind = _drawn(self.kinds, studio.rng)
            root = None if studio.rng.random() < self.aside else self.roots.get(platform)
            if root is not None and root.at >= at:
                root = None
            studio.write(
                self.scene,
                kind,
                self.subject,
                self.article,
                self._author(studio, platform),
                at,
                parent=root,
                voice=_drawn(_able(studio, voices, kind), studio.rng),
            )

    def _author(self, studio: Studio, platform: str) -> Account:
        way = studio.rng.random()
        if way < self.often and self.core.get(platform):
            return studio.rng.choice(self.core[platform])
        if way < self.often + self.known:
            return studio.reader(self.subject, platform)
        return studio.casting.stranger(platform)


def _able(studio: Studio, voices: dict[str, int], kind: str) -> dict[str, int]:
    return {name: share for name, share in voices.items() if kind in studio.voices[name].pools}


def _drawn(weights: dict[str, int], rng: Random) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
