"""From posts to findings: one each, in order, and nothing but the past decides."""

from collections.abc import Sequence

import pytest

from tocsin.domain import (
    Directness,
    Finding,
    Journalist,
    Post,
    Relation,
    Verdict,
    Versions,
    Watchlist,
)
from tocsin.findings import find, find_in_parallel
from tocsin.findings.pool import BATCH

WATCH = Watchlist((Journalist("j1", "Динара Садыкова", handles=("dinara_kz",)),))


class Loud:
    """Flags what is in capitals, and keeps the sizes of the batches it was given."""

    versions = Versions("0", "loud", "none", "none", 0.5)

    def __init__(self) -> None:
        self.batches: list[int] = []

    def judge(self, texts: Sequence[str]) -> list[Verdict]:
        self.batches.append(len(texts))
        return [
            Verdict(
                float(text.isupper()), text.isupper(), (), 0, Directness.NONE, 0.0, (), "en", ()
            )
            for text in texts
        ]


def posts(count: int) -> list[Post]:
    return [
        Post(str(n), f"@dinara_kz {n}" if n % 2 else "OTHER", platform="x") for n in range(count)
    ]


def test_every_post_has_one_finding_in_order() -> None:
    found = list(find(posts(BATCH + 10), WATCH, Loud()))
    assert [one.post.id for one in found] == [str(n) for n in range(BATCH + 10)]
    assert [one.verdict.flag for one in found[:4]] == [True, False, True, False]
    assert [bool(one.about) for one in found[:4]] == [False, True, False, True]


def test_texts_are_judged_in_batches() -> None:
    loud = Loud()
    list(find(posts(BATCH + 10), WATCH, loud))
    assert loud.batches == [BATCH, 10]


@pytest.mark.parametrize("text", [None, ""])
def test_a_post_without_text_is_judged_as_an_empty_one(text: str | None) -> None:
    (found,) = find([Post("1", text, author_handle="dinara_kz")], WATCH, Loud())
    assert not found.verdict.flag
    assert found.about[0].relation is Relation.NONE


def test_no_posts_give_no_findings() -> None:
    assert list(find([], WATCH, Loud())) == []


def test_a_reply_in_a_later_batch_is_still_hers() -> None:
    hers = Post("her", "мой текст", platform="x", author_handle="dinara_kz")
    reply = Post("reply", "SILENCE", platform="x", in_reply_to="her")
    found = list(find([hers, *posts(BATCH), reply], WATCH, Loud()))
    assert found[-1].about[0].how == "reply"


def test_what_comes_later_changes_nothing() -> None:
    def about(some: list[Finding]) -> list[object]:
        return [(one.post.id, one.about) for one in some]

    reply = Post("reply", "да", platform="x", in_reply_to="her")
    hers = Post("her", "мой текст", platform="x", author_handle="dinara_kz")
    whole = list(find([reply, hers, *posts(5)], WATCH, Loud()))
    for cut in range(1, 7):
        part = list(find([reply, hers, *posts(5)][:cut], WATCH, Loud()))
        assert about(part) == about(whole)[:cut]
    assert whole[0].about == ()


def test_posts_are_read_as_findings_are_taken() -> None:
    taken = []

    def watched() -> object:
        for post in posts(3 * BATCH):
            taken.append(post)
            yield post

    next(find(watched(), WATCH, Loud()))  # type: ignore[arg-type]
    assert len(taken) == BATCH


@pytest.mark.slow
def test_two_processes_find_what_one_does() -> None:
    some = posts(2 * BATCH + 1)
    alone = list(find_in_parallel(iter(some), WATCH, 1))
    assert [one.post.id for one in alone] == [post.id for post in some]
    assert list(find_in_parallel(iter(some), WATCH, 2)) == alone
