"""What the demo case consists of, before and after it is written."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DemoCase:
    """A demo case on disk: exports of posts, watchlist, ground truth, and what it shows."""

    posts: tuple[Path, ...]
    watchlist: Path
    truth: Path
    description: str


@dataclass(frozen=True, slots=True)
class Account:
    """An invented account on one platform; `created` in UTC. Handles bear no `@`."""

    platform: str
    id: str
    handle: str
    name: str
    created: datetime
    followers: int
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A post before it has an id; `ref` is its number in the order of invention.

    `journalist` is the id of the one whose story it belongs to, `parent` the `ref` it answers.
    """

    ref: int
    scene: str
    kind: str
    journalist: str
    voice: str
    account: Account
    at: datetime
    text: str
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """One thread of the story; `kind` is the sort of attack, or of what only looks like one."""

    id: str
    kind: str
    journalist: str | None
    attack: bool
    about: str
