"""Which post lies in which export, as several people collected them; a few lie in two."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta
from random import Random

from tocsin.cli.demo import exports
from tocsin.cli.demo.numbering import CHATS, Planted
from tocsin.cli.demo.rhythm import START
from tocsin.cli.demo.truth import Shelf
from tocsin.domain import Post

_SEARCHED_UNTIL, _RECORDED_FROM = START + timedelta(days=20), START + timedelta(days=19)
_SEARCHED = "kg-01"
_SAVED, _SEEN_TWICE = 5, 3
_TITLES = {"kz-01": "Тоғызжол | чат", "kg-01": "Ала-Булак: обсуждение"}


@dataclass(frozen=True, slots=True)
class _Export:
    posts: list[Post]
    content: bytes


def exported(planted: Sequence[Planted], rng: Random, days: int) -> tuple[dict[str, bytes], Shelf]:
    """Give the content of every export by file name, and what lies where."""
    end = START + timedelta(days=days)
    browser = f"zeeschuimer-export-twitter.com-{end:%Y-%m-%d}T041207.ndjson"
    found = {
        "comments.ndjson": _pages(planted, rng),
        browser: _browser(planted, rng),
        "search_cholpon_bs.jsonl": _search(planted),
        **_by_hand(planted, days),
        **_chats(planted, rng, f"ChatExport_{end:%Y-%m-%d}"),
    }
    keys = {name: [post.key for post in export.posts] for name, export in found.items()}
    broken = (
        {"file": "comments.ndjson", "why": "a line cut off in the middle"},
        {"file": browser, "why": "a line cut off in the middle"},
        {"file": "monitoring_2.csv", "why": "a row without text whose date is in words"},
    )
    adverts = [f"x:{native}" for native in exports.ADVERTS]
    again = sum(map(len, keys.values())) - len(planted) + _SEEN_TWICE
    return {name: export.content for name, export in found.items()}, Shelf(
        keys, broken, adverts, again
    )


def _picked(planted: Iterable[Planted], want: Callable[[Planted], bool]) -> list[Post]:
    return [one.post for one in planted if want(one)]


def _on(*platforms: str) -> Callable[[Planted], bool]:
    return lambda one: one.post.platform in platforms


def _pages(planted: Sequence[Planted], rng: Random) -> _Export:
    """Collect video and photo pages, and a few posts of the pile-on that someone saved."""
    posts = _picked(planted, _on("youtube", "instagram"))
    on_x = _picked(planted, lambda one: _on("x")(one) and one.draft.scene == "pile-on")
    posts += rng.sample(on_x, _SAVED)
    posts.sort(key=lambda post: (str(post.created_at), post.key))
    return _Export(posts, exports.native(posts, len(posts) // 3).encode())


def _browser(planted: Sequence[Planted], rng: Random) -> _Export:
    def recorded(one: Planted) -> bool:
        mine = one.draft.journalist != _SEARCHED or one.draft.at >= _RECORDED_FROM
        return one.post.platform == "x" and mine

    posts = _picked(planted, recorded)
    return _Export(posts, exports.zeeschuimer(posts, _SEEN_TWICE, rng).encode())


def _search(planted: Sequence[Planted]) -> _Export:
    def searched(one: Planted) -> bool:
        early = one.draft.journalist == _SEARCHED and one.draft.at < _SEARCHED_UNTIL
        return one.post.platform == "x" and early

    posts = _picked(planted, searched)
    return _Export(posts, exports.twarc(posts, _SEARCHED_UNTIL.astimezone(UTC)).encode())


def _by_hand(planted: Sequence[Planted], days: int) -> dict[str, _Export]:
    middle = START + timedelta(days=days // 2)
    early = _picked(planted, lambda one: _on("facebook")(one) and one.draft.at < middle)
    late = _picked(planted, lambda one: _on("facebook")(one) and one.draft.at >= middle)
    return {
        "monitoring_1.csv": _Export(early, exports.table(early, codepage=True, broken=False)),
        "monitoring_2.csv": _Export(late, exports.table(late, codepage=False, broken=True)),
    }


def _chats(planted: Sequence[Planted], rng: Random, folder: str) -> dict[str, _Export]:
    gone = frozenset([_busiest_attacker(planted)])
    found = {}
    for place, (journalist, chat) in enumerate(CHATS.items()):
        posts = [
            one.post
            for one in planted
            if one.post.platform == "telegram" and one.draft.journalist == journalist
        ]
        content = exports.telegram(posts, _TITLES[journalist], chat, gone, rng).encode()
        name = f"{folder} ({place})" if place else folder
        found[f"{name}/result.json"] = _Export(posts, content)
    return found


def _busiest_attacker(planted: Sequence[Planted]) -> str:
    """Find the author of the most posts of the pile-on on Telegram: an account deleted since."""
    wrote: dict[str, int] = {}
    for one in planted:
        if one.post.platform == "telegram" and one.draft.kind in ("misogyny", "traitor", "silence"):
            author = one.draft.account.id
            wrote[author] = wrote.get(author, 0) + 1
    return max(wrote, key=lambda author: (wrote[author], author))
