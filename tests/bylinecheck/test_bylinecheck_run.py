import json
import sys
from pathlib import Path

import pytest
from bylinecheck_commands import FOLDER, run, start

PART = ("--language", "kk", "--functionality", "BC-01", "--functionality", "BC-51")
ALWAYS = "say(id=asked['id'], flag=True)"
# The id says the functionality, and those up to 44 are violent.
PERFECT = "say(id=asked['id'], flag=int(asked['id'][3:5]) <= 44)"


def figures(tmp_path: Path, *options: str, body: str) -> dict[str, dict]:
    out = tmp_path / "figures.json"
    done = run(*options, "--json", str(out), body=body)
    assert done.returncode == 0, done.stderr
    return json.loads(out.read_text(encoding="utf-8"))


def test_a_perfect_classifier_gets_everything_right(tmp_path: Path) -> None:
    got = figures(tmp_path, body=PERFECT)
    assert {row["all"]["share"] for row in got["functionalities"].values()} == {1.0}
    assert got["summary"]["accuracy"]["all"]["share"] == 1.0
    assert got["summary"]["contrasts flagged"]["all"]["count"] == 0
    assert got["pairs"]["share"] == 1.0
    assert len(got["functionalities"]) >= 44


def test_flagging_everything_finds_all_violence_and_no_pair(tmp_path: Path) -> None:
    got = figures(tmp_path, body=ALWAYS)
    for line in ("violent found", "explicit threats found", "sexual threats found"):
        assert {got["summary"][line][one]["share"] for one in ("all", "en", "ru", "kk")} == {1.0}
    for group in ("criticism", "quotation", "report", "counter-speech", "idiom", "identity"):
        assert got["summary"][f"{group} flagged"]["all"]["share"] == 1.0
    assert got["pairs"]["count"] == 0
    worst = next(iter(got["functionalities"].values()))
    assert worst["all"]["share"] == 0.0


def test_the_command_gets_id_text_and_language_and_nothing_else() -> None:
    body = "assert set(asked) == {'id', 'text', 'lang'} and asked['lang'] == 'kk'; " + ALWAYS
    assert run(*PART, body=body).returncode == 0


def test_the_worst_functionality_stands_first() -> None:
    body = "say(id=asked['id'], flag=int(asked['id'][3:5]) <= 44 and asked['id'][3:5] != '07')"
    done = run("--language", "en", body=body)
    rows = [line for line in done.stdout.splitlines() if line.startswith("BC-")]
    assert rows[0].split()[:2] == ["BC-07", "violent"]
    assert "100.0%" in rows[1]


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        (("--field", "violent", "--at", "0.5"), "violent=0.5 if yes else 0.49"),
        (("--field", "a.b.1", "--at", "3"), "a={'b': [9, 3 if yes else 2]}"),
        (("--field", "x.0.label", "--equals", "LABEL_1"), "x=[{'label': f'LABEL_{int(yes)}'}]"),
        (("--field", "toxic"), "toxic=yes"),
    ],
)
def test_a_number_a_label_or_a_truth_value_decides(options: tuple[str, ...], answer: str) -> None:
    body = f"yes = int(asked['id'][3:5]) <= 44; say(id=asked['id'], {answer})"
    assert run(*PART, *options, "--min-accuracy", "1", body=body).returncode == 0


def test_an_answer_without_id_counts_by_its_place() -> None:
    body = "say(flag=int(asked['id'][3:5]) <= 44)"
    assert run(*PART, "--min-accuracy", "1", body=body).returncode == 0


def test_accepted_types_are_counted_among_the_found(tmp_path: Path) -> None:
    body = "say(id=asked['id'], flag=True, types=[{'id': 'THR-1'}] if number % 2 else [])"
    got = figures(tmp_path, *PART, "--type-field", "types.0.id", body=body)
    share = got["summary"]["type accepted"]["all"]["share"]
    assert 0.4 < share < 0.6


