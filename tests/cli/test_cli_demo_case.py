"""The demo case as a whole: the same bytes every time, enough posts, a truth that covers all."""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import datetime, timedelta

import pytest

from tocsin.cli.demo import write_demo

_RUN = """
import pathlib, sys
from tocsin.cli.demo import write_demo
write_demo(pathlib.Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return write_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def truth(case):
    return json.loads(case.truth.read_text("utf-8"))


@pytest.fixture(scope="module")
def scenes(truth):
    return {scene["id"]: scene for scene in truth["scenes"]}


def digest(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def of_scene(truth, scene):
    return [post for post in truth["posts"].values() if post["scene"] == scene]


def at(post):
    return datetime.fromisoformat(post["at"])


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"},
    ],
)
def test_hash_seed_zone_and_locale_change_no_byte(case, tmp_path, surroundings):
    subprocess.run(
        [sys.executable, "-c", _RUN, str(tmp_path)], check=True, env={**os.environ, **surroundings}
    )
    assert digest(tmp_path) == digest(case.truth.parent)


def test_another_seed_tells_another_story(case, tmp_path):
    other = write_demo(tmp_path, seed=8)
    assert other.truth.read_bytes() != case.truth.read_bytes()
    assert json.loads(other.truth.read_text("utf-8"))["seed"] == 8


def test_writing_over_an_older_case_leaves_the_same(case, tmp_path):
    write_demo(tmp_path)
    write_demo(tmp_path)
    assert digest(tmp_path) == digest(case.truth.parent)


def test_a_case_too_short_for_its_scenes_is_refused(tmp_path):
    with pytest.raises(ValueError, match="at least 28 days"):
        write_demo(tmp_path, days=27)


def test_a_shorter_case_keeps_all_its_scenes(tmp_path):
    told = json.loads(write_demo(tmp_path, days=28).truth.read_text("utf-8"))
    assert {scene["kind"] for scene in told["scenes"]} >= {"pile_on", "lone_threat", "applause"}


def test_there_are_six_thousand_posts_over_sixty_days(truth):
    days = {at(post).date() for post in truth["posts"].values()}
    assert len(truth["posts"]) >= 6000
    assert len(days) == 60


def test_the_paths_it_hands_back_exist_and_are_all_there_is(case):
    folder = case.truth.parent
    named = {*case.posts, case.watchlist, case.truth}
    assert named == {path for path in folder.rglob("*") if path.is_file()}


def test_its_description_counts_the_posts(case, truth):
    assert f"{len(truth['posts'])} posts" in case.description
    assert "60 days" in case.description


def test_every_post_belongs_to_a_scene_and_lies_in_a_file(truth, scenes):
    for key, post in truth["posts"].items():
        assert key == f"{post['platform']}:{post['id']}"
        assert post["scene"] in scenes
        assert post["files"]
    counted = Counter(post["scene"] for post in truth["posts"].values())
    assert {name: scene["posts"] for name, scene in scenes.items()} == counted


def test_a_few_posts_lie_in_two_files(truth):
    twice = [post for post in truth["posts"].values() if len(post["files"]) > 1]
    assert 5 <= len(twice) <= 60
    assert {post["platform"] for post in twice} == {"x"}


@pytest.mark.parametrize(
    ("scene", "kind", "journalist", "attack"),
    [
        ("pile-on", "pile_on", "kz-01", True),
        ("smear", "coordinated_smear", "kg-01", True),
        ("threat", "lone_threat", "kz-02", True),
        ("applause", "applause", "kz-02", False),
        ("criticism", "criticism", "kg-01", False),
        ("ordinary", "ordinary", None, False),
    ],
)
def test_the_truth_says_which_scenes_are_attacks(scenes, scene, kind, journalist, attack):
    told = scenes[scene]
    assert (told["kind"], told["journalist"], told["attack"]) == (kind, journalist, attack)
    assert datetime.fromisoformat(told["from"]) < datetime.fromisoformat(told["to"])


@pytest.mark.parametrize("scene", ["applause", "criticism"])
def test_storms_that_are_no_attack_hold_no_violent_post(truth, scene):
    posts = of_scene(truth, scene)
    assert len(posts) > 300
    assert not any(post["violent"] for post in posts)


def test_the_pile_on_is_hundreds_within_a_night(truth, scenes):
    posts = [post for post in of_scene(truth, "pile-on") if post["violent"]]
    length = datetime.fromisoformat(scenes["pile-on"]["to"]) - min(map(at, posts))
    per_hour = Counter(at(post).replace(minute=0, second=0) for post in posts)
    assert len(posts) > 350
    assert length < timedelta(hours=19)
    assert max(per_hour.values()) > 40


def test_the_smear_falls_on_two_days_within_hours(truth):
    posts = [post for post in of_scene(truth, "smear") if post["violent"]]
    days = sorted({at(post).date() for post in posts})
    assert len(days) == 2
    for day in days:
        times = [at(post) for post in posts if at(post).date() == day]
        assert max(times) - min(times) < timedelta(hours=3)
        assert len(times) > 100


def test_the_threat_comes_once_and_once_more_in_a_quiet_week(truth, scenes):
    first, second = sorted((post for post in of_scene(truth, "threat") if post["violent"]), key=at)
    week = timedelta(days=3)
    near = [
        post
        for post in truth["posts"].values()
        if post["journalist"] == "kz-02" and abs(at(post) - at(first)) < week
    ]
    assert at(second) - at(first) < timedelta(days=1)
    assert "PRV-1" in first["types"]
    assert len(near) / 6 < 25


def test_isolated_insults_are_one_to_three_in_a_hundred(truth):
    posts = of_scene(truth, "ordinary")
    assert 0.01 <= sum(post["violent"] for post in posts) / len(posts) <= 0.03


def test_fewer_people_write_at_the_weekend_and_at_night(truth):
    posts = of_scene(truth, "ordinary")
    weekend = sum(at(post).weekday() > 4 for post in posts)
    night = sum(1 <= at(post).hour < 6 for post in posts)
    assert weekend / 2 < 0.85 * (len(posts) - weekend) / 5
    assert night / 5 < 0.4 * len(posts) / 24


def test_all_the_languages_are_there(truth):
    voices = Counter(post["voice"] for post in truth["posts"].values())
    assert set(voices) == {"ru", "kk", "en", "mix"}
    assert min(voices.values()) > 300


def test_the_watchlist_names_three_women_in_two_countries_and_a_roster(case):
    listed = tomllib.loads(case.watchlist.read_text("utf-8"))
    journalists = listed["journalist"]
    assert len(journalists) == 3
    assert len({one["country"] for one in journalists}) == 2
    needed = {"id", "name", "aliases", "handles", "gender", "outlet", "languages", "consent"}
    assert all(needed <= set(one) and one["gender"] == "woman" for one in journalists)
    assert {one["kind"] for one in listed["roster"]} == {"official", "party", "influencer"}
