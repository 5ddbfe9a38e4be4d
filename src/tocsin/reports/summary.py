"""The report's figures as a mapping for `summary.json`: stable keys, no texts of posts."""

from datetime import date, datetime
from typing import Any

from tocsin.domain import Alert, Intake, State
from tocsin.reports.model import Dossier, Gap, Report


def summary(report: Report) -> dict[str, Any]:
    """Give the summary as JSON values; times are RFC 3339 in UTC, days are ISO dates.

    Keys: `generated_at`, `versions` (`tocsin`, `model`, `lexicons`, `guidelines`, `threshold`),
    `period` (`first`, `last`), `coverage` (`posts`, `quarantined`, `files`, `gaps`, `reasons`) and
    `journalists`, a list in the report's order. A journalist has `id`, `name`, `level` (highest,
    `null` without alert), `since`, `latest` (`level`, `raised_at`, `why`, `null` without alert),
    `alerts`, `episodes`, `counts`, `types` (id to flagged posts), `languages`, `platforms` and
    `indicators` (id to `present`, `absent` or `unknown`). There is no score.
    """
    versions = report.versions
    return {
        "generated_at": _time(report.generated_at),
        "versions": {
            "tocsin": versions.tocsin,
            "model": versions.model,
            "lexicons": versions.lexicons,
            "guidelines": versions.guidelines,
            "threshold": versions.threshold,
        },
        "period": {"first": _time(report.period[0]), "last": _time(report.period[1])},
        "coverage": {
            "posts": report.posts,
            "quarantined": report.unread,
            "files": [_file(intake) for intake in report.intakes],
            "gaps": [_gap(gap) for gap in report.gaps],
            "reasons": dict(report.quarantine),
        },
        "journalists": [_journalist(dossier) for dossier in report.dossiers],
    }


def _journalist(dossier: Dossier) -> dict[str, Any]:
    highest = dossier.highest
    return {
        "id": dossier.journalist.id,
        "name": dossier.journalist.name,
        "level": highest.level.value if highest else None,
        "since": _time(highest.raised_at) if highest else None,
        "latest": _alert(dossier.latest),
        "alerts": len(dossier.alerts),
        "episodes": len(dossier.episodes),
        "counts": _counts(dossier),
        "types": {row.type: row.posts for row in dossier.types},
        "languages": {row.key: row.posts for row in dossier.languages},
        "platforms": {row.key: row.posts for row in dossier.platforms},
        "indicators": {standing.id: standing.state.value for standing in dossier.indicators},
    }


def _counts(dossier: Dossier) -> dict[str, Any]:
    figures = dossier.figures
    return {
        "about": figures.about,
        "flagged": figures.flagged,
        "gendered": figures.gendered,
        "private": figures.private,
        "own": figures.own,
        "undated": figures.undated,
        "severity": {str(step): count for step, count in enumerate(figures.severity, 1)},
        "accounts": figures.accounts,
        "accounts_exact": figures.accounts_exact,
        "indicators_unknown": sum(s.state is State.UNKNOWN for s in dossier.indicators),
    }


def _alert(alert: Alert | None) -> dict[str, Any] | None:
    if alert is None:
        return None
    return {
        "level": alert.level.value,
        "raised_at": _time(alert.raised_at),
        "why": alert.why.as_dict(),
    }


def _file(intake: Intake) -> dict[str, Any]:
    return {
        "file": intake.file,
        "format": intake.format,
        "posts": intake.posts,
        "again": intake.again,
        "skipped": intake.skipped,
        "quarantined": intake.quarantined,
        "first": _time(intake.first),
        "last": _time(intake.last),
        "fault": intake.fault,
        "notes": list(intake.notes),
    }


def _gap(gap: Gap) -> dict[str, str]:
    return {"first": _day(gap.first), "last": _day(gap.last)}


def _day(day: date) -> str:
    return day.isoformat()


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None
