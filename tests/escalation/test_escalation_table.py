"""The decision table: every row speaks, and severity stands above volume."""

import re

import pytest
from factories import (
    INSULT,
    START,
    WATCH,
    a_post,
    a_threat,
    alerts,
    an_address,
    in_order,
    key,
    many,
)

from tocsin import escalation
from tocsin.domain import (
    Directness,
    Fact,
    FactKind,
    Journalist,
    Level,
    Reason,
    Relation,
    RosterEntry,
    RosterKind,
    Watchlist,
)
from tocsin.escalation import Beside
from tocsin.escalation.indicators import RULES

SAME = "the very same words are written by everybody who was asked to write them"
FAMILY = (("j1", Relation.FAMILY, "mention"),)
QUIET = [a_post(hour, account="reader", key=f"quiet{hour}") for hour in range(0, 19 * 24, 6)]
NOW = 20 * 24


def storm(number=30, **more):
    """Give a crowd of hostile accounts within half an hour after quiet weeks."""
    return [*QUIET, *many(number, NOW, *INSULT, **more)]


def bad_days(days, a_day):
    posts = [
        a_post(NOW + day * 24 + hour, *INSULT, account=f"bad{day}{hour}", key=f"bad{day}-{hour}")
        for day in range(days)
        for hour in range(a_day)
    ]
    return [*QUIET, *posts]


REAL = (Reason(0, 1, "PRV-1", "private:address"),)
PHONE = (Reason(0, 1, "PRV-1", "private:phone"),)
NAMED = (Reason(0, 1, "THR-6", "private:family_name"),)
LINK = ("https://example.org/petition",)
ROSTER = Watchlist(
    (Journalist("j1", "Journalist One", country="KZ"),),
    (
        RosterEntry("official", RosterKind.OFFICIAL, "KZ"),
        RosterEntry("outlet", RosterKind.MEDIA, "KZ"),
        RosterEntry("abroad", RosterKind.FOREIGN_STATE, "RU"),
    ),
)
# So that four insults are no rush.
CALM = many(40, 0, minutes=5, first=500)
VISIT = Beside((Fact("j1", FactKind.VISIT, START, "the journalist", "ESC-13"),))


def led(handle):
    """Give a post of the roster, and eight hostile accounts among others in the two days after."""
    mention = a_post(NOW, account=handle, author_handle=handle)
    others = many(27, NOW + 0.5, minutes=90, first=800)
    return [*QUIET, mention, *others, *many(8, NOW + 0.1, *INSULT, minutes=320)]


CASES = {
    "threat-with-address": [a_threat(0, account="a"), an_address(48, account="b")],
    "menace-with-address": [a_post(0, "PRV-1", "THR-4")],
    "threat-to-family": [
        a_post(0, "THR-6", directness=Directness.EXPLICIT, about=FAMILY),
    ],
    "real-address": [an_address(0, reasons=REAL)],
    "real-data-within-an-attack": [*storm(), an_address(NOW + 1, account="b", reasons=PHONE)],
    "private-data-within-an-attack": [
        *storm(),
        *(an_address(NOW + hour, account=f"a{hour}") for hour in (1, 2)),
    ],
    "stalker": [
        a_post(0, "THR-4", account="one"),
        a_post(48, "STK-1", "THR-4", account="one"),
    ],
    "threats-within-an-attack": [
        *storm(),
        *many(3, NOW + 1, "THR-2", first=50),
    ],
    "threat-and-impunity": [
        a_post(0, "THR-5"),
        a_threat(5, account="b", directness=Directness.IMPLIED),
    ],
    "offline-and-threat": [a_threat(48)],
    "offline-and-attack": storm(),
    "explicit-threat": [a_threat(0)],
    "impunity-reference": [a_post(0, "THR-5")],
    "private-data": [an_address(0)],
    "named-relatives": [a_post(0, *INSULT, about=FAMILY, reasons=NAMED)],
    "says-to-follow": [a_post(0, "STK-1")],
    "led-by-officials": led("official"),
    "led-by-media": led("outlet"),
    "led-from-abroad": led("abroad"),
    "attack-of-many": storm(),
    "copied-attack": [*CALM, *many(4, 0, *INSULT, text=SAME, minutes=60)],
    "carried-attack": [*CALM, *many(4, 0, *INSULT, hashtags=("shame",), minutes=60)],
    "copied-text": many(6, 0, text=SAME),
    "chorus": [*many(4, 0, text="Count the gulls"), *many(3, 1, text="Mind the stair", first=9)],
    "persistent": bad_days(3, 5),
    "calls-for-arrest": many(5, 0, "LEG-3", minutes=200),
    "threat-or-wish": [a_post(0, "THR-1", directness=Directness.WISH)],
    "many-or-copied": many(15, 0, text=SAME, urls=LINK),
    "people-near": [a_post(0, "THR-6", chance=0.65, about=FAMILY)],
    "threat-of-law": [a_post(0, "LEG-3")],
    "returning-account": [
        a_post(day * 24 + i, *INSULT, account="one", key=f"{day}-{i}")
        for day in range(3)
        for i in range(2)
    ],
    "smear": [a_post(0, "DIS-1"), a_post(1, "DIS-2", account="b")],
    "two-grounds": [a_post(0, "MIS-1", "IDN-1")],
    "volume": [
        *QUIET,
        *(a_post(NOW + i / 60, *INSULT, account="one", key=str(i)) for i in range(9)),
    ],
}


