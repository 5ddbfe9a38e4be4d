from datetime import UTC, datetime, timedelta, timezone

import pytest

from tocsin.sources.times import Time, parse_number, parse_serial, parse_time


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "at", "naive", "ambiguous"),
    [
        ("2024-12-31T18:05:00Z", utc(2024, 12, 31, 18, 5), False, False),
        ("2024-12-31T18:05:00+05:00", utc(2024, 12, 31, 13, 5), False, False),
        ("2024-12-31 18:05", utc(2024, 12, 31, 18, 5), True, False),
        ("2024-12-31 18:05:00 UTC", utc(2024, 12, 31, 18, 5), False, False),
        ("2024/12/31", utc(2024, 12, 31), True, False),
        ("31.12.2024 18:05", utc(2024, 12, 31, 18, 5), True, False),
        ("31.12.2024, 18:05:33", utc(2024, 12, 31, 18, 5, 33), True, False),
        ("31.12.2024 в 18:05", utc(2024, 12, 31, 18, 5), True, False),
        ("31.12.2024 18:05:33 UTC+05:00", utc(2024, 12, 31, 13, 5, 33), False, False),
        ("31.12.2024 г.", utc(2024, 12, 31), True, False),
        ("1.2.2024", utc(2024, 2, 1), True, False),
        ("1.2.24", utc(2024, 2, 1), True, False),
        ("03/04/2024 6:05 PM", utc(2024, 4, 3, 18, 5), True, True),
        ("12/31/2024", utc(2024, 12, 31), True, False),
        ("5/5/2024 12:05 AM", utc(2024, 5, 5, 0, 5), True, False),
        ("1714910400", utc(2024, 5, 5, 12), False, False),
        ("1714910400.5", utc(2024, 5, 5, 12, 0, 0, 500_000), False, False),
        ("1714910400000", utc(2024, 5, 5, 12), False, False),
        ("1714910400000000", utc(2024, 5, 5, 12), False, False),
        ("Wed Oct 10 20:19:24 +0000 2018", utc(2018, 10, 10, 20, 19, 24), False, False),
        ("Wed, 10 Oct 2018 20:19:24 +0600", utc(2018, 10, 10, 14, 19, 24), False, False),
        ("2016-12-31 23:59:60", utc(2016, 12, 31, 23, 59, 59), True, False),
    ],
)
def test_times_are_read_as_people_and_programs_write_them(text, at, naive, ambiguous):
    assert parse_time(text) == Time(at, naive, ambiguous)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "12", "2024", "31.02.2024", "31.12.2024 25:00", "31.12.2024 soon", "-", "1e9",
     "0001-01-01T00:00:00+05:00", "99999999999999999999", "31.12.2024 18:05 +99:99"],
)  # fmt: skip
def test_what_is_no_time_is_none(text):
    assert parse_time(text) is None


def test_the_order_and_the_zone_can_be_told():
    zone = timezone(timedelta(hours=5))
    found = parse_time("03/04/2024 18:05", day_first=False, zone=zone)
    assert found == Time(utc(2024, 3, 4, 13, 5), naive=True, ambiguous=True)


@pytest.mark.parametrize("value", [0, -1, 12, 1e30, float("nan"), float("inf"), 10**400])
def test_numbers_that_are_no_time_of_our_age_are_none(value):
    assert parse_number(value) is None


def test_serial_days_of_spreadsheets_are_read():
    assert parse_serial("45657.5") == Time(utc(2024, 12, 31, 12), naive=True)
    assert parse_serial("12345") is None
    assert parse_serial("1234567") is None
