"""The simulator of attacks: the same for the same seed, true to its parameters and to its truth."""

import itertools
import re
import sys
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from bench.simulator import baselines, newsroom, perfect
from bench.simulator.cases import case, cases
from bench.simulator.chance import Chance
from bench.simulator.model import Case
from bench.simulator.ordinary import live
from bench.simulator.people import journalist
from bench.simulator.score import score
from bench.simulator.settings import Plan, plans, table, tier
from bench.simulator.studio import LANGUAGES, Studio, voice
from bench.simulator.watched import Alarm, Change, Watched, alarm_of

from bench import campaigns
from tocsin import guidelines, sources

START = datetime(2026, 3, 2, tzinfo=UTC)


def plan(scenario: str, variant: int = 0) -> Plan:
    return list(plans(variant + 1, (scenario,)))[variant]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> newsroom.Newsroom:
    names = ("smear", "gap", "lone_threat", "year")
    (one, *_) = newsroom.deal(cases(1, 1, names), tmp_path_factory.mktemp("bench"))
    newsroom.write(one)
    return one


def rows(path: Path) -> list[dict]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def test_the_same_seed_gives_the_same_posts_and_another_seed_others() -> None:
    first, again, other = (case(plan("copy_paste", 2), seed) for seed in (1, 1, 2))
    assert first == again
    assert [one.record["text"] for one in first.said] != [one.record["text"] for one in other.said]


def test_a_case_is_the_same_whatever_other_scenarios_are_asked_for() -> None:
    assert next(iter(cases(1, 1, ("gap",)))).said == case(plan("gap"), 1, 0).said


def test_every_post_has_its_truth_in_the_same_order(room: newsroom.Newsroom) -> None:
    posts, truth = rows(room.posts), rows(room.folder / "truth.jsonl")
    assert [f"{one['platform']}:{one['id']}" for one in posts] == [one["key"] for one in truth]
    assert len({one["key"] for one in truth}) == len(truth)
    assert [one["created_at"] for one in posts] == sorted(one["created_at"] for one in posts)


def test_the_list_of_cases_agrees_with_the_truth(room: newsroom.Newsroom) -> None:
    truth = rows(room.folder / "truth.jsonl")
    counted = Counter(one["journalist"] for one in truth if one["attack"])
    listed = orjson.loads((room.folder / "cases.json").read_bytes())
    assert {one["journalist"]: one["campaign"] for one in listed if one["campaign"]} == counted
    assert [one["journalist"] for one in listed if not one["attack"]] == ["year-0"]
    assert all((one["begins"] is None) is (not one["attack"]) for one in listed)


def test_the_command_can_read_what_is_written(room: newsroom.Newsroom) -> None:
    watch = sources.load_watchlist(room.watch)
    assert {one.id for one in watch.journalists} == {one.person.id for one in room.cases}
    assert [one.kind.value for one in watch.roster] == ["official"]
    reader = sources.read([room.posts])
    assert sum(1 for _ in reader) == sum(len(one.said) for one in room.cases)
    assert not any(one.fault or one.quarantined for one in reader.intake)


@pytest.mark.parametrize(("name", "days"), [("quiet", 2000), ("medium", 200), ("star", 10)])
def test_an_ordinary_day_has_as_many_posts_and_as_many_hostile_ones_as_asked(
    name: str, days: int
) -> None:
    own = replace(plan("year"), tier=name)
    chance = Chance(5, name)
    studio = Studio(own, journalist(own, chance, 0), chance)
    live(studio, days)
    theirs = [one for one in studio.said if not one.own]
    assert len(theirs) / days == pytest.approx(tier(name).a_day, rel=0.15)
    hostile = sum(one.hostile for one in theirs) / len(theirs)
    assert hostile == pytest.approx(tier(name).hostile, abs=0.015)


def test_a_dense_core_of_senders_writes_its_share() -> None:
    one = case(plan("pile_on"), 1)
    assert one.plan.wave is not None
    senders = Counter(said.record["author_handle"] for said in one.campaign)
    core = round(one.plan.wave.posts * 0.6 * one.plan.wave.core)
    share = sum(count for _, count in senders.most_common(core)) / len(one.campaign)
    assert share == pytest.approx(one.plan.wave.core_posts, abs=0.1)


def test_the_stars_pile_on_passes_the_published_rate_of_ninety_an_hour() -> None:
    times = [one.at for one in case(plan("pile_on", 1), 1).campaign]
    hour = timedelta(hours=1)
    assert max(sum(at <= one < at + hour for one in times) for at in times) > 90


