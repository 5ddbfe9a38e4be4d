"""`tocsin law` as a user walks it."""

import json

import pytest
from lxml import etree
from typer.testing import CliRunner

from tocsin.cli.app import app
from tocsin.lawreview.synthetic import draft

WIDE = {"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}


def ask(*words, code=0):
    result = CliRunner(env=WIDE).invoke(app, ["law", *map(str, words)])
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def drafts(tmp_path):
    paths = []
    for version in (1, 2, 3, 4):
        path = tmp_path / f"d{version}.txt"
        path.write_text(draft("kazakhstan", version, "ru"), encoding="utf-8")
        paths.append(path)
    return paths


@pytest.fixture
def case(tmp_path, drafts):
    folder = tmp_path / "case"
    for n, path in enumerate(drafts, 1):
        ask(
            "read",
            path,
            "--case",
            folder,
            "--version",
            f"d{n}",
            "--date",
            f"2023-0{n}",
            "--label",
            f"Draft {n}",
        )
    table = tmp_path / "recs.csv"
    table.write_text(
        "id,asker,article,text,grade,topic,version,disputed\n"
        'R-1,Union,10,"Срок ответа",reconsider,information,d2,в течение семи (7) рабочих дней\n'
        'R-2,Union,2(2),"Сохранить запрет",keep,censorship,d1,Цензура запрещается.\n',
        encoding="utf-8",
    )
    assert "2 recommendations imported" in ask("recommendations", "import", table, "--case", folder)
    return folder


def test_reading_says_what_was_found(drafts):
    shown = ask("read", drafts[0])
    assert "text, ru: 4 chapters, 13 articles" in shown


def test_doubts_on_reading_are_listed_and_tell_in_the_exit_code(tmp_path):
    path = tmp_path / "law.txt"
    path.write_text("Статья 1. А\nслова.\nСтатья 3. Б\nслова.\n", encoding="utf-8")
    assert "after article 1 comes article 3" in ask("read", path, code=1)


@pytest.mark.parametrize("command", [("read",), ("structure",), ("akn", "-o", "x.xml")])
def test_a_broken_file_ends_with_one_clear_sentence(tmp_path, command):
    path = tmp_path / "law.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    shown = ask(command[0], path, *command[1:], code=2)
    assert "this PDF is damaged" in shown
    assert "Traceback" not in shown


def test_the_structure_is_a_tree_with_ids_or_json(drafts):
    assert "art_2__para_2" in ask("structure", drafts[0])
    assert json.loads(ask("structure", drafts[0], "--json"))[0]["id"] == "chp_1"


def test_versions_and_languages_are_aligned(drafts, tmp_path):
    rows = json.loads(ask("align", drafts[0], drafts[1], "--json"))
    assert {
        "old": ["art_6"],
        "new": ["art_7"],
        "similarity": 1.0,
        "changes": ["renumbered"],
    } in rows
    other = tmp_path / "kk.txt"
    other.write_text(draft("kazakhstan", 1, "kk"), encoding="utf-8")
    assert json.loads(ask("align", drafts[0], other, "--json"))[0]["kk"] == "art_1"


def test_two_files_are_compared_in_a_table(drafts, tmp_path):
    out = tmp_path / "table.html"
    ask("compare", drafts[2], drafts[3], "-o", out, "--lang", "ru")
    assert "<del>" in out.read_text(encoding="utf-8")
    assert "name the file" in ask("compare", drafts[2], drafts[3], "-o", tmp_path / "t.odt", code=2)


def test_akoma_ntoso_goes_out_and_comes_in(drafts, tmp_path):
    out = tmp_path / "law.xml"
    ask("akn", drafts[0], "-o", out)
    assert etree.parse(out).getroot().tag.endswith("akomaNtoso")
    assert "akn, ru" in ask("read", out)


def test_an_amending_law_is_listed_and_carried_out(drafts, tmp_path):
    amending = tmp_path / "amending.txt"
    amending.write_text(
        "Статья 1. Изменить:\n"
        "1) в статье 2 пункте 2 слово «запрещается» заменить словами «не допускается»;\n",
        encoding="utf-8",
    )
    out = tmp_path / "after.xml"
    assert "replace_words art_2__para_2" in ask("amend", drafts[0], amending, "-o", out)
    assert "не допускается" in out.read_text(encoding="utf-8")
    assert "no instruction was recognised" in ask("amend", drafts[0], drafts[1], code=2)


def test_a_case_goes_from_drafts_to_a_signed_report(case, tmp_path):
    shown = ask("propose", "--case", case)
    assert "R-1  d3  not known" in shown
    assert "R-2  d4  taken up" in shown
    assert "0 of them new" in ask("propose", "--case", case)
    ask(
        "decide",
        "R-1",
        "d4",
        "partly",
        "--by",
        "A. Lawyer",
        "--reason",
        "Only in part.",
        "--case",
        case,
    )
    ask("decide", "R-1", "d4", "taken_up", "--by", "B. Lawyer", "--dissent", "--case", case)
    ask(
        "event",
        "A court upholds a refusal",
        "--date",
        "2024-09",
        "--kind",
        "court",
        "--recommendation",
        "R-1",
        "--case",
        case,
    )
    assert "A court upholds" in ask("timeline", "--case", case)
    listed = json.loads(ask("recommendations", "list", "--case", case, "--json"))
    assert {one["id"]: one["outcome"] for one in listed} == {"R-1": "partly", "R-2": "taken_up"}
    assert "Access to information" in ask("uptake", "--case", case)
    out = tmp_path / "report.html"
    ask("report", "--case", case, "-o", out, "--by", "A. Lawyer")
    html = out.read_text(encoding="utf-8")
    for words in ("Decided by A. Lawyer", "Dissent of B. Lawyer", "A court upholds a refusal"):
        assert words in html


def test_a_case_compares_its_versions_with_what_was_asked(case, tmp_path):
    out = tmp_path / "table.html"
    ask("compare", "d2", "d3", "--case", case, "-o", out, "--lang", "ru")
    assert "R-1" in out.read_text(encoding="utf-8")
    ask("compare", "d2", "d3", "--case", case, "-o", out, "--lang", "ru", "--proposals")
    assert "Сохранить запрет" in out.read_text(encoding="utf-8")
    assert "no version 'd9'" in ask(
        "compare", "d2", "d9", "--case", case, "-o", out, "--lang", "ru", code=2
    )
    assert "only in ru" in ask("compare", "d2", "d3", "--case", case, "-o", out, code=2)


def test_pictures_are_written(case, tmp_path):
    ask("propose", "--case", case)
    ask("uptake", "--case", case, "-o", tmp_path / "uptake.svg")
    ask("timeline", "--case", case, "-o", tmp_path / "time.svg")
    assert etree.parse(tmp_path / "uptake.svg").getroot().tag.endswith("svg")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("decide", "R-9", "d4", "not", "--by", "A"), "no recommendation 'R-9'"),
        (("recommendations", "add", "R-1", "--text", "again"), "is in the case already"),
        (("event", "x", "--date", "2024", "--recommendation", "R-9"), "no recommendation 'R-9'"),
        (("uptake", "--by", "moon"), "choose topic"),
    ],
)
def test_wrong_use_is_told(case, words, told):
    assert told in ask(*words, "--case", case, code=2)


def test_a_recommendation_is_typed(case):
    ask(
        "recommendations",
        "add",
        "R-3",
        "--text",
        "Убрать мониторинг",
        "--grade",
        "remove",
        "--article",
        "7(2)",
        "--version",
        "d4",
        "--standard",
        "ICCPR-19",
        "--case",
        case,
    )
    assert "Убрать мониторинг" in ask("recommendations", "list", "--case", case)
    assert "standard 'X'" in ask(
        "recommendations", "add", "R-4", "--text", "x", "--standard", "X", "--case", case, code=2
    )


@pytest.mark.slow
def test_the_demo_walks_the_case_to_reports(tmp_path):
    out = tmp_path / "demo"
    ask("demo", "-o", out, "--lang", "ru")
    for name in ("report.ru.pdf", "report.ru.docx", "uptake.ru.svg", "comparison.d3-d4.ru.docx"):
        assert (out / name).stat().st_size > 1000
    assert "holds a case already" in ask("demo", "-o", out, code=2)
