import json
import shutil
import tomllib
from pathlib import Path

import pytest
from bylinecheck_commands import FOLDER, start

from tocsin import guidelines


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "bylinecheck"
    shutil.copytree(FOLDER, folder)
    return folder


def change(folder: Path, place: int, **values: object) -> None:
    """Change fields of one Kazakh case, by its place in the file."""
    path = folder / "cases" / "kk.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[place] = json.dumps(json.loads(lines[place]) | values, ensure_ascii=False)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def rows(language: str) -> list[dict]:
    text = (FOLDER / "cases" / f"{language}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def functionalities() -> list[dict]:
    text = (FOLDER / "functionalities.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["functionality"]


def test_the_suite_keeps_its_rules() -> None:
    done = start("check.py")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_suite_is_as_large_as_it_says(language: str) -> None:
    assert len(rows(language)) >= 600
    assert len(functionalities()) >= 44


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"case": "kk-01-02"}, "stands 2 times"),
        ({"case": "one"}, "the id does not fit"),
        ({"functionality": "BC-99"}, "there is no functionality BC-99"),
        ({"violent": False}, "violent differs"),
        ({"types": []}, "types and severity"),
        ({"severity_min": 0}, "types and severity"),
        ({"register": "loud"}, "unknown language or register"),
        ({"pair": "kk-99-01"}, "does not exist"),
        ({"pair": "kk-45-01"}, "does not name it"),
        ({"text": " text with spaces "}, "spaces around it"),
        ({"text": "I'M GOING TO KILL YOU,   Margaret and I will enjoy every second!"}, "same text"),
    ],
)
def test_a_broken_case_is_named(copy: Path, values: dict[str, object], said: str) -> None:
    change(copy, 0, **values)
    done = start("check.py", str(copy))
    assert done.returncode == 1
    assert said in done.stdout


def test_a_functionality_that_grows_thin_is_named(copy: Path) -> None:
    path = copy / "cases" / "kk.jsonl"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if '"kk-16-' not in line]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    done = start("check.py", str(copy))
    assert "kk: 0 cases of BC-16, fewer than 8" in done.stdout
    assert "BC-16: no minimal pair in kk" in done.stdout


def test_a_lost_half_of_contrasts_is_named(copy: Path) -> None:
    path = copy / "cases" / "kk.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[:500]) + "\n", encoding="utf-8")
    assert "not about half" in start("check.py", str(copy)).stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 1"),
        ("[]", "not an object"),
        ('{"case": "kk-01-01"}', "fields missing or unknown"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(
    copy: Path, line: str, said: str
) -> None:
    (copy / "cases" / "kk.jsonl").write_text(line + "\n", encoding="utf-8")
    done = start("check.py", str(copy))
    assert done.returncode == 2
    assert said in done.stderr
    assert "kk.jsonl, line 1" in done.stderr


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "functionalities.toml").unlink()
    done = start("check.py", str(copy))
    assert done.returncode == 2
    assert "functionalities.toml cannot be read" in done.stderr


def test_accepted_types_are_those_of_the_typology() -> None:
    known = {one.id for one in guidelines.load().subtypes}
    used = {
        name for language in ("en", "ru", "kk") for row in rows(language) for name in row["types"]
    }
    used |= {name for row in functionalities() for name in row["types"]}
    assert used <= known


def test_severity_is_the_mildest_of_the_accepted_types_or_above() -> None:
    severity = {one.id: one.severity for one in guidelines.load().subtypes}
    for row in (row for language in ("en", "ru", "kk") for row in rows(language)):
        if row["violent"]:
            assert row["severity_min"] >= min(severity[name] for name in row["types"]), row["case"]


def test_the_first_page_lists_every_functionality_and_the_true_numbers() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    everything = [row for language in ("en", "ru", "kk") for row in rows(language)]
    assert f"{len(everything):,} cases" in page
    assert f"Version {(FOLDER / 'VERSION').read_text(encoding='utf-8').strip()}" in page
    for one in functionalities():
        count = sum(row["functionality"] == one["id"] for row in everything)
        row = next(line for line in page.splitlines() if line.startswith(f"| {one['id']} "))
        assert one["name"] in row
        assert row.endswith(f"| {count} |")