def test_nothing_is_left_of_the_hours_without_collection(room: newsroom.Newsroom) -> None:
    one = next(one for one in room.cases if one.plan.scenario == "gap")
    assert one.plan.wave is not None
    times = [said.at for said in one.campaign]
    longest = max(after - before for before, after in itertools.pairwise(times))
    assert longest >= timedelta(hours=one.plan.wave.gap_hours)
    assert one.lost > 0
    assert one.lost + len(one.campaign) == one.plan.wave.posts


def test_a_public_figure_speaks_first_and_followers_come_on_two_platforms(
    room: newsroom.Newsroom,
) -> None:
    one = next(one for one in room.cases if one.plan.scenario == "smear")
    ((handle, _),) = set(one.leaders)
    assert one.campaign[0].record["author_handle"] == handle
    assert {said.record["platform"] for said in one.campaign} == {"x", "telegram"}
    quoted = {said.record.get("quote_of") for said in one.campaign} - {None}
    spoken = {said.record["id"] for said in one.campaign if said.record["author_handle"] == handle}
    assert quoted
    assert quoted <= spoken


def test_copies_are_alike_and_yet_not_the_same() -> None:
    one = case(plan("copy_paste"), 1)
    texts = [re.sub(r"@\S+", "", str(said.record["text"])).lower() for said in one.campaign]
    starts = Counter(text.strip()[:12] for text in texts)
    assert sum(count for _, count in starts.most_common(3)) > 0.6 * len(texts)
    assert len(set(texts)) > 10


def test_harmless_scenarios_plant_no_attack_and_no_threat() -> None:
    grave = {"death", "body", "rape", "threat_address", "threat_family", "dox", "incite", "implied"}
    for name in ("applause", "criticism", "violence_news", "election", "banter", "year"):
        one = case(replace(plan(name), tier="quiet"), 1)
        assert not one.campaign
        assert not one.plan.planted
        assert grave.isdisjoint(said.kind for said in one.said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_is_spelled_out_in_every_language(lang: str) -> None:
    own = replace(plan("year"), lang=lang)
    chance = Chance(1, lang)
    studio = Studio(own, journalist(own, chance, 0), chance)
    kinds = {kind for mix in table("scenarios")["mix"].values() for kind in mix}
    assert kinds | table("kinds").keys() <= voice(lang).pools.keys()
    for kind in voice(lang).pools:
        for _ in range(20):
            assert not re.search(r"[\[\]{}<>|]", studio.words(kind, lang))


def test_what_is_planted_is_known_to_the_guidelines() -> None:
    book = guidelines.load()
    known = {one.id for one in book.subtypes}
    assert {name for one in table("kinds").values() for name in one["types"]} <= known
    planted = {name for one in plans(6) for name in one.planted}
    assert planted <= {one.id for one in book.indicators}


def test_an_unknown_scenario_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"no scenario flood; there are pile_on"):
        list(plans(1, ("flood",)))


def test_the_truth_makes_findings_that_say_what_was_planted(room: newsroom.Newsroom) -> None:
    found = list(perfect.findings(room))
    flagged = {one.post.key for one in found if one.verdict.flag}
    assert flagged == {said.key for one in room.cases for said in one.said if said.hostile}
    own = [one for one in found if one.about[0].how == "author"]
    assert own
    assert not any(one.verdict.flag for one in own)


def test_an_indicator_is_planted_only_where_a_post_gives_reason_for_it() -> None:
    one = case(plan("pile_on"), 1)
    assert one.planted == ("ESC-01", "ESC-06", "ESC-14")
    tame = tuple(said for said in one.said if said.kind not in {"death", "body", "rape"})
    assert replace(one, said=tame).planted == ("ESC-06", "ESC-14")


def test_recorded_facts_and_occasions_stand_beside_the_wave(tmp_path: Path) -> None:
    (one, *_) = newsroom.deal(cases(1, 1, ("smear", "lone_threat")), tmp_path)
    newsroom.write(one)
    threat, smear = one.cases
    (occasion,) = tomllib.loads(one.beside["--calendar"].read_text(encoding="utf-8"))["occasion"]
    assert occasion["journalist"] == smear.person.id
    assert occasion["from"] < smear.campaign[0].at.date() < occasion["to"]
    (fact,) = tomllib.loads(one.beside["--facts"].read_text(encoding="utf-8"))["fact"]
    assert (fact["journalist"], fact["kind"]) == (threat.person.id, "visit")
    assert fact["date"] < threat.campaign[0].at.date()


def test_a_fall_of_a_level_is_no_alarm_and_calls_nothing() -> None:
    row = {"level": "elevated", "raised_at": "2026-03-02T10:00:00Z", "posts": [], "episode": "e"}
    alarm = alarm_of({**row, "change": "rise"})
    assert alarm == Alarm(START + timedelta(hours=10), 2, "e")
    assert alarm_of({**row, "change": "fall"}) is None


