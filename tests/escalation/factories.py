"""Findings by hand: posts about a journalist with the verdict that the test needs."""

from datetime import UTC, datetime, timedelta
from itertools import groupby

from tocsin import escalation
from tocsin.domain import (
    About,
    Alert,
    Directness,
    Finding,
    Journalist,
    Post,
    Relation,
    TypeScore,
    Verdict,
    Watchlist,
)
from tocsin.escalation import Beside
from tocsin.escalation.indicators import RULES
from tocsin.escalation.known import NOTHING_KNOWN
from tocsin.escalation.mark import marks
from tocsin.escalation.stream import Stream

START = datetime(2026, 3, 2, tzinfo=UTC)
WATCH = Watchlist((Journalist("j1", "Journalist One"), Journalist("j2", "Journalist Two")))
SELF = (("j1", Relation.SELF, "mention"),)
INSULT = ("CRD-4",)
NOTHING = Beside()


def a_post(
    hours=0.0,
    *types,
    account="reader",
    text="",
    key=None,
    chance=0.9,
    violent=None,
    severity=None,
    directness=Directness.NONE,
    about=SELF,
    platform="x",
    repost_of=None,
    grounds=(),
    gendered=0.0,
    lang="en",
    reasons=(),
    **of_post,
):
    """Give a finding so many hours after the start; hostile where it has types."""
    at = None if hours is None else START + timedelta(hours=hours)
    severity = severity if severity is not None else (4 if types else 0)
    verdict = Verdict(
        violent=(violent or chance) if types else (0.1 if violent is None else violent),
        flag=bool(types),
        types=tuple(TypeScore(one, chance) for one in types),
        severity=severity if types else 0,
        directness=directness,
        gendered=gendered,
        grounds=grounds,
        lang=lang,
        reasons=reasons,
    )
    post = Post(
        id=key or f"{hours}/{account}",
        platform=platform,
        text=text,
        author_id=account,
        created_at=at,
        repost_of=repost_of,
        **of_post,
    )
    return Finding(post, verdict, tuple(About(*one) for one in about))


def a_threat(hours=0.0, **more):
    """Give an explicit threat to kill."""
    return a_post(hours, "THR-1", **{"severity": 5, "directness": Directness.EXPLICIT, **more})


def an_address(hours=0.0, **more):
    """Give a post that publishes where the journalist lives."""
    return a_post(hours, "PRV-1", **more)


def many(number, hours=0.0, *types, minutes=1.0, first=0, **more):
    """Give posts of as many accounts, one after another."""
    return [
        a_post(hours + i * minutes / 60, *types, account=f"account-{first + i}", **more)
        for i in range(number)
    ]


def in_order(*findings):
    """Flatten and sort as the shelf does."""
    flat = [one for some in findings for one in (some if isinstance(some, list) else [some])]
    return sorted(flat, key=lambda one: (one.post.created_at, one.post.key))


def alerts(findings, method=None, watch=WATCH, beside=NOTHING):
    """Give the alerts alone."""
    found = escalation.assess(findings, watch, method, beside)
    return [one for one in found if isinstance(one, Alert)]


def last_states(findings, method=None, watch=WATCH, beside=NOTHING):
    """Give each indicator as it stands at the end, by journalist and id."""
    return {
        (one.journalist, one.indicator): one
        for one in escalation.assess(findings, watch, method, beside)
        if not isinstance(one, Alert)
    }


class Measured:
    """One indicator measured over findings about one journalist."""

    def __init__(self, indicator, findings, known=NOTHING_KNOWN, **limits):
        rule = next(rule for rule in RULES if rule.id == indicator)
        thresholds = {**escalation.packaged().thresholds[indicator], **limits}
        self._gauge, self._stream = rule.measure(thresholds, known), Stream()
        for at, same in groupby(in_order(findings), key=lambda one: one.post.created_at):
            self._stream.settle(at)
            self._gauge.settle(at)
            for finding in same:
                for _, mark in marks(finding):
                    self._stream.add(mark)
                    self._gauge.add(mark, self._stream)
        self.signal = self._gauge.read(self._stream)
        assert self._gauge.state(self._stream) is self.signal.state
        assert tuple(self.signal.numbers) == rule.numbers

    @property
    def state(self):
        return self.signal.state.value

    @property
    def numbers(self):
        return self.signal.numbers

    @property
    def posts(self):
        return [key for _, key in self._gauge.evidence(self._stream)]


def key(finding):
    return finding.post.key
