"""Whether a comment in her thread speaks to another commenter, as people do who quarrel there."""

import re
import tomllib
from functools import cache
from pathlib import Path

from tocsin.domain import Post

DATA = Path(__file__).parent / "data" / "addressed.toml"
WORD = re.compile(r"[^\W\d_]+")


def speaks_to_another(post: Post) -> bool:
    """Say whether a post answers a comment, speaks to “you”, and of no third person.

    What answers the post that opens a thread speaks to her or of her: under an outlet's post about
    her, “you” is the journalist. So does what names no thread, as far as can be known.
    """
    if not post.in_reply_to or not post.thread_id or post.in_reply_to == post.thread_id:
        return False
    words = set(WORD.findall((post.text or "").casefold()))
    return not words.isdisjoint(_words("to")) and words.isdisjoint(_words("of"))


@cache
def _words(kind: str) -> frozenset[str]:
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))[kind]
    return frozenset(word for some in table.values() for word in some)
