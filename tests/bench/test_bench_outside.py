"""The check by other hands: the same for the same seed, true to its truth, and scored fairly."""

import re
import sys
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import orjson
import pytest
from bench.otherhands import cases, table
from bench.otherhands.catalogue import (
    AGAIN_ATTACKS,
    AGAIN_CALM,
    ATTACKS,
    CALM,
    EVERY,
    FIRST,
    READINGS,
    SECOND,
    SEED,
    scenarios,
)
from bench.otherhands.result import Result, scan
from bench.otherhands.scenario import Scenario, write
from bench.otherhands.score import called, cries, days, named
from bench.otherhands.texts import table as table_of
from bench.simulator.watched import Alarm, Change, Watched

from bench import outside
from tocsin import guidelines, sources
from tocsin.escalation import cases as killings

HOUR = timedelta(hours=1)
SILENT = Watched((), (), ())
ONE_POST = ("again_en_lone_threat", "again_kk_lone_threat")


@pytest.fixture(scope="module")
def made() -> dict[str, Scenario]:
    return {one.name: one for one in scenarios()}


def key(post: dict) -> str:
    return f"{post['platform']}:{post['id']}"


def result(scenario: Scenario, ours: Watched = SILENT, total: Watched = SILENT) -> Result:
    raised = tuple((one, "many") for one in ours.alarms)
    hostile = [one for one, _ in scenario.truth.hostile]
    posts = len({key(one) for one in scenario.lines})
    return Result(scenario.name, scenario.truth, posts, frozenset(hostile[:3]), raised, ours, total)


@pytest.mark.parametrize(
    "name", ["kk_school", "mix_gap", "ru_banter", "again_kk_uyat", "again_en_local"]
)
def test_the_same_seed_gives_the_same_posts_and_another_seed_others(name: str) -> None:
    first, again, other = (EVERY[name](seed) for seed in (SEED, SEED, 2))
    assert first == again
    texts, others = ({one["text"] for one in made.lines} for made in (first, other))
    assert len(texts - others) > len(texts) / 2


def test_a_scenario_is_the_same_whatever_others_are_asked_for(made: dict[str, Scenario]) -> None:
    (one,) = scenarios(SEED, ["ru_impunity"])
    assert one == made["ru_impunity"]


def test_an_unknown_scenario_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"no scenario flood; there are en_pileon, "):
        next(scenarios(1, ["flood"]))


@pytest.mark.parametrize("name", EVERY)
def test_every_hostile_post_is_there_and_at_its_time(made: dict[str, Scenario], name: str) -> None:
    one = made[name]
    posts = {key(post): post for post in one.lines}
    assert all(posts[key(post)] == post for post in one.lines)
    keys = [hostile for hostile, _ in one.truth.hostile]
    assert len(keys) == len(set(keys)) > (0 if name in ONE_POST else 5)
    times = [at for _, at in one.truth.hostile]
    assert times == sorted(times)
    for hostile, at in one.truth.hostile:
        assert datetime.fromisoformat(posts[hostile]["created_at"]) == at


@pytest.mark.parametrize("name", EVERY)
def test_every_slot_is_filled(made: dict[str, Scenario], name: str) -> None:
    for post in made[name].lines:
        assert not re.search(r"[{}]|\[[^\]]*\||<[^<>]*\||~\w\w~", post["text"])
        assert name in SECOND or "None" not in post["text"]  # it is a word of theirs


@pytest.mark.parametrize("name", EVERY)
def test_the_command_can_read_what_a_newsroom_knows(
    made: dict[str, Scenario], name: str, tmp_path: Path
) -> None:
    one = made[name]
    room = write(one, tmp_path)
    (journalist,) = sources.load_watchlist(room.watch).journalists
    assert journalist.id == one.truth.journalist
    loaders = {
        "--facts": ("fact", sources.load_facts),
        "--calendar": ("occasion", sources.load_calendar),
    }
    for option, (kind, load) in loaders.items():
        path = room.beside.get(option)
        assert (len(load(path, [journalist.id])) if path else 0) == len(one.known[kind])
    assert orjson.loads((room.folder / "truth.json").read_bytes())["attack"] is (
        name in {**ATTACKS, **AGAIN_ATTACKS}
    )


