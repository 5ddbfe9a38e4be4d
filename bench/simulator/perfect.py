"""The same escalation with a classifier that makes no mistake: findings from the planted truth."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from bench.simulator.model import Said
from bench.simulator.newsroom import Newsroom
from bench.simulator.watched import Alarm, Change, Watched
from tocsin import escalation, sources
from tocsin.domain import (
    About,
    Alert,
    Directness,
    Finding,
    Reason,
    Relation,
    State,
    TypeScore,
    Verdict,
    Watchlist,
)
from tocsin.sources import load_watchlist
from tocsin.sources import read as read_posts

SURE, NOT = 0.97, 0.02


def assess(room: Newsroom) -> dict[str, Watched]:
    """Hand the truth of a newsroom's posts to `tocsin.escalation.assess`, by journalist."""
    alarms, changes = defaultdict(list), defaultdict(list)
    watch = load_watchlist(room.watch)
    for one in escalation.assess(findings(room), watch, **_beside(room, watch)):
        if isinstance(one, Alert) and getattr(one, "change", None) == "fall":
            continue
        if isinstance(one, Alert):
            alarm = Alarm(one.raised_at, one.level.rank, one.episode, one.posts)
            alarms[one.journalist].append(alarm)
        elif one.at:
            present = one.state is State.PRESENT
            changes[one.journalist].append(Change(one.at, one.indicator, present))
    return {
        case.person.id: Watched(
            tuple(alarms[case.person.id]),
            tuple(changes[case.person.id]),
            tuple(one.at for one in case.said if one.hostile),
        )
        for case in room.cases
    }


def _beside(room: Newsroom, watch: Watchlist) -> dict[str, Any]:
    """Give what people recorded, where the version under measure can take it."""
    make = getattr(escalation, "Beside", None)
    if make is None:
        return {}
    ids = {one.id for one in watch.journalists}
    loads = {"--facts": "load_facts", "--calendar": "load_calendar"}
    facts, occasions = (
        getattr(sources, load)(room.beside[option], ids) if option in room.beside else None
        for option, load in loads.items()
    )
    return {"beside": make(facts, occasions)}


def findings(room: Newsroom) -> Iterator[Finding]:
    """Read a newsroom's posts and give each the verdict that is true."""
    truth = {one.key: (one, case.person.id) for case in room.cases for one in case.said}
    for post in read_posts([room.posts]):
        one, journalist = truth[post.key]
        yield Finding(post, verdict(one), (_about(one, journalist),))


def verdict(one: Said) -> Verdict:
    """Give the verdict on a post as it was planted."""
    truth, text = one.truth, str(one.record["text"])
    if truth is None:
        lang = str(one.record["lang"])
        return Verdict(NOT, False, (), 0, Directness.NONE, NOT, (), lang, ())
    types = tuple(TypeScore(name, SURE) for name in truth["types"])
    return Verdict(
        violent=SURE,
        flag=True,
        types=types,
        severity=truth["severity"],
        directness=Directness(truth.get("directness", "none")),
        gendered=SURE if truth.get("gendered") else NOT,
        grounds=tuple(truth.get("grounds", ())),
        lang=str(one.record["lang"]),
        reasons=(Reason(0, len(text), truth["types"][0], "planted"),),
    )


def _about(one: Said, journalist: str) -> About:
    if one.own:
        return About(journalist, Relation.NONE, "author")
    near = bool(one.truth and one.truth.get("family"))
    return About(journalist, Relation.FAMILY if near else Relation.SELF, "mention")
