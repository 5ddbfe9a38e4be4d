"""A draft plan: from gaps and figures, through Word and spreadsheets, to its reviews."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import docx
import pytest
from toolbox_case import LOOK, folder, matrix_of

from tocsin.guidelines import load as load_guidelines
from tocsin.paper import to_docx
from tocsin.toolbox import load
from tocsin.toolbox.pages import Voice
from tocsin.toolbox.plan import (
    FiguresError,
    PlanError,
    PlanReview,
    Progress,
    check,
    draft,
    dump,
    overdue,
    plan_page,
    progress_of_csv,
    progress_page,
    read_back,
    read_figures,
    read_plan,
    review_csv,
    to_csv,
)

FIGURES = """country,period,breakdown,category,count,coverage
KZ,2025,family,THR,41,two monitors
KZ,2025,family,LEG,58,courts of three cities
KZ,2025,gender,women,63,two monitors
KZ,2025,family,SEX,<5,two monitors
"""


def voice(lang="en", catalogue=None):
    return Voice(catalogue or load(), load_guidelines(), lang)


def plan_of(state, lang="en", figures=(), catalogue=None):
    speaker = voice(lang, catalogue)
    return draft(speaker, matrix_of(state, speaker.catalogue), 2027, 2029, figures)


@pytest.fixture
def figures(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text(FIGURES, "utf-8")
    return read_figures(path)


# By hand: what each State lacks, by our reading of what a theme is about.
LACKS = {
    "KZ": {
        "statements", "awareness", "support", "law-review", "conflict-training",
        "conflict-contact", "women", "breakdown", "online-route", "surveillance", "sources",
        "digital-training", "slapp", "police-training",
    },
    "KG": {
        "record", "statements", "awareness", "support", "law-review", "conflict-training",
        "conflict-contact", "women", "breakdown", "online-route", "surveillance", "sources",
        "digital-training", "slapp", "representative", "investigation", "police-training",
    },
    "GB": {
        "statements", "support", "law-review", "conflict-training", "conflict-contact", "women",
        "breakdown", "surveillance", "sources", "representative",
    },
    "IT": {
        "statements", "awareness", "support", "law-review", "conflict-training",
        "conflict-contact", "women", "breakdown", "online-route", "surveillance", "sources",
        "digital-training", "slapp", "representative", "investigation", "police-training",
    },
}  # fmt: skip


@pytest.mark.parametrize("state", LACKS)
def test_a_draft_proposes_what_is_lacking_and_nothing_else(state):
    assert {measure.id for measure in plan_of(state).measures} == LACKS[state]


def test_a_measure_says_why_and_shows_practice_of_others_with_its_source():
    measure = plan_of("KZ").measure("slapp")
    assert "criticised: Law “On Mass Media”" in measure.problem
    assert measure.commitments == ("MC318-12",)
    ids = [practice.id for practice in measure.practices]
    assert ids == ["gb-slapps-task-force", "hr-slapp-group", "ba-help-line", "ch-action-plan"]
    assert all(practice.url.startswith("https://") for practice in measure.practices)


@pytest.mark.parametrize("state", LACKS)
def test_nothing_criticised_unconfirmed_or_over_is_shown_as_good_practice(state):
    catalogue = load()
    for measure in plan_of(state).measures:
        for practice in measure.practices:
            entry = catalogue.entry(practice.id)
            assert entry.standing
            assert not entry.critics
            assert entry.confirmation != "memory"
            assert entry.state != state


def test_own_figures_stand_with_the_measures_they_concern(figures):
    plan = plan_of("KZ", figures=(figures,))
    assert "Legal pressure" not in plan.measure("women").data
    assert "58 (2025); coverage: courts of three cities" in plan.measure("slapp").data
    assert "Women journalists: 63 (2025)" in plan.measure("women").data
    assert "too few to publish" in plan.measure("women").data
    assert "No figures given" in plan_of("KZ").measure("slapp").data


def test_a_look_is_named_in_the_problem(tmp_path):
    plan = plan_of("KZ", catalogue=load(folder(tmp_path, LOOK)))
    told = plan.measure("conflict-contact").problem
    assert "none found (Invented monitoring group, 2026-10-05)" in told
    assert "nobody has recorded a search" in told


def test_owner_budget_and_target_are_left_to_people_and_asked_for():
    plan = plan_of("KZ")
    remarks = {(remark.measure, remark.letter) for remark in check(plan)}
    assert ("slapp", "A") in remarks
    assert ("slapp", "M") in remarks
    assert ("slapp", "T") not in remarks
    assert all(not measure.owner and not measure.budget for measure in plan.measures)


def _full(measure):
    return replace(
        measure,
        owner="Ministry of justice",
        budget="Line 12, 4 million tenge",
        baseline="Not known",
        target="Half of suits ended within 60 days",
    )


def test_a_measure_with_everything_passes():
    plan = plan_of("KZ")
    plan = replace(plan, measures=tuple(map(_full, plan.measures)))
    assert check(plan) == ()


@pytest.mark.parametrize(
    ("field", "text", "letter"),
    [
        ("title", "Promote the safety of journalists everywhere", "S"),
        ("title", "Мүмкіндігінше журналистердің қауіпсіздігін арттыру керек", "S"),
        ("title", "Do it", "S"),
        ("target", "Many more", "M"),
        ("deadline", "soon", "T"),
        ("deadline", "2035-12-31", "T"),
        ("review", "2029-12-31", "T"),
        ("problem", "", "R"),
    ],
)
def test_what_is_not_smart_is_told(field, text, letter):
    plan = plan_of("KZ")
    first = replace(_full(plan.measures[0]), **{field: text})
    remarks = check(replace(plan, measures=(first,)))
    assert [remark.letter for remark in remarks] == [letter]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("form", ["csv", "docx"])
def test_what_goes_out_and_comes_back_unedited_changes_nothing(tmp_path, figures, lang, form):
    plan = plan_of("KZ", lang, (figures,))
    speaker = voice(lang)
    path = tmp_path / f"plan.{form}"
    out = to_csv(plan, speaker.commitment) if form == "csv" else to_docx(plan_page(speaker, plan))
    path.write_bytes(out)
    intake = read_back(plan, path)
    assert intake.changes == ()
    assert intake.missing == ()
    assert intake.plan == plan


def test_edits_in_word_come_back(tmp_path):
    plan = plan_of("KZ", "ru")
    path = tmp_path / "plan.docx"
    path.write_bytes(to_docx(plan_page(voice("ru"), plan)))
    document = docx.Document(str(path))
    for table in document.tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if rows[0] == ["Код", "slapp"]:
            for row in table.rows:
                if row.cells[0].text == "Ответственный":
                    row.cells[1].text = "Министерство юстиции"
        if rows[0][0] == "Роль":
            table.rows[1].cells[1].text = "Вице-премьер"
    document.save(str(path))
    intake = read_back(plan, path)
    assert intake.plan.measure("slapp").owner == "Министерство юстиции"
    assert intake.plan.roles[0].who == "Вице-премьер"
    assert [(c.measure, c.field) for c in intake.changes] == [
        ("slapp", "owner"),
        ("government", "role"),
    ]


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ","), ("cp1251", ";"), ("utf-16", "\t")]
)
def test_a_spreadsheet_may_save_it_its_own_way(tmp_path, encoding, delimiter):
    plan = plan_of("KZ", "ru")
    rows = list(csv.reader(io.StringIO(to_csv(plan).decode("utf-8-sig"))))
    column = rows[0].index("Ответственный")
    rows[1][column] = "МВД"
    rows = [rows[0], rows[1], ["new-one", "Новая мера по защите фрилансеров", *rows[2][2:]]]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path = tmp_path / "plan.csv"
    path.write_bytes(out.getvalue().encode(encoding, "replace"))
    intake = read_back(plan, path)
    assert intake.plan.measures[0].owner == "МВД"
    assert intake.plan.measure("new-one").title == "Новая мера по защите фрилансеров"
    assert set(intake.missing) == {measure.id for measure in plan.measures[1:]}
    assert len(intake.plan.measures) == len(plan.measures) + 1


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("plan.docx", b"no archive"),
        ("plan.docx", b"PK\x05\x06" + b"\0" * 18),
        ("plan.csv", b""),
        ("plan.csv", b"a,b\n1,2\n"),
        ("plan.pdf", b"%PDF"),
    ],
)
def test_a_file_that_holds_no_plan_is_told(tmp_path, name, raw):
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(PlanError, match="plan"):
        read_back(plan_of("KZ"), tmp_path / name)


def test_reviews_are_kept_and_shown_beside_each_other(tmp_path):
    plan = plan_of("KZ")
    rows = list(csv.reader(io.StringIO(review_csv(plan).decode("utf-8-sig"))))
    rows[1][2:] = ["on track", "3 of 10", "Two ministries signed."]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    progress = progress_of_csv("form.csv", out.getvalue().encode(), "en")
    assert progress == (Progress("statements", "on_track", "3 of 10", "Two ministries signed."),)
    later = PlanReview(date(2028, 6, 30), "Committee", (Progress("statements", "done"),))
    plan = plan.reviewed(later).reviewed(PlanReview(date(2027, 6, 30), "Committee", progress))
    assert [review.on.year for review in plan.reviews] == [2027, 2028]
    assert not overdue(plan, plan.measure("statements"), date(2029, 1, 1))
    assert overdue(plan, plan.measure("women"), date(2028, 1, 1))
    table = progress_page(voice(), plan, date(2028, 7, 1)).blocks[0]
    first = table.rows[0]
    assert [cell.text for cell in first[2:]] == ["on track: 3 of 10", "done"]
    assert table.rows[1][2].text == "not reviewed"


def test_an_unknown_state_in_the_form_is_told():
    with pytest.raises(PlanError, match="'nearly' is no state"):
        progress_of_csv("form.csv", b"Id,Measure,State\nslapp,x,nearly\n", "en")


def test_a_plan_is_kept_and_read_back(tmp_path, figures):
    plan = plan_of("KZ", "kk", (figures,))
    plan = plan.reviewed(PlanReview(date(2027, 6, 30), "Комитет", (Progress("slapp", "delayed"),)))
    path = tmp_path / "plan.json"
    path.write_bytes(dump(plan))
    assert read_plan(path) == plan


@pytest.mark.parametrize(
    "change",
    [
        lambda v: v.update(format="other"),
        lambda v: v.update(colour="red"),
        lambda v: v.update(measures="many"),
        lambda v: v["measures"][0].pop("id"),
        lambda v: v["measures"][0].update(owner=["x"]),
        lambda v: v.update(begins="soon"),
        lambda v: v.update(reviews=[{"on": "x", "by": "y", "progress": []}]),
    ],
)
def test_a_broken_plan_is_told(tmp_path, change):
    value = json.loads(dump(plan_of("KZ")))
    change(value)
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(value), "utf-8")
    with pytest.raises(PlanError, match="plan"):
        read_plan(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("period,count\n2025,3\n", "category is missing"),
        ("period,category,count\n2025,THR,many\n", "is no number"),
        ("period,category,count,journalist\n2025,THR,3,A\n", "unknown column 'journalist'"),
        ("period,category,count\n2025,anna@example.org,9\n", "personal data"),
    ],
)
def test_figures_that_cannot_be_used_are_told(tmp_path, text, words):
    path = tmp_path / "figures.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(FiguresError, match=words):
        read_figures(path)


def test_a_wrong_row_of_figures_is_told_and_the_rest_kept(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text(FIGURES + "KZ,2025,family,OFF,some,\n", "utf-8")
    figures = read_figures(path)
    assert len(figures.rows) == 4
    assert "figures.csv:6" in figures.faults[0]


def test_figures_may_be_json_and_a_held_back_number_is_not_zero(tmp_path):
    path = tmp_path / "figures.json"
    rows = [{"period": "2025", "category": "THR", "count": None}]
    path.write_text(json.dumps({"rows": rows}), "utf-8")
    assert read_figures(path).rows[0].count is None
