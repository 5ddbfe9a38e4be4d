"""Bars and charts: what is unknown is not drawn as zero, and drawing is repeatable."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from reports_case import START

from tocsin.paper import FONTS
from tocsin.reports import charts
from tocsin.reports.bins import BARS, Step, bars
from tocsin.reports.catalogue import Catalogue
from tocsin.reports.model import Coverage, Day, Gap
from tocsin.reports.svg import Caption

FIRST = date(2026, 2, 2)
MONTHS = Catalogue("kk").say("months_short").split()


def days(length, posts=3, flagged=1):
    return tuple(Day(FIRST + timedelta(n), posts, flagged) for n in range(length))


def covering(of, *gaps):
    return Coverage(of[0].day, of[-1].day, gaps)


def timeline(of, coverage=None, markers=(), id_="a", title="T"):
    _, gathered = bars(of, coverage or (covering(of) if of else Coverage()))
    return charts.timeline(gathered, markers, MONTHS, Caption(id_, title, "D"), 880)


@pytest.mark.parametrize(
    ("length", "step"),
    [(1, Step.DAY), (130, Step.DAY), (131, Step.WEEK), (400, Step.WEEK), (1200, Step.MONTH),
     (9000, Step.YEAR)],
)  # fmt: skip
def test_days_are_gathered_so_that_a_chart_can_show_them(length, step):
    of = days(length)
    chosen, gathered = bars(of, covering(of))
    assert chosen is step
    assert len(gathered) <= BARS + 1
    assert sum(bar.posts for bar in gathered) == 3 * length
    assert sum(bar.flagged for bar in gathered) == length


def test_no_days_give_no_bars():
    assert bars((), Coverage()) == (Step.DAY, ())


def test_a_stray_date_of_another_age_neither_hangs_nor_hides_the_rest():
    stray = (Day(date.min, 1, 0), *days(3), Day(date.max, 1, 0))
    step, gathered = bars(stray, covering(stray))
    assert step is Step.YEAR
    assert sum(bar.posts for bar in gathered) == 11


def test_a_bar_is_blind_only_where_nothing_at_all_was_collected():
    of = (days(1)[0], Day(FIRST + timedelta(9), 2, 0))
    gap = Gap(FIRST + timedelta(2), FIRST + timedelta(5))
    _, gathered = bars(of, covering(of, gap))
    assert [n for n, bar in enumerate(gathered) if bar.blind] == [2, 3, 4, 5]


def test_a_week_partly_collected_counts_its_lost_days():
    of = days(200)
    gap = Gap(FIRST + timedelta(5), FIRST + timedelta(15))
    _, gathered = bars(of, covering(of, gap))
    assert [bar.uncollected for bar in gathered[:4]] == [2, 7, 2, 0]
    assert [bar.blind for bar in gathered[:4]] == [False, True, False, False]


@pytest.mark.parametrize("length", [1, 2, 31, 400])
def test_a_timeline_is_well_formed_with_title_and_description(length):
    svg = str(timeline(days(length)))
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    assert [child.tag.split("}")[1] for child in root][:2] == ["title", "desc"]
    assert "script" not in svg
    assert "href" not in svg


def test_an_empty_series_draws_nothing():
    assert timeline(()) == ""
    assert charts.types([], Caption("a", "T", "D"), 400) == ""


def test_blind_days_are_drawn_in_their_own_colour():
    of = (days(1)[0], Day(FIRST + timedelta(9), 2, 0))
    gap = Gap(FIRST + timedelta(2), FIRST + timedelta(5))
    assert charts.INK["gap"] in timeline(of, covering(of, gap))
    assert charts.INK["gap"] not in timeline(of)


def test_alerts_close_together_do_not_cover_each_other():
    at = [START + timedelta(days=10, hours=n) for n in range(3)]
    svg = timeline(days(60), markers=[charts.Marker(a, n) for n, a in enumerate(at, 1)])
    circles = re.findall(r'translate\([\d.]+,([\d.]+)\)" d="M[^"]*A', svg)
    assert len(set(circles)) == 3


def test_drawing_is_repeatable_and_ids_belong_to_the_chart():
    first, second = timeline(days(30)), timeline(days(30))
    assert first == second
    ids = re.findall(r'\bid="([^"]*)"', timeline(days(9), id_="b"))
    assert len(ids) >= 2
    assert all(id_.startswith("b-") for id_ in ids)


def test_months_are_written_in_the_language_of_the_report():
    assert "ақп" in timeline(days(30))


def test_names_of_others_are_escaped():
    svg = timeline(days(3), title="<script>\"'&")
    assert "<script>" not in svg
    label = charts.types([("</text><script>x", 2)], Caption("a", "T", "D"), 400)
    assert "<script>" not in label
    ElementTree.fromstring(str(label))


def test_more_types_than_fit_are_left_to_the_table():
    rows = [(f"Type {n}", 30 - n) for n in range(30)]
    svg = charts.types(rows, Caption("a", "T", "D"), 400)
    assert svg.count("Type ") == charts.TYPES_SHOWN


def test_the_bundled_font_has_the_letters_of_kazakh():
    font = (FONTS / "TocsinSans-Regular.ttf").read_bytes()
    assert covered(font) >= set(map(ord, "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЩщ«»—…№₸"))


def covered(font):
    """Read the code points of a font's format 4 character map (OpenType, table cmap)."""
    tables = {font[at : at + 4]: at for at in range(12, 12 + 16 * int.from_bytes(font[4:6]), 16)}
    entry = tables[b"cmap"]
    cmap = int.from_bytes(font[entry + 8 : entry + 12])
    points = set()
    for n in range(int.from_bytes(font[cmap + 2 : cmap + 4])):
        sub = cmap + int.from_bytes(font[cmap + 8 + 8 * n : cmap + 12 + 8 * n])
        if int.from_bytes(font[sub : sub + 2]) != 4:
            continue
        twice = int.from_bytes(font[sub + 6 : sub + 8])
        for at in range(0, twice, 2):
            end = int.from_bytes(font[sub + 14 + at : sub + 16 + at])
            start = int.from_bytes(font[sub + 16 + twice + at : sub + 18 + twice + at])
            points.update(range(start, end + 1))
    return points
