"""Coverage of Kazakhstan, Kyrgyzstan, Italy and the United Kingdom, checked by hand."""

import pytest
from toolbox_case import ENTRY, LOOK, filled, folder, matrix_of

from tocsin.toolbox import Coverage, elsewhere, gaps, load

EVENT = {(f"T{n}", c) for n in range(1, 8) for c in ("10", "14")}

# By hand from the 72 entries: theme and number of the commitment.
EXPECTED = {
    "KZ": {
        ("T2", "2"), ("T2", "12"), ("T2", "13"), ("T6", "2"), ("T6", "12"), ("T6", "13"),
        ("T7", "7"), ("T7", "13"), ("T1", "11"),
        ("T4", "4"), ("T4", "11"), ("T5", "4"), ("T5", "11"), ("T3", "4"),
        *EVENT,
    },
    "KG": {
        ("T6", "1"), ("T6", "2"), ("T6", "12"),
        ("T4", "4"), ("T4", "11"), ("T5", "4"), ("T5", "11"), ("T3", "4"),
        *EVENT,
    },
    "IT": {
        ("T1", "3"), ("T1", "7"), ("T1", "11"), ("T7", "3"), ("T7", "7"), ("T7", "11"), *EVENT,
    },
    "GB": {
        ("T1", "3"), ("T1", "7"), ("T1", "8"), ("T1", "11"), ("T7", "3"), ("T7", "7"),
        ("T7", "8"), ("T7", "11"),
        ("T1", "4"), ("T1", "10"), ("T2", "3"), ("T2", "4"), ("T2", "7"), ("T2", "10"),
        ("T2", "11"), ("T5", "3"), ("T5", "4"), ("T5", "7"), ("T5", "10"), ("T5", "11"),
        ("T7", "4"), ("T7", "10"), ("T7", "13"),
        ("T6", "2"), ("T6", "12"), ("T6", "4"), ("T6", "10"),
    },
}  # fmt: skip


@pytest.mark.parametrize("state", EXPECTED)
def test_the_cells_that_are_found_are_those_counted_by_hand(state):
    assert filled(matrix_of(state)) == EXPECTED[state]


@pytest.mark.parametrize("state", EXPECTED)
def test_every_other_cell_says_that_nobody_looked(state):
    of = matrix_of(state)
    counts = of.counts()
    assert counts[Coverage.NOT_LOOKED] == 105 - len(EXPECTED[state])
    assert counts[Coverage.NONE_FOUND] == 0


def test_an_event_that_is_over_fills_a_cell_but_holds_up_nothing():
    cell = matrix_of("KZ").cell("T3", "MC318-14")
    assert cell.coverage is Coverage.FOUND
    assert not cell.standing
    assert not cell.own


def test_an_instrument_of_an_organisation_fills_no_cell():
    assert not matrix_of("AD").counts()[Coverage.FOUND]
    around = {entry.id for entry in load().around("IT")}
    assert around == {"osce-sofjo-guide", "osce-guidebook", "coe-journalists-matter", "eu-mfrr"}
    assert {entry.id for entry in load().around("KZ")} == {"osce-sofjo-guide", "osce-guidebook"}


def test_a_recorded_look_turns_not_looked_into_none_found(tmp_path):
    of = matrix_of("KZ", load(folder(tmp_path, LOOK)))
    cell = of.cell("T3", "MC318-5")
    assert cell.coverage is Coverage.NONE_FOUND
    assert cell.looks[0].who == "Invented monitoring group"
    assert of.cell("T3", "MC318-1").coverage is Coverage.NOT_LOOKED


def test_what_is_found_outweighs_a_look(tmp_path):
    look = LOOK.replace('"T3"', '"T5"').replace("MC318-5", "MC318-4")
    cell = matrix_of("KZ", load(folder(tmp_path, ENTRY, look))).cell("T5", "MC318-4")
    assert cell.coverage is Coverage.FOUND
    assert cell.standing


def test_a_theme_counts_as_looked_into_only_where_all_of_it_was(tmp_path):
    whole = LOOK.replace('commitments = ["MC318-5"]\n', "").replace("conflict", "all")
    whole = whole.replace('"T3"', '"T4"')
    of = matrix_of("LI", load(folder(tmp_path, LOOK, whole, state="LI")))
    assert of.theme("T4").coverage is Coverage.NONE_FOUND
    assert of.theme("T3").coverage is Coverage.NOT_LOOKED
    assert of.cell("T3", "MC318-5").coverage is Coverage.NONE_FOUND


def test_the_matrix_of_a_year_knows_only_what_was_there():
    assert filled(matrix_of("KZ", year=2016)) == {("T7", "7"), ("T7", "13")}
    assert filled(matrix_of("KZ", year=2014)) == set()
    assert ("T6", "12") in filled(matrix_of("KZ", year=2024))
    assert ("T3", "14") not in filled(matrix_of("KZ", year=2025))


def test_gaps_are_where_a_theme_is_about_a_commitment_and_nothing_stands():
    catalogue = load()
    found = {(cell.theme, cell.commitment) for cell in gaps(catalogue, matrix_of("IT", catalogue))}
    assert ("T5", "MC318-4") in found
    assert ("T6", "MC318-12") in found
    assert ("T1", "MC318-11") not in found
    assert ("T7", "MC318-7") not in found
    assert ("T6", "MC318-14") in found, "a meeting that is over does not close a gap"


def test_what_others_did_begins_with_what_stands_in_the_same_legal_frame():
    catalogue = load()
    found = [entry.id for entry in elsewhere(catalogue, "IT", "T6", "MC318-12")]
    assert found[0] == "hr-slapp-group"
    assert "gb-slapps-task-force" in found
    assert not any(id.startswith("it-") for id in found)
    assert found.index("gb-slapps-task-force") < found.index("mn-media-law")
