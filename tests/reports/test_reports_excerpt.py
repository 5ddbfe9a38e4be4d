"""Texts of others: cut, marked and made legible without changing what is not dangerous."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain import Reason
from tocsin.reports.excerpt import excerpt, legible, merged, short


def reason(start, end):
    return Reason(start, end, "THR-1", "lexicon:x")


def shown(text, *spans, limit=2_000):
    part = excerpt(text, [reason(*span) for span in spans], limit)
    return "".join(f"[{p.text}]" if p.marked else p.text for p in part.pieces), part


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "abcdefghij"),
        ([(2, 4)], "ab[cd]efghij"),
        ([(2, 5), (4, 7)], "ab[cdefg]hij"),
        ([(2, 4), (4, 6)], "ab[cdef]ghij"),
        ([(4, 6), (0, 1)], "[a]bcd[ef]ghij"),
        ([(8, 99)], "abcdefgh[ij]"),
        ([(-3, 2)], "[ab]cdefghij"),
        ([(5, 5), (7, 3)], "abcdefghij"),
        ([(0, 10), (2, 3)], "[abcdefghij]"),
    ],
)
def test_reasons_are_marked_and_overlaps_become_one(spans, expected):
    assert shown("abcdefghij", *spans)[0] == expected


def test_offsets_count_characters_of_the_original_beyond_the_basic_plane():
    assert shown("😀\x00ab", (2, 3))[0] == "😀␀[a]b"


def test_a_long_text_is_cut_around_its_first_reason():
    text = "x" * 5_000 + "угроза" + "y" * 5_000
    marked, part = shown(text, (5_000, 5_006), limit=1_000)
    assert "[угроза]" in marked
    assert (part.before, part.after, part.length) == (True, True, 10_006)


def test_a_megabyte_is_cut_at_its_end():
    marked, part = shown("я" * 1_000_000)
    assert len(marked) == 2_000
    assert (part.before, part.after) == (False, True)


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("a\x00b", "a␀b"),
        ("a\x7fb", "a␡b"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u2066b", "a⟨U+2066⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("a\ud800b", "a\ufffdb"),
        ("рахмет\nсізге", "рахмет\nсізге"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_signs_that_hide_or_break_are_made_visible(raw, seen):
    assert legible(raw) == seen


@pytest.mark.parametrize(
    ("name", "seen"),
    [(None, ""), ("a\nb", "a b"), ("x" * 200, "x" * 79 + "…"), ("\u202eevil", "⟨U+202E⟩evil")],
)
def test_a_name_is_one_short_line(name, seen):
    assert short(name) == seen


@given(st.text(), st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60))))
def test_marking_loses_no_character(text, spans):
    part = excerpt(text, [reason(*span) for span in spans])
    assert "".join(piece.text for piece in part.pieces) == legible(text)


@given(st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60))), st.integers(0, 50))
def test_merged_spans_are_apart_in_order_and_inside(spans, length):
    out = merged([reason(*span) for span in spans], length)
    flat = [edge for span in out for edge in span]
    assert flat == sorted(set(flat))
    assert all(0 <= edge <= length for edge in flat)
