"""The summary: stable keys, no texts, no score."""

import json

from reports_case import empty_report, report

from tocsin.reports import summary

TOP = ["coverage", "generated_at", "journalists", "period", "versions"]
JOURNALIST = [
    *("alerts", "counts", "episodes", "id", "indicators", "languages", "latest", "level"),
    *("name", "platforms", "since", "types"),
]


def test_keys_are_the_documented_ones():
    made = summary(report())
    assert sorted(made) == TOP
    assert sorted(made["journalists"][0]) == JOURNALIST
    assert all(key in summary.__doc__ for key in (*TOP, *JOURNALIST))


def test_levels_counts_and_coverage_are_those_of_the_page():
    made = summary(report())
    first, second, third = made["journalists"]
    assert (first["id"], first["level"], first["alerts"]) == ("aigerim", "urgent", 3)
    assert first["since"] == first["latest"]["raised_at"] == "2026-03-09T20:40:00Z"
    assert first["counts"]["about"] == sum(first["languages"].values())
    assert (second["level"], third["latest"]) == (None, None)
    assert made["coverage"]["posts"] == 788
    assert made["coverage"]["gaps"] == [{"first": "2026-02-22", "last": "2026-02-24"}]


def test_unknown_stays_unknown():
    states = summary(report())["journalists"][0]["indicators"]
    assert (states["ESC-01"], states["ESC-02"], states["ESC-03"]) == (
        "present",
        "absent",
        "unknown",
    )
    assert set(summary(report())["journalists"][2]["indicators"].values()) == {"unknown"}


def test_it_is_json_and_holds_no_text_of_a_post():
    text = json.dumps(summary(report()), ensure_ascii=False)
    assert "өлтіреміз" not in text
    assert "score" not in text
    assert json.loads(json.dumps(summary(empty_report())))["journalists"] == []