def raised_in(row):
    beside = VISIT if row.startswith("offline") else Beside()
    watch = ROSTER if row.startswith("led") else WATCH
    return alerts(in_order(CASES[row]), beside=beside, watch=watch)


def test_every_row_has_a_case_here():
    assert [row.id for row in escalation.packaged().rows] == list(CASES)


@pytest.mark.parametrize("row", CASES)
def test_every_row_can_speak_and_no_higher_one_does(row):
    raised = raised_in(row)
    assert raised[-1].rule == row
    expected = next(one.level for one in escalation.packaged().rows if one.id == row)
    assert raised[-1].level is max((one.level for one in raised), key=lambda one: one.rank)
    assert raised[-1].level is expected


@pytest.mark.parametrize("row", CASES)
def test_an_alert_rests_on_its_posts_and_the_last_of_them_decided(row):
    findings = in_order(CASES[row])
    times = {key(one): one.post.created_at for one in findings}
    for alert in raised_in(row):
        assert times[alert.posts[-1]] == alert.raised_at
        assert list(alert.posts) == sorted(set(alert.posts), key=lambda one: (times[one], one))


@pytest.mark.parametrize("row", CASES)
def test_without_its_last_post_an_alert_is_not_raised(row):
    findings = in_order(CASES[row])
    last = raised_in(row)[-1]
    fewer = [one for one in findings if key(one) != last.posts[-1]]
    assert last not in alerts(fewer)


@pytest.mark.parametrize("row", CASES)
def test_the_words_name_no_gender_and_no_nought(row):
    why = raised_in(row)[-1].why
    words = set(why.en.lower().replace(",", " ").replace(".", " ").split())
    assert not words & {"her", "she", "his", "him", "he"}
    russian = set(why.ru.lower().replace(",", " ").replace(".", " ").split())
    assert not russian & {"её", "ней", "неё", "она", "он", "его", "него", "нём"}
    for text in (why.en, why.ru, why.kk):
        assert not re.search(r": 0(?![.,]\d)", text)
        assert "{" not in text


def test_severity_beats_volume():
    """One threat with an address outranks a thousand insults."""
    crowd = alerts(in_order(storm(1000, minutes=0.01)))
    lone = alerts([a_post(0, "THR-1", "PRV-1", directness=Directness.EXPLICIT, severity=5)])
    assert {one.level for one in crowd} == {Level.ELEVATED}
    assert [one.level for one in lone] == [Level.URGENT]


def test_a_wish_with_an_address_is_not_urgent():
    wish = a_post(0, "THR-1", directness=Directness.WISH)
    assert {one.level for one in alerts([wish, an_address(1)])} == {Level.WATCH, Level.ELEVATED}


def test_a_petition_under_insults_is_no_attack_of_many():
    petition = many(20, NOW, text=SAME, urls=LINK)
    insults = [a_post(NOW + 1 + i / 60, *INSULT, account="one", key=f"i{i}") for i in range(12)]
    raised = alerts(in_order(QUIET, petition, insults))
    assert {one.level for one in raised} == {Level.WATCH}


def test_every_number_of_the_table_is_one_that_is_measured():
    numbers = {rule.id: rule.numbers for rule in RULES}
    for row in escalation.packaged().rows:
        for name in row.least:
            indicator, _, number = name.partition(".")
            assert number in numbers[indicator]


def test_every_rule_tells_its_numbers_in_words():
    for rule in RULES:
        told = " ".join((type(rule).measure.__doc__ or "").split())
        names = told.removeprefix("Numbers: ").rstrip(".").split(", ")
        assert tuple(name.split(" ")[0] for name in names) == rule.numbers