def test_the_command_can_read_the_posts_though_some_have_no_time_and_some_come_twice(
    made: dict[str, Scenario], tmp_path: Path
) -> None:
    one = made["ru_official"]
    counted = Counter(map(key, one.lines))
    reader = sources.read([write(one, tmp_path).posts])
    assert sum(1 for _ in reader) >= len(counted)
    assert max(counted.values()) > 1
    assert any("created_at" not in post for post in one.lines)


def test_what_is_planted_is_known_to_the_guidelines(made: dict[str, Scenario]) -> None:
    known = {one.id for one in guidelines.load().indicators}
    planted = {name for one in made.values() for name in one.truth.planted}
    assert planted
    assert planted <= known
    assert not any(made[name].truth.planted for name in [*CALM, *AGAIN_CALM])


def test_urgent_is_asked_for_from_a_post_of_a_lone_threat_on(made: dict[str, Scenario]) -> None:
    lone = [one.truth for one in made.values() if one.truth.grave]
    assert [one.least for one in lone] == ["urgent"] * 5
    assert all(one.grave in {at for _, at in one.hostile} for one in lone)
    assert sum(one.grave == one.begins for one in lone) == len(ONE_POST)


def test_an_attack_that_begins_in_a_gap_begins_for_us_when_it_is_seen(
    made: dict[str, Scenario],
) -> None:
    truth = made["mix_gap"].truth
    times = {datetime.fromisoformat(post["created_at"]) for post in made["mix_gap"].lines
             if "created_at" in post}  # fmt: skip
    assert truth.begins == truth.hostile[0][1]
    assert not any(truth.begins - 14 * HOUR < at < truth.begins - HOUR / 10 for at in times)
    assert truth.lost == 38


def test_a_call_counts_the_posts_seen_and_is_in_time_before_a_tenth(
    made: dict[str, Scenario],
) -> None:
    truth = made["ru_copypaste"].truth
    times, posts = [at for _, at in truth.hostile], len(truth.hostile)
    early = called(truth, Watched((Alarm(times[2], 2, "a"),), (), ()))
    assert early
    assert (early.post, early.posts, early.timely) == (3, posts, True)
    late = called(truth, Watched((Alarm(times[2], 1, "a"), Alarm(times[30], 3, "a")), (), ()))
    assert late
    assert (late.post, late.timely) == (31, False)


def test_a_level_raised_before_the_attack_is_a_false_alarm_and_no_call(
    made: dict[str, Scenario],
) -> None:
    truth = made["en_pileon"].truth
    assert truth.begins
    before = Watched((Alarm(truth.begins - HOUR, 2, "a"),), (), ())
    assert called(truth, before) is None
    assert cries(truth, before) == 1
    assert days(truth) == pytest.approx(39 + (11 + 40 / 60) / 24)


def test_a_lone_threat_may_be_urgent_before_its_gravest_post_but_not_after(
    made: dict[str, Scenario],
) -> None:
    truth = made["kk_school"].truth
    assert truth.grave
    assert truth.begins
    for at, timely in ((truth.begins, True), (truth.grave, True), (truth.grave + HOUR, False)):
        call = called(truth, Watched((Alarm(at, 3, "a"),), (), ()))
        assert call
        assert call.timely is timely
    assert called(truth, Watched((Alarm(truth.grave, 2, "a"),), (), ())) is None


def test_an_indicator_counts_while_the_attack_lasts(made: dict[str, Scenario]) -> None:
    one = made["en_pileon"]
    assert one.truth.begins
    changes = (Change(one.truth.begins + HOUR, "ESC-06", present=True),
               Change(one.truth.begins + 400 * HOUR, "ESC-14", present=True))  # fmt: skip
    assert named(result(one, Watched((), changes, ()))) == ["ESC-06"]