def days_of(*counts: int) -> list[datetime]:
    return [
        START + timedelta(days=day, hours=9, minutes=number)
        for day, count in enumerate(counts)
        for number in range(count)
    ]


def test_the_rule_on_totals_speaks_at_the_post_that_is_two_deviations_up() -> None:
    one = replace(case(plan("year"), 1), said=said_since_start())
    steady = [2, 3, 2, 3, 2, 3, 2, 3, 2, 3]
    assert not baselines.total_abuse(one, days_of(*steady)).alarms
    (alarm,) = baselines.total_abuse(one, days_of(*steady, 9)).alarms
    assert alarm.at == START + timedelta(days=10, hours=9, minutes=3)  # 2.5 + 2 * 0.5, rounded up


def said_since_start() -> tuple:
    (first, *_) = case(plan("year"), 1).said
    return (replace(first, at=START),)


def test_alarms_of_days_in_a_row_are_one_episode() -> None:
    one = replace(case(plan("year"), 1), said=said_since_start())
    alarms = baselines.total_abuse(one, days_of(*[1, 2] * 5, 9, 30, 0, 0, 0, 0, 0, 40)).alarms
    assert len(alarms) == 3
    assert len({one.episode for one in alarms}) == 2


def spoken(texts: list[str]) -> Case:
    one = case(plan("year"), 1)
    (first, *_) = (said for said in one.said if not said.own)
    said = tuple(
        replace(first, at=START + timedelta(minutes=number), record={**first.record, "text": text})
        for number, text in enumerate(texts)
    )
    return replace(one, said=said)


def test_the_word_rule_speaks_at_the_fifth_hit_of_a_day() -> None:
    hits = ["You liar", "ПРЕДАТЕЛИ", "сатқынсың", "what an idiot", "she was killed"]
    (alarm,) = baselines.word_count(spoken([*hits, "fine"])).alarms
    assert alarm.at == START + timedelta(minutes=4)
    assert not baselines.word_count(spoken([*hits[:4], "fine", "painkillers"])).alarms


def test_an_alarm_is_scored_by_the_share_of_the_campaign_it_saw() -> None:
    one = case(plan("hashtag", 1), 1)
    times = [said.at for said in one.campaign]
    early = score(one, Watched((Alarm(times[8], 2, "a"),), (), ()))
    assert early.early
    assert early.calls[2].share == 9 / len(times)
    assert early.calls[2].minutes == (times[8] - times[0]) / timedelta(minutes=1)
    late = score(one, Watched((Alarm(times[2], 1, "a"), Alarm(times[60], 3, "a")), (), ()))
    assert not late.early
    assert set(late.calls) == {1, 2, 3}


def test_what_comes_before_the_attack_is_a_false_alarm_and_counts_once_an_episode() -> None:
    one = case(plan("hashtag", 1), 1)
    before = one.campaign[0].at - timedelta(days=5)
    alarms = (Alarm(before, 1, "a"), Alarm(before, 2, "a"), Alarm(before, 1, "b"))
    scored = score(one, Watched(alarms, (), ()))
    assert not scored.calls
    assert scored.false == {1: 2, 2: 1, 3: 0}


def test_an_indicator_that_stands_when_the_attack_begins_is_named() -> None:
    one = case(plan("hashtag", 1), 1)
    begin = one.campaign[0].at
    hour = timedelta(hours=1)
    changes = (
        Change(begin - 3 * hour, "ESC-06", present=True),
        Change(begin - 2 * hour, "ESC-11", present=True),
        Change(begin - hour, "ESC-11", present=False),
    )
    assert score(one, Watched((), changes, ())).named == {"ESC-06"}


def test_a_lone_threat_must_be_urgent_at_its_post() -> None:
    one = case(plan("lone_threat"), 1)
    at = one.campaign[0].at
    assert score(one, Watched((Alarm(at, 3, "a"),), (), ())).at_once
    assert not score(one, Watched((Alarm(at, 2, "a"),), (), ())).at_once
    assert not score(one, Watched((Alarm(at + timedelta(hours=1), 3, "a"),), (), ())).at_once


def test_the_bench_prints_its_tables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked = ["--perfect", "--variants", "1", "--scenario", "lone_threat", "hashtag", "--out"]
    monkeypatch.setattr(sys, "argv", ["campaigns.py", *asked, str(tmp_path)])
    campaigns.main()
    printed = capsys.readouterr().out
    assert "| lone threats `urgent` at that very post | 100 % |" in printed
    assert "| hashtag | 1 |" in printed
    assert (tmp_path / "newsroom0" / "truth.jsonl").exists()
