"""The files a scan leaves: written beside their names, and named when all are whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson

from tocsin.domain import (
    About,
    Alert,
    Directness,
    Finding,
    Indicator,
    Post,
    Reason,
    Relation,
    TypeScore,
    Verdict,
    Versions,
)
from tocsin.findings.lines import as_fields

LINE = orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z
PART = ".part"


class Results:
    """A folder of results; nothing in it changes unless the whole scan comes to its end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts: list[str] = []

    def __enter__(self) -> "Results":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for name in self._parts:
            part = self._folder / (name + PART)
            if kind is None:
                part.replace(self._folder / name)
            else:
                part.unlink(missing_ok=True)

    def path(self, name: str) -> Path:
        """Give the path under which a result is written until all are whole."""
        if name not in self._parts:
            self._parts.append(name)
        return self._folder / (name + PART)

    def write_text(self, name: str, text: str) -> None:
        """Write a result of text."""
        self.path(name).write_text(text, encoding="utf-8")

    def write_json(self, name: str, value: Mapping[str, Any]) -> None:
        """Write a result of one JSON value, indented for readers."""
        self.path(name).write_bytes(orjson.dumps(value, option=orjson.OPT_INDENT_2 | LINE))

    @contextmanager
    def findings(self, versions: Versions) -> Iterator[Callable[[Finding], None]]:
        """Give a function that writes findings, one line each."""
        made_with = version_line(versions)
        with self.path("findings.jsonl").open("wb") as file:

            def write(finding: Finding) -> None:
                file.write(orjson.dumps(_finding(finding, made_with), option=LINE))

            yield write

    def write_alerts(self, alerts: Iterable[Alert], versions: Versions, method: str) -> None:
        """Write alerts, one line each, oldest first."""
        made_with = _made_with(versions, method)
        lines = (orjson.dumps(_alert(alert, made_with), option=LINE) for alert in alerts)
        self.path("alerts.jsonl").write_bytes(b"".join(lines))

    def write_indicators(
        self, indicators: Iterable[Indicator], versions: Versions, method: str
    ) -> None:
        """Write changes of indicators as they came, and last every indicator as it stands."""
        made_with = _made_with(versions, method)
        lines = (orjson.dumps(_indicator(one, made_with), option=LINE) for one in indicators)
        self.path("indicators.jsonl").write_bytes(b"".join(lines))


def version_line(versions: Versions) -> str:
    """Give what made a result in one line."""
    return (
        f"tocsin {versions.tocsin}; model {versions.model}; lexicons {versions.lexicons}; "
        f"guidelines {versions.guidelines}; threshold {versions.threshold}"
    )


def _made_with(versions: Versions, method: str) -> str:
    return f"{version_line(versions)}; escalation {method}"


def findings_again(path: Path, posts: Mapping[str, Post]) -> dict[str, Finding]:
    """Read the findings of `posts` (by key) back from a file of findings."""
    out: dict[str, Finding] = {}
    if not posts:
        return out
    with path.open("rb") as file:
        for line in file:
            raw = orjson.loads(line)
            post = posts.get(f"{raw['platform']}:{raw['id']}")
            if post is not None:
                out[post.key] = Finding(post, _verdict(raw), _abouts(raw))
    return out


def _finding(finding: Finding, made_with: str) -> dict[str, Any]:
    post, origin = finding.post, finding.post.origin
    return {
        "platform": post.platform,
        "id": post.id,
        "url": post.url,
        "author_id": post.author_id,
        "author_handle": post.author_handle,
        "created_at": post.created_at,
        "text": post.text if finding.about else None,  # of strangers' talk, no copy is kept
        "about": [
            {
                "journalist": one.journalist,
                "relation": one.relation.value,
                "how": one.how,
                "addressed": one.addressed,
            }
            for one in finding.about
        ],
        **as_fields(finding.verdict),
        "read_from": origin and {"file": origin.file, "format": origin.format, "at": origin.place},
        "made_with": made_with,
    }


def _alert(alert: Alert, made_with: str) -> dict[str, Any]:
    return {
        "journalist": alert.journalist,
        "level": alert.level.value,
        "raised_at": _time(alert.raised_at),
        "indicators": list(alert.indicators),
        "posts": [key.partition(":")[2] for key in alert.posts],
        "why": alert.why.en,
        "why_in": alert.why.as_dict(),
        "rule": alert.rule,
        "episode": alert.episode,
        "change": alert.change.value,
        "news": list(alert.news),
        "post_keys": list(alert.posts),
        "made_with": made_with,
    }


def _indicator(one: Indicator, made_with: str) -> dict[str, Any]:
    return {
        "journalist": one.journalist,
        "indicator": one.indicator,
        "state": one.state.value,
        "at": _time(one.at),
        "confidence": one.confidence,
        "posts": [key.partition(":")[2] for key in one.posts],
        "why": one.why.en,
        "why_in": one.why.as_dict(),
        "post_keys": list(one.posts),
        "made_with": made_with,
    }


def _verdict(raw: Mapping[str, Any]) -> Verdict:
    return Verdict(
        violent=raw["violent"],
        flag=raw["flag"],
        types=tuple(TypeScore(one["id"], one["probability"]) for one in raw["types"]),
        severity=raw["severity"],
        directness=Directness(raw["directness"]),
        gendered=raw["gendered"],
        grounds=tuple(raw["grounds"]),
        lang=raw["lang"],
        reasons=tuple(Reason(**one) for one in raw["reasons"]),
        spared=tuple(Reason(**one) for one in raw["spared"]),
    )


def _abouts(raw: Mapping[str, Any]) -> tuple[About, ...]:
    return tuple(
        About(one["journalist"], Relation(one["relation"]), one["how"], one.get("addressed", True))
        for one in raw["about"]
    )


def _time(at: datetime | None) -> str | None:
    return at.isoformat().replace("+00:00", "Z") if at else None
