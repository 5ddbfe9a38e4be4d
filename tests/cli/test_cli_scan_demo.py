"""The made-up case: three attacks raise more than `watch`, two storms that are none do not."""

import json
from datetime import datetime, timedelta

import pytest
from scan_case import call, read

# An attack may be seen a little after its last post was written, never before its first.
AFTER = timedelta(hours=6)
ATTACKS = ["pile-on", "smear", "threat"]
STORMS = ["applause", "criticism"]
GRAVE = {"elevated", "urgent"}


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    out = tmp_path_factory.mktemp("demo")
    result = call("demo", "--out", out)
    assert result.exit_code == 0, result.output
    return out


@pytest.fixture(scope="module")
def scenes(results):
    truth = json.loads((results / "case" / "truth.json").read_text(encoding="utf-8"))
    return {scene["id"]: scene for scene in truth["scenes"]}


@pytest.fixture(scope="module")
def alerts(results):
    return read(results / "alerts.jsonl")


def during(scene, alerts):
    """Give the alerts about the scene's journalist within its time."""
    start, end = (datetime.fromisoformat(scene[name]) for name in ("from", "to"))
    return [
        one
        for one in alerts
        if one["journalist"] == scene["journalist"]
        and start <= datetime.fromisoformat(one["raised_at"]) <= end + AFTER
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_raised_above_watch(name, scenes, alerts):
    levels = {one["level"] for one in during(scenes[name], alerts)}
    assert levels & GRAVE, levels


@pytest.mark.slow
@pytest.mark.parametrize("name", STORMS)
def test_a_storm_that_is_no_attack_stays_at_watch(name, scenes, alerts):
    assert [one["why"] for one in during(scenes[name], alerts) if one["level"] in GRAVE] == []


@pytest.mark.slow
def test_nothing_is_raised_above_watch_outside_the_attacks(scenes, alerts):
    within = [one for name in ATTACKS for one in during(scenes[name], alerts)]
    assert [one for one in alerts if one["level"] in GRAVE and one not in within] == []


@pytest.mark.slow
def test_a_threat_with_an_address_is_urgent_with_its_first_post(scenes, alerts):
    first = during(scenes["threat"], alerts)[0]
    assert (first["level"], first["rule"]) == ("urgent", "threat-with-address")
    begins = datetime.fromisoformat(scenes["threat"]["from"])
    assert datetime.fromisoformat(first["raised_at"]) == begins
    assert "ESC-07" in first["indicators"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pile-on", "smear"])
def test_a_mass_attack_is_seen_within_its_first_hours(name, scenes, alerts):
    grave = [one for one in during(scenes[name], alerts) if one["level"] in GRAVE]
    begins = datetime.fromisoformat(scenes[name]["from"])
    assert datetime.fromisoformat(grave[0]["raised_at"]) - begins < timedelta(hours=3)
    assert "ESC-06" in grave[0]["indicators"]


@pytest.mark.slow
def test_posts_behind_an_alert_are_of_its_scene_or_of_ordinary_days(results, scenes, alerts):
    told = json.loads((results / "case" / "truth.json").read_text(encoding="utf-8"))["posts"]
    for name in ATTACKS:
        for alert in during(scenes[name], alerts):
            there = {told[key]["scene"] for key in alert["post_keys"]}
            assert there <= {name, "ordinary"}


@pytest.mark.slow
def test_all_of_an_alert_can_be_read_in_the_findings(results, alerts):
    findings = {f"{one['platform']}:{one['id']}": one for one in read(results / "findings.jsonl")}
    for alert in alerts:
        last = findings[alert["post_keys"][-1]]
        assert last["created_at"] == alert["raised_at"]
