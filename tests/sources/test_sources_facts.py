"""Facts and calendar: what is read, and how a slip is told with file and line."""

from datetime import UTC, date, datetime

import pytest

from tocsin.domain import FactKind, OccasionKind
from tocsin.sources import FactsError, load_calendar, load_facts

IDS = {"j01", "j02"}
FACT = """
[[fact]]
journalist = "j01"
kind = "visit"
date = 2026-03-24
source = "the journalist"
note = "two men at the door"
"""
OCCASION = """
[[occasion]]
kind = "election"
from = 2026-03-01
to = 2026-03-08
label = "Local election"
source = "gazette"
country = "KZ"
"""


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def refused(load, path):
    with pytest.raises(FactsError) as error:
        load(path, IDS)
    assert str(path) in str(error.value)
    return str(error.value)


def test_a_fact_of_a_day_is_known_from_its_end(write):
    (fact,) = load_facts(write(FACT), IDS)
    assert (fact.journalist, fact.kind, fact.indicator) == ("j01", FactKind.VISIT, "ESC-13")
    assert (fact.day, fact.at) == (date(2026, 3, 24), datetime(2026, 3, 25, tzinfo=UTC))
    assert (fact.source, fact.note) == ("the journalist", "two men at the door")


def test_a_fact_with_a_time_is_known_from_then_and_not_before_it_was_recorded(write):
    text = FACT.replace("2026-03-24", "2026-03-24T10:00:00+05:00")
    assert load_facts(write(text), IDS)[0].at == datetime(2026, 3, 24, 5, tzinfo=UTC)
    (later,) = load_facts(write(text + "recorded = 2026-04-01T00:00:00Z\n"), IDS)
    assert later.at == datetime(2026, 4, 1, tzinfo=UTC)
    assert later.day == date(2026, 3, 24)


def test_facts_may_be_one_json_object_a_line(write):
    line = '{"journalist":"j02","kind":"nothing_found","date":"2026-03-24","source":"lawyer"'
    (fact,) = load_facts(write(line + ',"indicator":"ESC-11"}\n\n'), IDS)
    assert (fact.kind, fact.indicator) == (FactKind.NOTHING_FOUND, "ESC-11")


@pytest.mark.parametrize(
    ("old", "new", "line", "mend"),
    [
        ('"j01"', '"j09"', 3, "nobody on the watchlist has the id j09"),
        ('journalist = "j01"\n', "", 2, "journalist is missing"),
        ('"visit"', '"vist"', 4, "kind is “vist”; write one of foreign_attribution"),
        ('"visit"', '"other"', 2, "must name its indicator"),
        ("2026-03-24", '"tomorrow"', 5, "date is no date"),
        ("date = 2026-03-24\n", "", 2, "date is missing"),
        ('source = "the journalist"\n', "", 2, "say who reported it"),
        ('note = "two', 'indicator = "ESC-16"\nnote = "two', 7, "write ESC-01 to ESC-15"),
        ("note =", "nota =", 7, "unknown key nota"),
    ],
)
def test_a_slip_in_a_fact_is_told_with_line_and_mend(write, old, new, line, mend):
    assert old in FACT
    message = refused(load_facts, write(FACT.replace(old, new)))
    assert f"line {line}: " in message
    assert mend in message


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("[[fact]\n", "is not valid TOML"),
        ("[fact]\nkind = 1\n", "two brackets"),
        ("[[facts]]\n", "unknown key facts"),
        ('{"journalist":\n', "line 1: is not valid JSON"),
        ('{"journalist":"j01"}\n[1]\n', "line 1: "),
    ],
)
def test_a_file_that_is_no_file_of_facts_is_told(write, text, mend):
    assert mend in refused(load_facts, write(text))


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    assert "cannot be read" in refused(load_facts, tmp_path / "none.toml")
    (tmp_path / "ansi.toml").write_bytes(b"\xff\xfe")
    assert "cannot be read" in refused(load_facts, tmp_path / "ansi.toml")


def test_an_occasion_is_read(write):
    (one,) = load_calendar(write(OCCASION), IDS)
    assert (one.kind, one.first, one.last) == (
        OccasionKind.ELECTION,
        date(2026, 3, 1),
        date(2026, 3, 8),
    )
    assert one.concerns("j01", "KZ")
    assert not one.concerns("j01", "KG")


def test_an_occasion_of_one_day_and_one_person(write):
    text = (
        '[[occasion]]\nkind = "court_date"\ndate = "2026-03-04"\nlabel = "Hearing"\n'
        'source = "court"\njournalist = "j01"\nyearly = false\n'
    )
    (one,) = load_calendar(write(text), IDS)
    assert one.first == one.last == date(2026, 3, 4)
    assert one.concerns("j01", None)
    assert not one.concerns("j02", None)


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("from = 2026-03-01\n", "", "from is missing; write date, or from and to"),
        ("2026-03-08", "2026-02-08", "before it begins"),
        ("2026-03-08", '"soon"', "to is no day"),
        ('"election"', '"elections"', "write one of publication, election"),
        ('"KZ"', '"Kazakhstan"', "write two capitals"),
        ('country = "KZ"', 'journalist = "j09"', "nobody on the watchlist"),
        ('country = "KZ"', 'yearly = "yes"', "yearly must be true or false"),
        ('label = "Local election"\n', "", "label is missing"),
    ],
)
def test_a_slip_in_the_calendar_is_told(write, old, new, mend):
    assert old in OCCASION
    assert mend in refused(load_calendar, write(OCCASION.replace(old, new)))


def test_empty_files_hold_nothing(write):
    assert load_facts(write(""), IDS) == ()
    assert load_calendar(write('version = "1"\n'), IDS) == ()
