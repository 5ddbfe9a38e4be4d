"""The ground truth: which post belongs to which scene, and which scenes are attacks and when."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin.cli.demo.case import Scene
from tocsin.cli.demo.grammar import load
from tocsin.cli.demo.numbering import Planted


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where posts were written: keys by file, and what in the files is no readable post.

    `again` counts the records that repeat a post of the same or another file.
    """

    files: Mapping[str, Sequence[str]]
    broken: Sequence[Mapping[str, str]]
    no_posts: Sequence[str]
    again: int


def truth(planted: Sequence[Planted], scenes: Sequence[Scene], shelf: Shelf, seed: int) -> str:
    """Write the truth as JSON; posts by natural key `platform:id`."""
    kinds = load("kinds.toml")
    posts = {one.post.key: _post(one, kinds) for one in planted}
    for file, keys in shelf.files.items():
        for key in keys:
            posts[key]["files"].append(file)  # type: ignore[attr-defined]
    told = {
        "seed": seed,
        "from": _time(planted[0].draft.at),
        "to": _time(planted[-1].draft.at),
        "scenes": [_scene(scene, planted, kinds) for scene in scenes],
        "files": {file: len(keys) for file, keys in shelf.files.items()},
        "broken": list(shelf.broken),
        "no_posts": list(shelf.no_posts),
        "again": shelf.again,
        "posts": posts,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _post(one: Planted, kinds: Mapping[str, list[str]]) -> dict[str, object]:
    draft = one.draft
    types = kinds[draft.kind]
    return {
        "platform": one.post.platform,
        "id": one.post.id,
        "scene": draft.scene,
        "kind": draft.kind,
        "types": types,
        "violent": bool(types),
        "journalist": draft.journalist,
        "voice": draft.voice,
        "at": _time(draft.at),
        "files": [],
    }


def _scene(
    scene: Scene, planted: Sequence[Planted], kinds: Mapping[str, list[str]]
) -> dict[str, object]:
    """Tell of one scene; an attack lasts from its first violent post to its last."""
    mine = [one.draft for one in planted if one.draft.scene == scene.id]
    core = [one for one in mine if not scene.attack or kinds[one.kind]]
    found = {type_ for one in mine for type_ in kinds[one.kind]}
    return {
        "id": scene.id,
        "kind": scene.kind,
        "journalist": scene.journalist,
        "attack": scene.attack,
        "about": scene.about,
        "from": _time(core[0].at),
        "to": _time(core[-1].at),
        "posts": len(mine),
        "types": sorted(found),
    }


def _time(at: datetime) -> str:
    return at.isoformat()
