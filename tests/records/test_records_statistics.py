"""No cell that was kept back can be worked out from what is published."""

import csv
import io
import itertools
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_made import OPEN, record

from tocsin.records.statistics import publish, statistics
from tocsin.reports.statistics import charts

COUNTS = st.dictionaries(
    st.sampled_from("abcdefgh"), st.integers(0, 9) | st.integers(0, 60), max_size=8
)


def feasible(published):
    """Give, for each gap, every number it could be, from the published numbers alone."""
    gaps = [name for name, count in published.cells.items() if count is None]
    left = published.total - sum(count or 0 for count in published.cells.values())
    return gaps, left


@given(COUNTS, st.integers(2, 9))
@settings(max_examples=400, deadline=None)
def test_every_gap_could_be_several_numbers_also_large_ones(cells, threshold):
    published = publish(cells, threshold)
    if published.withheld:
        assert not published.cells
        return
    gaps, left = feasible(published)
    noughts = any(cells[name] == 0 for name in gaps)
    least = 0 if noughts else 1
    for name in gaps:
        most = left - least * (len(gaps) - 1)
        assert least < most
        assert most >= threshold
        assert least <= cells[name] <= most
    assert len(gaps) != 1


@given(st.lists(st.integers(0, 6), min_size=2, max_size=4), st.integers(2, 5))
@settings(max_examples=150, deadline=None)
def test_brute_force_finds_no_cell_either(counts, threshold):
    cells = {f"c{n}": count for n, count in enumerate(counts)}
    published = publish(cells, threshold)
    if published.withheld:
        return
    gaps, left = feasible(published)
    least = 0 if any(cells[name] == 0 for name in gaps) else 1
    ways = [
        way
        for way in itertools.product(range(least, left + 1), repeat=len(gaps))
        if sum(way) == left
    ]
    for place in range(len(gaps)):
        assert len({way[place] for way in ways}) >= 2


@given(COUNTS, st.integers(2, 9))
@settings(max_examples=200, deadline=None)
def test_no_small_number_is_published_and_no_number_is_wrong(cells, threshold):
    published = publish(cells, threshold)
    for name, count in published.cells.items():
        assert count is None or count == cells[name]
        assert count is None or count == 0 or count >= threshold
    assert published.total in (None, sum(cells.values()))
    assert published.total is None or published.total == 0 or published.total >= threshold


def test_large_cells_are_published_as_they_are():
    assert publish({"a": 20, "b": 0, "c": 7}).cells == {"a": 20, "b": 0, "c": 7}


def test_a_single_small_cell_takes_its_smallest_neighbour_along():
    assert publish({"a": 20, "b": 3, "c": 7}).cells == {"a": 20, "b": None, "c": None}


def test_ones_that_add_up_to_their_number_are_withheld():
    assert publish(dict.fromkeys("abcde", 1)).withheld


@pytest.mark.parametrize("bad", [({"a": -1}, 5), ({"a": 1}, 1)])
def test_nonsense_is_refused(bad):
    with pytest.raises(ValueError, match="threshold"):
        publish(*bad)


def many(months, **event):
    return [
        record(number=f"c-{n}", date_start=f"{month}-10", **event) for n, month in enumerate(months)
    ]


MONTHS = ["2026-01"] * 6 + ["2026-03"] * 9


def table(made, id):
    return next(one for one in made.tables if one.id == id)


def test_months_without_events_are_counted_as_nought_and_coverage_stands_beside():
    rows = table(statistics(many(MONTHS), "en"), "month").rows
    assert [(row.key, row.count) for row in rows] == [
        ("2026-01", 6), ("2026-02", 0), ("2026-03", 9),
    ]  # fmt: skip
    assert rows[0].coverage == "no collection on record for this month"
    assert rows[2].coverage == "x: whole month"


def test_what_nobody_confirmed_is_not_counted_and_that_is_said():
    made = statistics([*many(MONTHS), *many(MONTHS, standing=OPEN)], "en")
    assert made.total == 15
    assert "Not counted, because nobody has confirmed them yet: 15" in made.remark()


def test_all_tables_have_the_same_total():
    made = statistics(many(MONTHS), "en")
    for one in made.tables:
        assert sum(row.count for row in one.rows) == made.total


def test_accounts_of_unknown_owners_are_unknown_actors():
    (row,) = table(statistics(many(MONTHS), "en"), "actor").rows
    assert (row.key, row.coverage) == ("unknown", "known for 0 of 15 events")


def test_rows_stand_by_name_so_that_order_betrays_no_gap():
    countries = ["KZ"] * 12 + ["AZ"] * 2 + ["UZ"] * 6
    records = [
        replace(made, case=replace(made.case, country_of_target=country))
        for made, country in zip(many(["2026-01"] * 20), countries, strict=True)
    ]
    rows = table(statistics(records, "en"), "country").rows
    assert [(row.key, row.count) for row in rows] == [("AZ", None), ("KZ", 12), ("UZ", None)]


def test_csv_and_json_hold_no_number_that_was_kept_back():
    records = [*many(["2026-01"] * 12), *many(["2026-02"] * 3)]
    made = statistics(records, "ru")
    rows = list(csv.DictReader(io.StringIO(made.csv().decode("utf-8-sig"))))
    months = {row["key"]: row["events"] for row in rows if row["table"] == "month"}
    assert months == {} or set(months.values()) == {"не публикуется (порог 5)"}
    plain = json.loads(made.json())
    assert all(row["events"] is None for row in plain["tables"]["month"]["rows"])
    assert "Сапарова" not in made.csv().decode()


def test_erased_cases_and_no_cases_give_empty_tables():
    made = statistics([], "kk")
    assert made.total == 0
    assert all(not one.rows for one in made.tables)
    assert made.csv()


def test_charts_draw_no_bar_for_a_gap():
    countries = ["KZ"] * 12 + ["AZ"] * 2 + ["UZ"] * 6
    records = [
        replace(made, case=replace(made.case, country_of_target=country))
        for made, country in zip(many(["2026-01"] * 20), countries, strict=True)
    ]
    drawn = charts(statistics(records, "kk").tables, "жарияланбайды")
    assert "country" in drawn
    assert drawn["country"].count("жарияланбайды") >= 2
    assert ">12<" in drawn["country"]
    assert ">2<" not in drawn["country"]
    assert ">6<" not in drawn["country"]
