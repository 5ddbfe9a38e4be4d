"""`tocsin guidelines` as a user sees it."""

import json

import pytest
import typer
from typer.testing import CliRunner

from tocsin.cli.guidelines import guidelines
from tocsin.guidelines import load

app = typer.Typer()
app.command("guidelines")(guidelines)

WIDE = {"COLUMNS": "300", "NO_COLOR": "1", "TERM": "dumb"}


def ask(*words: str, code: int = 0) -> str:
    result = CliRunner(env=WIDE).invoke(app, list(words))
    assert result.exit_code == code, result.output
    return result.output


def test_without_an_id_every_entry_is_listed_with_its_status():
    lines = ask().splitlines()
    for entry in load().entries:
        cells = [line for line in lines if f" {entry.id} " in line and entry.label.en in line]
        assert any(entry.status.value in line for line in cells), entry.id


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Death threat", "Sub-types", "confirmed")),
        ("ru", ("Угроза убийством", "Виды", "подтверждено")),
        ("kk", ("Өлтіремін деп қорқыту", "Түрлер", "расталған")),
    ],
)
def test_the_tables_speak_the_language_asked_for(lang, words):
    shown = ask("--lang", lang)
    assert all(word in shown for word in words)


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("thr-1", ("THR-1  Death threat", "reconstructed", "F: a machine", "SEV-5", "ESC-01")),
        ("THR", ("THR  Threats", "THR-7  Incitement")),
        ("ESC-02", ("confirmed", "THR-5", "a kept list of emblematic cases", "journalism.co.uk")),
        ("MC318-7", ("End impunity", "OSCE-MC318", "osce.org")),
        ("ICCPR-19", ("treaty", "International Covenant", "MIS-3")),
        ("eu-dsa-16", ("platform_notice", "Platforms that serve")),
        ("SEV-3", ("Serious", "THR-4")),
        ("Channel", ("direct_message  Direct message", "reconstructed")),
    ],
)
def test_an_entry_is_shown_in_full(id, words):
    shown = ask(id)
    assert all(word in shown for word in words), shown


def test_an_entry_speaks_kazakh():
    shown = ask("thr-1", "--lang", "kk")
    assert "Өлтіремін деп қорқыту" in shown
    assert "Мәртебесі" in shown


def test_an_address_is_never_broken_over_lines():
    narrow = CliRunner(env=WIDE | {"COLUMNS": "60"}).invoke(app, ["OSCE-MC418"]).output
    url = load().standard("OSCE-MC418").sources[0].urls[0]
    assert url in narrow


def test_an_unknown_id_ends_with_two_and_names_near_ones():
    shown = ask("THR-9", code=2)
    assert "there is no entry 'THR-9'" in shown
    assert "THR-1" in shown


def test_an_id_unlike_any_is_sent_to_the_list():
    assert "to see all ids" in ask("@@@@@@@@", code=2)


def test_json_holds_the_whole_method():
    whole = json.loads(ask("--json"))
    assert whole["version"] == load().version
    assert len(whole["subtypes"]) == 50
    assert whole["indicators"][1]["status"] == "confirmed"
    assert whole["subtypes"][0]["label"].keys() == {"en", "ru", "kk"}


def test_json_holds_one_entry_and_what_refers_to_it():
    entry = json.loads(ask("esc-03", "--json"))
    assert (entry["kind"], entry["id"]) == ("IndicatorDefinition", "ESC-03")
    assert entry["referred_to_by"] == ["HRC-45/18"]
    assert entry["sources"][0]["urls"]
