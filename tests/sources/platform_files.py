"""Read fixtures and bytes through one format, for the tests of the platforms' formats."""

import io
import json
from pathlib import Path

import orjson

from tocsin.domain import Post
from tocsin.sources.base import Context, Fault, Format, Head, Note, Record, Skip
from tocsin.sources.formats.fourcat import FOURCAT
from tocsin.sources.formats.telegram import TELEGRAM
from tocsin.sources.formats.twarc2 import TWARC2
from tocsin.sources.formats.tweet_v1 import TWEET_V1
from tocsin.sources.formats.zeeschuimer_instagram import ZEESCHUIMER_INSTAGRAM
from tocsin.sources.formats.zeeschuimer_threads import ZEESCHUIMER_THREADS
from tocsin.sources.formats.zeeschuimer_tiktok_comments import ZEESCHUIMER_TIKTOK_COMMENTS
from tocsin.sources.formats.zeeschuimer_x import ZEESCHUIMER_X

FIXTURES = Path(__file__).parents[1] / "fixtures"
FORMATS: tuple[Format, ...] = (
    TELEGRAM,
    TWARC2,
    TWEET_V1,
    ZEESCHUIMER_X,
    ZEESCHUIMER_TIKTOK_COMMENTS,
    ZEESCHUIMER_INSTAGRAM,
    ZEESCHUIMER_THREADS,
    FOURCAT,
)
FILES = tuple(
    (one, path)
    for one in FORMATS
    for path in sorted((FIXTURES / one.name).iterdir())
    if path.is_file()
)


def content(folder: str, name: str) -> bytes:
    return (FIXTURES / folder / name).read_bytes()


def records(one: Format, data: bytes) -> list[Record]:
    return list(one.read(io.BytesIO(data), Context("given")))


def posts(one: Format, data: bytes) -> list[Post]:
    return [record for record in records(one, data) if isinstance(record, Post)]


def faults(one: Format, data: bytes) -> list[Fault]:
    return [record for record in records(one, data) if isinstance(record, Fault)]


def skips(one: Format, data: bytes) -> list[str]:
    return [record.reason for record in records(one, data) if isinstance(record, Skip)]


def notes(one: Format, data: bytes) -> list[str]:
    return [record.text for record in records(one, data) if isinstance(record, Note)]


def line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def head(data: bytes) -> Head:
    """Begin a file as the core does: text, and the JSON values of its first lines."""
    values = []
    for one in data[:65536].splitlines()[:20]:
        try:
            values.append(orjson.loads(one))
        except orjson.JSONDecodeError:
            continue
    return Head(data[:65536], data[:65536].decode("utf-8", "replace"), tuple(values))
