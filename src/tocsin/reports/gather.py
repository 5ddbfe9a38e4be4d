"""From a stream of findings to dossiers: counters on the way, quoted posts at the end.

A run holds counters and the posts behind alerts and present indicators, never all posts.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from tocsin.domain import Alert, Finding, Indicator, Journalist, State, Watchlist
from tocsin.reports.model import (
    INDICATORS,
    Coverage,
    Dossier,
    Episode,
    Gap,
    Quoted,
    Standing,
)
from tocsin.reports.tally import Tally

QUOTED = 60
REACH = 200


def wanted(alerts: Iterable[Alert], indicators: Iterable[Indicator]) -> set[str]:
    """Name the posts a report may quote, as post keys.

    Each alert and each indicator as it last stood present gives its `REACH` newest posts, so the
    number of texts to hold stays bounded however large an attack was.
    """
    keys = {key for alert in alerts for key in alert.posts[-REACH:]}
    for standings in _standings(indicators).values():
        for indicator in _present(standings):
            keys.update(indicator.posts[-REACH:])
    return keys


class Gatherer:
    """Count findings one by one, in time order, and make the dossiers at the end."""

    def __init__(self, watchlist: Watchlist) -> None:
        self._journalists = {person.id: person for person in watchlist.journalists}
        self._tallies = {person.id: Tally() for person in watchlist.journalists}
        self._collected: set[date] = set()

    def add(self, finding: Finding) -> None:
        """Count one finding for every journalist it concerns; her own posts are kept apart."""
        if finding.post.created_at is not None:
            self._collected.add(finding.post.created_at.date())
        authors = {about.journalist for about in finding.about if about.how == "author"}
        for journalist in dict.fromkeys(about.journalist for about in finding.about):
            tally = self._tally(journalist)
            if journalist in authors:
                tally.own += 1
            else:
                tally.add(finding)

    def _tally(self, journalist: str) -> Tally:
        self._journalists.setdefault(journalist, Journalist(journalist, journalist))
        return self._tallies.setdefault(journalist, Tally())

    def dossiers(
        self,
        alerts: Sequence[Alert],
        indicators: Sequence[Indicator],
        findings: Mapping[str, Finding],
    ) -> tuple[Dossier, ...]:
        """Make one dossier per journalist, highest level first, then latest alert, then id.

        `indicators` are in the order in which they were assessed: the last of each id stands.
        `findings` holds, by post key, what `wanted` asked for.
        """
        standings = _standings(indicators)
        for journalist in (*(alert.journalist for alert in alerts), *standings):
            self._tally(journalist)
        made = [
            self._dossier(
                person, [a for a in alerts if a.journalist == id_], standings.get(id_, {}), findings
            )
            for id_, person in self._journalists.items()
        ]
        return tuple(sorted(made, key=_gravest_first))

    def _dossier(
        self,
        person: Journalist,
        alerts: Sequence[Alert],
        standings: Mapping[str, Standing],
        findings: Mapping[str, Finding],
    ) -> Dossier:
        tally = self._tallies[person.id]
        ids = dict.fromkeys((*INDICATORS, *sorted(standings)))
        keys = _keys(alerts, standings)
        quoted = _quoted(keys, findings)
        missing = sum(key not in findings for key in keys)
        return Dossier(
            journalist=person,
            episodes=_episodes(alerts),
            indicators=tuple(standings.get(id_, Standing(id_, None)) for id_ in ids),
            figures=tally.figures(),
            days=tally.days(),
            types=tally.types(),
            languages=tally.parts("lang"),
            platforms=tally.parts("platform"),
            accounts=tally.accounts(),
            quoted=quoted,
            coverage=_coverage(self._collected),
            unquoted=len(keys) - len(quoted) - missing,
            missing=missing,
        )


def _standings(indicators: Iterable[Indicator]) -> dict[str, dict[str, Standing]]:
    standings: dict[str, dict[str, Standing]] = {}
    for indicator in indicators:
        of_her = standings.setdefault(indicator.journalist, {})
        before = of_her.get(indicator.indicator)
        of_her[indicator.indicator] = Standing(
            indicator.indicator, indicator, _last_present(indicator, before)
        )
    return standings


def _last_present(indicator: Indicator, before: Standing | None) -> Indicator | None:
    if indicator.state is State.PRESENT or before is None or before.latest is None:
        return None
    return before.latest if before.state is State.PRESENT else before.present_before


def _present(standings: Mapping[str, Standing]) -> Iterable[Indicator]:
    for standing in standings.values():
        if standing.state is State.PRESENT and standing.latest is not None:
            yield standing.latest
        elif standing.present_before is not None:
            yield standing.present_before


def _episodes(alerts: Iterable[Alert]) -> tuple[Episode, ...]:
    by_id: dict[str, list[Alert]] = {}
    for alert in sorted(alerts, key=lambda a: (a.raised_at, a.level.rank, a.rule)):
        by_id.setdefault(alert.episode, []).append(alert)
    return tuple(Episode(id_, tuple(of_it)) for id_, of_it in by_id.items())


def _keys(alerts: Iterable[Alert], standings: Mapping[str, Standing]) -> dict[str, bool]:
    keys = {key: True for alert in alerts for key in alert.posts}
    for indicator in _present(standings):
        for key in indicator.posts:
            keys.setdefault(key, False)
    return keys


def _quoted(keys: Mapping[str, bool], findings: Mapping[str, Finding]) -> tuple[Quoted, ...]:
    at_hand = [key for key in keys if key in findings]
    gravest = sorted(
        at_hand, key=lambda key: (not keys[key], -findings[key].verdict.severity, key)
    )[:QUOTED]
    in_time = sorted(gravest, key=lambda key: _moment(findings[key], key))
    return tuple(
        Quoted(number, key, findings[key], keys[key]) for number, key in enumerate(in_time, 1)
    )


def _moment(finding: Finding, key: str) -> tuple[bool, float, str]:
    at = finding.post.created_at
    return (at is None, at.timestamp() if at else 0.0, key)


def _coverage(collected: set[date]) -> Coverage:
    if not collected:
        return Coverage()
    days = sorted(collected)
    gaps = tuple(
        Gap(before + timedelta(1), after - timedelta(1))
        for before, after in pairwise(days)
        if (after - before).days > 1
    )
    return Coverage(days[0], days[-1], gaps)


def _gravest_first(dossier: Dossier) -> tuple[int, float, int, str]:
    highest, latest = dossier.highest, dossier.latest
    return (
        -(highest.level.rank if highest else 0),
        -(latest.raised_at.timestamp() if latest else 0.0),
        -dossier.figures.flagged,
        dossier.journalist.id,
    )