def test_the_tables_have_a_row_a_scenario_and_say_what_was_raised(
    made: dict[str, Scenario],
) -> None:
    attack, calm = made["kk_uyat"], made["ru_prize"]
    at = calm.truth.hostile[0][1]
    cry = Watched((Alarm(at, 2, "a"), Alarm(at + HOUR, 3, "a")), (), ())
    text = table.report([result(attack), result(calm, cry)])
    posts = len(attack.truth.hostile)
    row = f"| kk_uyat | kk | `elevated` | – of {posts} | no | not ESC-06, not ESC-14 "
    assert f"{row}| 3 of {posts} | 0 |" in text
    assert f"many {at:%m-%d}, many {at + HOUR:%m-%d} | 4.06 | 0.00 |" in text  # once in 90 days
    assert "| attacks at the level asked before 10 % of their posts | 0% (0/1) | 0% (0/1) |" in text
    assert "| lone threats `urgent` at that very post or before | – | – |" in text


def test_the_single_texts_are_all_different_and_have_an_answer_in_every_language() -> None:
    first, second = cases.cases(), cases.cases("second")
    assert (len(first), len(second)) == (720, 1160)
    every = first + second
    assert len(every) == len({one.id for one in every}) == len({one.text for one in every})
    for own, languages in ((first, cases.LANGUAGES), (second, ("en", "ru", "kk"))):
        assert {one.lang for one in own} == set(languages)
        for lang in languages:
            assert {one.violent for one in own if one.lang == lang} == {True, False}


def test_the_single_texts_are_counted_by_language_and_the_worst_functionality_comes_first() -> None:
    every = [cases.Outcome(one, flagged=True) for one in cases.cases()]
    text = cases.report([replace(one, flagged=one.case.lang != "kk") for one in every])
    harmless = sum(not one.case.violent for one in every if one.case.lang == "kk")
    assert f"| kk | 200 | {harmless / 200:.0%} ({harmless}/200) | 0% (0/" in text
    shares = [int(one) for one in re.findall(r"\| (?:yes|no) \| \d+ \| (\d+)%", text)]
    assert shares == sorted(shares)
    assert len(shares) > 20


def test_a_language_without_texts_has_no_row() -> None:
    text = cases.report([cases.Outcome(one, flagged=True) for one in cases.cases("second")])
    assert "| kk | 260 |" in text
    assert "| mixed |" not in text


def test_a_reading_is_chosen_and_both_together_are_all() -> None:
    assert {**READINGS["first"], **READINGS["second"]} == READINGS["all"] == EVERY
    assert (len(FIRST), len(SECOND)) == (26, 28)
    assert [one.name for one in scenarios(SEED, ["ru_prize"], "first")] == ["ru_prize"]
    with pytest.raises(ValueError, match=r"no scenario ru_prize; there are again_en_invest"):
        next(scenarios(SEED, ["ru_prize"], "second"))


@pytest.mark.parametrize("name", sorted(AGAIN_ATTACKS.keys() - {*ONE_POST, "again_ru_series"}))
def test_a_throng_has_a_dense_core_and_is_seen_by_others(
    made: dict[str, Scenario], name: str
) -> None:
    one = made[name]
    posts = {key(post): post for post in one.lines}
    senders = Counter(posts[hostile]["author_id"] for hostile, _ in one.truth.hostile)
    assert 100 <= len(one.truth.hostile) <= 400
    assert sum(count for _, count in senders.most_common(40)) > len(one.truth.hostile) * 0.4
    assert sum(count == 1 for count in senders.values()) > 20


def test_the_colleague_whom_the_threats_name_is_one_of_the_known_cases() -> None:
    plan = table_of("second/attacks", "again_ru_series")
    forms = [form for case in ("acc", "dat", "ins") for form in plan["slot"][f"case_{case}"]]
    assert {killings.named(form.lower().split()) for form in forms} == {"sharipzhanov"}
    assert sum("{case_" in one["text"] for one in plan["threat"]) == 6


