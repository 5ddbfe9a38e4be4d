"""For any stream: no look-ahead, no dependence on order, and alerts that rest on their posts."""

from dataclasses import replace

from factories import WATCH, a_post, alerts, in_order
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin import escalation
from tocsin.domain import Alert, Change, Directness, Level, Relation

# Thresholds that a short stream can reach.
LOW = {
    "ESC-06": {
        "accounts": 3,
        "surprise": 0.5,
        "surprise_both": 0.05,
        "hostile_copies": 3,
        "quiet_copies": 3,
        "chorus": 2,
        "copies": 4,
        "copy_surprise": 0.5,
    },
    "ESC-14": {
        "count": 3,
        "surprise": 0.05,
        "creeping_evidence": 3,
        "creeping_days": 2,
        "creeping_count": 4,
    },
}
PACKAGED = escalation.packaged()
METHOD = replace(
    PACKAGED,
    thresholds={key: {**some, **LOW.get(key, {})} for key, some in PACKAGED.thresholds.items()},
    rows=tuple(
        replace(row, least={"ESC-06.chorus": 2.0}) if row.id == "chorus" else row
        for row in PACKAGED.rows
    ),
    quiet_hours=24.0,
)
KINDS = {
    "harmless": ((), {}),
    "petition": ((), {"text": "we all ask the minister to answer these plain questions"}),
    "code": ((), {"text": "Count the gulls"}),
    "insult": (("CRD-4",), {}),
    "copied": (("CRD-4",), {"text": "nobody should believe a single word of this reporter"}),
    "wish": (("THR-1",), {"directness": Directness.WISH, "severity": 5}),
    "threat": (("THR-1",), {"directness": Directness.EXPLICIT, "severity": 5}),
    "unsure": (("THR-2",), {"chance": 0.6}),
    "family": (("THR-6",), {"directness": Directness.EXPLICIT}),
    "address": (("PRV-1",), {}),
    "menace": (("PRV-1", "THR-4"), {}),
    "case": (("THR-5",), {}),
    "arrest": (("LEG-3",), {"hashtags": ("arrest",)}),
    "grounds": (("MIS-1", "IDN-1"), {}),
    "follows": (("STK-1",), {}),
    "claim": (("DIS-1",), {}),
}
ABOUT = {
    "one": (("j1", Relation.SELF, "mention"),),
    "two": (("j2", Relation.SELF, "name"),),
    "both": (("j1", Relation.SELF, "mention"), ("j2", Relation.FAMILY, "name")),
    "outlet": (("j1", Relation.OUTLET, "outlet"),),
    "own": (("j1", Relation.NONE, "author"), ("j2", Relation.SELF, "mention")),
    "nobody": (),
}
GAPS = [0, 0, 0.01, 0.1, 1, 5, 20, 30, 80, 200]
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(GAPS),
        st.sampled_from(sorted(KINDS)),
        st.integers(0, 5),
        st.sampled_from(["one", "one", "one", *ABOUT]),
        st.sampled_from(["x", "telegram"]),
    ),
    min_size=1,
    max_size=60,
)


@st.composite
def streams(draw):
    """Give findings in time order, now and then several of one moment."""
    hours, out = 0.0, []
    for number, (gap, kind, account, about, platform) in enumerate(draw(EVENTS)):
        hours += gap
        types, more = KINDS[kind]
        out.append(
            a_post(
                round(hours, 4),
                *types,
                **more,
                account=f"a{account}",
                about=ABOUT[about],
                platform=platform,
                key=f"{number:03}",
            )
        )
    return in_order(out)


def raised(findings):
    return alerts(findings, METHOD)


thorough = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(streams())
def test_cutting_the_input_after_an_alert_leaves_it_as_it_was(findings):
    whole = raised(findings)
    for alert in whole:
        known = [one for one in findings if one.post.created_at <= alert.raised_at]
        assert alert in raised(known)


@thorough
@given(streams(), st.integers(0, 60))
def test_what_comes_later_never_changes_earlier_alerts(findings, cut):
    at = findings[min(cut, len(findings) - 1)].post.created_at
    before = raised([one for one in findings if one.post.created_at <= at])
    assert before == [one for one in raised(findings) if one.raised_at <= at]


@thorough
@given(streams(), st.randoms(use_true_random=False))
def test_any_order_of_the_input_gives_the_same_once_it_is_sorted_by_time(findings, random):
    shuffled = random.sample(findings, len(findings))
    shuffled.sort(key=lambda one: one.post.created_at)
    assert list(escalation.assess(shuffled, WATCH, METHOD)) == list(
        escalation.assess(findings, WATCH, METHOD)
    )


@thorough
@given(streams())
def test_an_alert_is_raised_at_the_time_of_its_last_post(findings):
    times = {one.post.key: one.post.created_at for one in findings}
    for alert in raised(findings):
        assert times[alert.posts[-1]] == alert.raised_at
        assert max(times[key] for key in alert.posts) == alert.raised_at
        assert len(set(alert.posts)) == len(alert.posts)


@thorough
@given(streams())
def test_the_row_of_an_alert_lies_within_its_indicators_and_level(findings):
    rows = {row.id: row for row in METHOD.rows}
    for alert in raised(findings):
        assert set(rows[alert.rule].present) <= set(alert.indicators)
        assert rows[alert.rule].level.rank <= alert.level.rank


@thorough
@given(streams())
def test_no_stream_can_hide_a_threat_with_an_address(findings):
    """Whatever came before or with it, an urgent alert was raised by then."""
    last = findings[-1].post.created_at
    menace = a_post(0, "PRV-1", "THR-1", directness=Directness.EXPLICIT, key="menace")
    menace = replace(menace, post=replace(menace.post, created_at=last))
    found = escalation.assess([*findings, menace], WATCH, METHOD)
    urgent = [
        one
        for one in found
        if isinstance(one, Alert) and one.journalist == "j1" and one.level.value == "urgent"
    ]
    assert urgent


@thorough
@given(streams())
def test_graver_posts_never_lower_the_highest_level(findings):
    def graver(one):
        severity = min(one.verdict.severity + 1, 5) if one.verdict.flag else 0
        return replace(one, verdict=replace(one.verdict, severity=severity))

    def highest(alerts):
        return max((one.level.rank for one in alerts), default=0)

    assert highest(raised([graver(one) for one in findings])) >= highest(raised(findings))


@thorough
@given(streams())
def test_an_episode_is_one_alert_and_its_updates(findings):
    episodes = {}
    for alert in raised(findings):
        episodes.setdefault(alert.episode, []).append(alert)
    for alerts_of_it in episodes.values():
        first, *updates = alerts_of_it
        assert first.change is Change.NEW
        level = first.level
        for one in updates:
            assert one.change is not Change.NEW
            assert one.change is not Change.FALL or level.rank > one.level.rank
            assert one.change is not Change.FALL or one.level is Level.WATCH is not level
            level = one.level
