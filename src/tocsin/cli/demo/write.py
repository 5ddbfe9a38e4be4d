"""Write the demo case into a folder: invent it, sort the posts into exports, tell the truth."""

from pathlib import Path
from random import Random

from tocsin.cli.demo.case import DemoCase
from tocsin.cli.demo.cast import read_cast
from tocsin.cli.demo.grammar import voice
from tocsin.cli.demo.numbering import numbered
from tocsin.cli.demo.scenes import applause, criticism, ordinary, pile_on, smear, threat
from tocsin.cli.demo.shelves import exported
from tocsin.cli.demo.studio import Studio
from tocsin.cli.demo.truth import truth
from tocsin.cli.demo.watchlist import watchlist

SHORTEST = 28
VOICES = ("ru", "kk", "en", "mix", "smear")
_SCENES = (ordinary, criticism, applause, pile_on, smear, threat)
_ABOUT = (
    "Three invented journalists in two countries over {days} days: {posts} posts in five export "
    "formats. Three attacks (a pile-on, a coordinated smear, a lone threat) and two storms that "
    "are none (applause, harsh criticism) lie in ordinary life."
)


def write_demo(folder: Path, seed: int = 7, days: int = 60) -> DemoCase:
    """Write the case into `folder` and say what lies where; the same seed gives the same bytes.

    Raises `ValueError` when `days` is too few for the scenes to lie apart.
    """
    if days < SHORTEST:
        raise ValueError(f"the demo case needs at least {SHORTEST} days; {days} were asked for")
    rng = Random(seed)  # noqa: S311 - a story is invented here, nothing is secret
    studio = Studio(rng, read_cast(), {name: voice(name) for name in VOICES}, days)
    for scene in _SCENES:
        scene(studio)
    planted = numbered(studio.drafts, rng)
    files, shelf = exported(planted, rng, days)
    written = tuple(_put(folder / "posts" / name, content) for name, content in files.items())
    watch = _put(folder / "watch.toml", watchlist(studio.cast).encode())
    told = _put(folder / "truth.json", truth(planted, studio.scenes, shelf, seed).encode())
    return DemoCase(written, watch, told, _ABOUT.format(days=days, posts=len(planted)))


def _put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