def test_an_outage_takes_a_part_of_an_attack(made: dict[str, Scenario]) -> None:
    one = made["again_mix_gap"]
    times = sorted({datetime.fromisoformat(post["created_at"]) for post in one.lines
                    if "created_at" in post})  # fmt: skip
    assert one.truth.lost > 50
    assert max(b - a for a, b in pairwise(times)) >= 10 * HOUR


def test_readers_call_each_other_by_the_names_under_which_they_write(
    made: dict[str, Scenario],
) -> None:
    for name in AGAIN_CALM:
        posts = {key(post): post for post in made[name].lines}
        called = 0
        for post in posts.values():
            to = posts.get(f"{post['platform']}:{post.get('in_reply_to')}")
            if to and not to["author_name"].startswith(made[name].watch[0][1]["name"]):
                first = to["author_name"].split()[0]
                called += post["text"].startswith((first, f"@{to.get('author_handle')}"))
        assert called > 40, name


@pytest.mark.parametrize(
    ("name", "tag"),
    [("again_en_viral", "ChaiFirstCinemaLater"), ("again_ru_petition", "СвободуСамал")],
)
def test_phrases_are_copied_by_many_who_mean_well(
    made: dict[str, Scenario], name: str, tag: str
) -> None:
    copies = [post for post in made[name].lines if tag in post["hashtags"]]
    assert len({post["author_id"] for post in copies}) > 150


@pytest.mark.parametrize("name", AGAIN_CALM)
def test_the_roster_answers_and_is_not_hostile(made: dict[str, Scenario], name: str) -> None:
    one = made[name]
    roster = {values["handle"] for kind, values in one.watch if kind == "roster"}
    hostile = {key for key, _ in one.truth.hostile}
    said = [post for post in one.lines if post.get("author_handle") in roster]
    assert bool(said) is bool(roster)
    assert not hostile & {key(post) for post in said}


def test_a_scenario_can_be_scanned_and_scored(made: dict[str, Scenario], tmp_path: Path) -> None:
    one = made["kk_school"]
    assert one.truth.begins
    week = (one.truth.begins - 48 * HOUR).strftime("%Y-%m-%d")
    late = tuple(post for post in one.lines if post.get("created_at", "") >= week)
    short = replace(one, lines=late)
    got = scan(short, write(short, tmp_path), jobs=1)
    assert got.posts == len({key(post) for post in late})
    assert got.found > len(one.truth.hostile) / 2
    assert "ESC-01" in named(got)
    assert {alarm for alarm, _ in got.raised} == set(got.ours.alarms)
    assert re.search(r"\| kk_school \| kk \| `urgent` \| (\d+|–) of 12 \|", table.report([got]))


def test_the_bench_says_what_it_measured_and_how(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["outside.py", "--only", "--note", "Nothing."])
    outside.main()
    printed = capsys.readouterr().out
    assert "`python bench/outside.py --seed 20261127 --only`; 0 s on " in printed
    assert printed.rstrip().endswith("Nothing.")


def test_the_bench_names_the_reading_and_refuses_a_scenario_of_the_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["outside.py", "--reading", "second", "--only"])
    outside.main()
    assert "--seed 20261127 --reading second --only`" in capsys.readouterr().out
    monkeypatch.setattr(
        sys, "argv", ["outside.py", "--reading", "first", "--only", "again_kk_uyat"]
    )
    with pytest.raises(SystemExit):
        outside.main()
    assert "again_kk_uyat is not in the first reading" in capsys.readouterr().err


def test_each_reading_has_tables_of_its_own(made: dict[str, Scenario]) -> None:
    both = [result(made["ru_prize"]), result(made["again_ru_fund"])]
    first, second = outside.of_scenarios(both)
    assert "ru_prize" in first
    assert second.startswith("Second reading of scenarios:\n\n| what |")
    assert "again_ru_fund" in second
    assert "ru_prize" not in second
    texts = [cases.Outcome(one, flagged=True) for one in cases.cases("second")[:9]]
    (only,) = outside.of_texts({"second": texts})
    assert only.startswith("Second set of texts:\n\n| language |")
