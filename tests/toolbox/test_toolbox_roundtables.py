"""The record of an event, and the follow-ups that are still open."""

from datetime import date

import pytest
from toolbox_case import ROUNDTABLE, folder

from tocsin.guidelines import load as load_guidelines
from tocsin.paper import Table, to_html
from tocsin.toolbox import load
from tocsin.toolbox.pages import Voice, followups_page, roundtable_page

TODAY = date(2026, 11, 27)


def voice(path=None, lang="en"):
    return Voice(load(path), load_guidelines(), lang)


def test_the_event_in_almaty_is_seeded_with_what_is_known_and_linked():
    event = load().roundtable("almaty-2024")
    assert event.title.en == "Beyond the Headlines: Protecting Journalists to Advance Media Freedom"
    assert event.dates == "2024-06-26 – 2024-06-27"
    assert event.country == "KZ"
    assert event.laws == ("kz-mass-media-law",)
    assert [one.what[:10] for one in event.presented] == ["Guidelines", "Safety of "]
    assert event.statements == ()


def test_the_seven_thematic_round_tables_have_a_theme_each_and_no_invented_day():
    events = [one for one in load().roundtables if one.kind == "thematic"]
    assert [one.themes for one in events] == [(f"T{n}",) for n in range(1, 8)]
    assert all(one.begins is None and one.confirmation == "partly" for one in events)


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_what_was_not_seen_is_said_to_be_not_seen(lang):
    speaker = voice(lang=lang)
    event = speaker.catalogue.roundtable("almaty-2024")
    text = to_html(roundtable_page(speaker, event, TODAY))
    assert text.count(speaker.say("roundtable.not_recorded")) == 3


def test_open_follow_ups_are_listed_late_ones_first(tmp_path):
    page = followups_page(voice(folder(tmp_path, roundtables=ROUNDTABLE)), TODAY)
    table = page.blocks[0]
    assert isinstance(table, Table)
    assert [row[:3] for row in table.rows] == [
        ("late", "2026-06-30", "Publish a list of contact officers"),
        ("open", "2027-02-01", "Publish figures for the year"),
    ]


def test_a_report_shows_who_said_what_and_how_follow_ups_went(tmp_path):
    speaker = voice(folder(tmp_path, roundtables=ROUNDTABLE))
    event = speaker.catalogue.roundtable("invented-2026")
    text = to_html(roundtable_page(speaker, event, TODAY))
    assert "Every report is registered." in text
    assert "2026-05-01: under way. Draft sent round." in text
    assert "Criminal Code, article 158" in text
