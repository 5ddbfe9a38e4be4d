"""Read the results of a scan again: alerts, their posts, indicators and what was covered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tocsin.records.errors import RecordsError

T = TypeVar("T")
LONGEST_LINE = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedAlert:
    """A line of `alerts.jsonl`."""

    journalist: str
    level: str
    raised_at: str
    indicators: tuple[str, ...]
    post_keys: tuple[str, ...]
    episode: str
    made_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedType:
    """A type with its probability."""

    id: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedAbout:
    """Whom a post concerns."""

    journalist: str
    relation: str
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPost:
    """A line of `findings.jsonl`."""

    platform: str
    id: str
    about: tuple[ScannedAbout, ...]
    types: tuple[ScannedType, ...]
    severity: int
    url: str | None = None
    author_id: str | None = None
    author_handle: str | None = None
    created_at: str | None = None
    text: str | None = None
    gendered: float = 0.0
    grounds: tuple[str, ...] = ()
    directness: str = "none"
    lang: str = ""
    made_with: str = ""

    @property
    def key(self) -> str:
        """The natural key: platform and native id."""
        return f"{self.platform}:{self.id}"

    @property
    def author(self) -> str | None:
        """The author's key within the platform."""
        return self.author_id or self.author_handle


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedIndicator:
    """A line of `indicators.jsonl`."""

    journalist: str
    indicator: str
    state: str
    at: str | None = None
    confidence: float | None = None
    why: str = ""
    why_in: dict[str, str] = field(default_factory=dict)
    post_keys: tuple[str, ...] = ()
    made_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The results of one scan that drafts need; `faults` are lines that could not be read."""

    alerts: tuple[ScannedAlert, ...]
    posts: dict[str, ScannedPost]
    indicators: tuple[ScannedIndicator, ...]
    summary: dict[str, Any]
    faults: tuple[str, ...]


def read_scan(folder: Path) -> Scan:
    """Read a folder of results; lines that cannot be read are listed and passed over.

    Raises `RecordsError` where the folder holds no results of a scan.
    """
    faults: list[str] = []
    alerts = tuple(_lines(folder / "alerts.jsonl", ScannedAlert, faults))
    wanted = {key for alert in alerts for key in alert.post_keys}
    posts = {
        post.key: post
        for post in _lines(folder / "findings.jsonl", ScannedPost, faults)
        if post.key in wanted
    }
    indicators = tuple(_lines(folder / "indicators.jsonl", ScannedIndicator, faults))
    return Scan(
        alerts=alerts,
        posts=posts,
        indicators=indicators,
        summary=_summary(folder / "summary.json", faults),
        faults=tuple(faults),
    )


def _lines(path: Path, kind: type[T], faults: list[str]) -> Iterator[T]:
    decoder = msgspec.json.Decoder(kind)
    try:
        file = path.open("rb")
    except OSError as error:
        raise RecordsError(
            f"{path}: {error.strerror}; name the folder that `tocsin scan` wrote its results to"
        ) from error
    with file:
        for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE), b""), 1):
            if not line.strip():
                continue
            try:
                yield decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                faults.append(f"{path}:{number}: not a line of results ({error}); passed over")


def _summary(path: Path, faults: list[str]) -> dict[str, Any]:
    try:
        read = msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        faults.append(f"{path}: cannot be read ({error}); coverage is left unknown")
        return {}
    return read if isinstance(read, dict) else {}