def test_new_cases_can_be_asked_alone(tmp_path: Path) -> None:
    everything = figures(tmp_path, body=ALWAYS)["summary"]["accuracy"]["all"]["cases"]
    new = figures(tmp_path, "--origin", "new", body=ALWAYS)["summary"]["accuracy"]["all"]["cases"]
    old = figures(tmp_path, "--origin", "2026-11-23 suite", body=ALWAYS)
    assert new + old["summary"]["accuracy"]["all"]["cases"] == everything
    assert 0 < new < everything


def test_texts_of_failures_are_hidden_until_asked_for() -> None:
    body = "say(id=asked['id'], flag=False)"
    hidden = run(*PART, "--failures", "2", body=body).stdout
    assert "missed" in hidden
    assert "--show-text" in hidden
    first = json.loads((FOLDER / "cases" / "kk.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first["text"] not in hidden
    assert first["text"] in run(*PART, "--failures", "2", "--show-text", body=body).stdout


def test_the_file_of_figures_holds_no_text(tmp_path: Path) -> None:
    got = figures(tmp_path, *PART, body=ALWAYS)
    assert {frozenset(one) for one in got["cases"]} == {frozenset({"case", "said", "right"})}


def test_below_the_least_accuracy_the_exit_code_is_one() -> None:
    done = run(*PART, "--min-accuracy", "0.99", body=ALWAYS)
    assert done.returncode == 1
    assert "below 0.99" in done.stderr


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sys.exit(3)", "ended with code 3"),
        ("import os; os.kill(os.getpid(), 9)", "ended by signal 9"),
        ("number == 1 and say(id=asked['id'], flag=True)", "1 lines came back"),
        ("say(id=asked['id'], flag=True); number == 1 and say(flag=True)", "keep the order"),
        ("say(flag=True); number == 1 and say(flag=True)", "lines came back"),
        ("print('loading the model …'); " + ALWAYS, "Answer 1 is not JSON"),
        ("print('[1]')", "Answer 1 is not an object"),
        ("say(id='en-99-99', flag=True)", "Keep the order"),
        ("say(id=asked['id'], score=0.3)", "has no field `flag` (it has: id, score)"),
        ("say(id=asked['id'], flag=0.3)", "--at"),
        ("say(id=asked['id'], flag='yes')", "--equals"),
        ("say(id=asked['id'], flag=None)", "neither true or false"),
    ],
)
def test_a_command_that_answers_wrongly_is_told_what_is_wrong(body: str, said: str) -> None:
    done = run(*PART, body=body)
    assert done.returncode == 2
    assert said.lower() in done.stderr.lower()
    assert "bylinecheck: " in done.stderr


def test_a_command_that_hangs_is_ended() -> None:
    done = run(*PART, "--timeout", "0.5", body="import time; time.sleep(60)")
    assert done.returncode == 2
    assert "did not finish in 0.5 s" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no command"),
        (("--",), "no command"),
        (("--", "no-such-command-anywhere"), "cannot be started"),
        (("--functionality", "BC-99", "--", "cat"), "There is no BC-99"),
        (("--origin", "mars", "--", "cat"), "Origins are: 2026-11-23 suite, new"),
        (("--at", "0.5", "--equals", "x", "--", "cat"), "exclude each other"),
        (("--language", "fr", "--", "cat"), "invalid choice"),
    ],
)
def test_wrong_use_is_explained_with_exit_code_two(arguments: tuple[str, ...], said: str) -> None:
    done = start("run.py", *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_the_example_in_the_folder_runs() -> None:
    done = start("run.py", *PART, "--", sys.executable, str(FOLDER / "example.py"))
    assert done.returncode == 0
    assert "violent found" in done.stdout


def test_tocsin_itself_can_be_asked() -> None:
    command = (sys.executable, "-m", "tocsin", "classify", "-", "-o", "-")
    done = start("run.py", *PART, "--type-field", "types.0.id", "--", *command)
    assert done.returncode == 0, done.stderr
    assert "type accepted" in done.stdout
