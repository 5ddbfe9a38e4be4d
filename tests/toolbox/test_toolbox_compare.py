"""States side by side, in the order of the alphabet and of nothing else."""

from toolbox_case import matrix_of

from tocsin.guidelines import load as load_guidelines
from tocsin.toolbox import compare, load, over_time, similar

CATALOGUE = load()
FOUR = [CATALOGUE.state(code) for code in ("GB", "KZ", "IT", "KG")]


def comparison():
    return compare(CATALOGUE, load_guidelines(), FOUR)


def test_the_order_is_that_of_the_alphabet_and_doubles_are_one():
    made = compare(CATALOGUE, load_guidelines(), [*FOUR, FOUR[0]])
    names = [state.label.en for state in made.states]
    assert names == ["Italy", "Kazakhstan", "Kyrgyzstan", "United Kingdom"]


def test_a_theme_shows_the_instruments_of_each_state():
    legal = comparison().theme("T6")
    ids = [{entry.id for entry in cell.entries} for cell in legal]
    assert ids[0] == {"it-focal-points-meeting"}
    assert ids[1] == {"kz-mass-media-law", "kz-dialogue-platform", "central-asia-almaty-event"}
    assert ids[2] == {
        "kg-media-law", "kg-ombudsman-review", "kg-foreign-representatives",
        "central-asia-almaty-event",
    }  # fmt: skip
    assert ids[3] == {"gb-slapps-task-force", "gb-legal-guide"}


def test_a_commitment_shows_them_over_all_themes():
    ids = [[entry.id for entry in entries] for entries in comparison().commitment("MC318-11")]
    assert ids[0] == ["it-coordination-centre", "it-yearly-report"]
    assert set(ids[1]) == {"kz-adil-soz", "central-asia-sofj-study"}
    assert ids[2] == ["central-asia-sofj-study"]
    assert set(ids[3]) == {"gb-national-committee", "gb-action-plan"}


def test_the_convention_binds_two_of_the_four():
    standards = {standard.id: binds for standard, binds in comparison().standards}
    assert standards["ECHR-10"] == (True, False, False, True)
    assert standards["EU-2024/1069"] == (True, False, False, False)
    assert standards["ICCPR-19"] == (True, True, True, True)


def test_years_show_what_began_and_what_ended():
    years, undated = over_time(CATALOGUE, "KZ")
    by_year = {year.year: year for year in years}
    assert [entry.id for entry in by_year[2015].began] == ["kz-article-158"]
    assert {entry.id for entry in by_year[2024].ended} == {"central-asia-almaty-event"}
    assert "kz-article-158" in {entry.id for entry in by_year[2024].stood}
    assert [entry.id for entry in undated] == ["kz-adil-soz"]


def test_what_is_alike_says_what_it_shares():
    likes = similar(CATALOGUE, CATALOGUE.entry("kz-article-158"))
    assert {like.entry.id for like in likes[:3]} == {
        "md-obstruction",
        "mk-amendments",
        "ua-offences",
    }
    assert ("commitments", "MC318-7") in likes[0].shared
    assert not any(like.entry.state == "KZ" for like in likes)


def test_a_state_with_nothing_is_no_worse_than_not_looked():
    assert all(cell.coverage == "not_looked" for cell in matrix_of("LI").cells)
