"""The table a monitor keeps by hand: semicolons, Russian column heads, day-first local dates."""

import csv
import io
from collections.abc import Iterable

from tocsin.cli.demo.rhythm import LOCAL
from tocsin.domain import Post

_HEADS = ("ID", "Дата", "Автор", "Текст", "Ссылка", "Площадка")
_KAZAKH = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_BROKEN = ("fa0000000000000000", "вчера, после обеда", "Павел")


def table(posts: Iterable[Post], *, codepage: bool, broken: bool) -> bytes:
    """Write the rows in windows-1251, which loses Kazakh letters and emoji, or in UTF-8 with BOM.

    With `broken` one row lacks its cells after the author.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADS)
    rows = [_row(post) for post in posts]
    if broken:
        rows.insert(len(rows) // 2, _BROKEN)
    writer.writerows(rows)
    text = out.getvalue()
    if codepage:
        return text.translate(_KAZAKH).encode("windows-1251", "ignore")
    return text.encode("utf-8-sig")


def _row(post: Post) -> tuple[str | None, ...]:
    assert post.created_at is not None
    at = post.created_at.astimezone(LOCAL).strftime("%d.%m.%Y %H:%M")
    return (post.id, at, post.author_name, post.text, post.url, "Facebook")
