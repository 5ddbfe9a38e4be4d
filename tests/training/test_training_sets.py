"""What labelled sets teach: rules, masks and parts, on tiny sets made here; and their licences."""

import csv
import gzip
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from training.encoder.columns import COLUMNS
from training.sets import TABLE, Lesson, lesson, read_all, read_set

FREE = {"CC0-1.0", "CC-BY-4.0", "CC-BY-3.0", "MIT", "Apache-2.0"}
RULES = [
    {"when": {"label": "0"}, "says": {"violent": False, "insult": False}},
    {"when": {"label": "1"}, "says": {"violent": True}},
    {"when": {"label": "1", "kind": "*women*"}, "says": {"gendered": True}},
    {"when": {"score": ">=0.8"}, "says": {"insult": True}},
    {"when": {"score": "<=0.2"}, "says": {"insult": False}},
]


def row(label: str = "", kind: str = "", score: str = "", **more: str) -> dict[str, str]:
    return {"label": label, "kind": kind, "score": score, **more}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (row("0"), {"violent": False, "insult": False}),
        (row("1"), {"violent": True}),
        (row("1", "about women"), {"violent": True, "gendered": True}),
        (row("0", "about women"), {"violent": False, "insult": False}),
        (row("0", score="0.9"), {"violent": False, "insult": True}),
        (row("2", score="0.5"), {}),
        (row("2", score="0.8"), {"insult": True}),
        (row("2", score="0.2"), {"insult": False}),
        (row("2", score=""), {}),
    ],
)
def test_a_row_teaches_only_what_its_labels_say(
    given: dict[str, str], says: dict[str, bool]
) -> None:
    assert lesson(given, RULES) == says


def write_set(path: Path, rows: list[dict[str, str]], delimiter: str = ",") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def table(**more: object) -> dict[str, object]:
    return {"id": "tiny", "language": "en", "text": "text", "rules": RULES, **more}


def many(count: int = 400) -> list[dict[str, str]]:
    return [
        row(str(n % 2), text=f"sentence {n}", split="dev" if n % 4 == 0 else "train")
        for n in range(count)
    ]


def parts(lessons: list[Lesson]) -> Counter[str]:
    return Counter(one.part for one in lessons)


def test_rows_without_a_lesson_or_a_text_are_left_out(tmp_path: Path) -> None:
    rows = [row("1", text="a"), row("9", text="b"), row("1", text="  ")]
    found = list(read_set(write_set(tmp_path / "tiny.csv.gz", rows), table()))
    assert [one.text for one in found] == ["a"]


def test_every_text_lies_in_one_part_and_always_the_same(tmp_path: Path) -> None:
    path = write_set(tmp_path / "tiny.csv.gz", many())
    first, again = list(read_set(path, table())), list(read_set(path, table()))
    assert first == again
    assert len({one.text for one in first}) == len(first) == 400
    assert parts(first).keys() == {"train", "calibrate"}
    assert 15 <= parts(first)["calibrate"] <= 70, "about a tenth"


def test_the_part_of_a_text_does_not_hang_on_its_neighbours(tmp_path: Path) -> None:
    whole = list(read_set(write_set(tmp_path / "a.csv.gz", many()), table()))
    turned = list(read_set(write_set(tmp_path / "b.csv.gz", many()[::-1]), table()))
    assert {(one.text, one.part) for one in whole} == {(one.text, one.part) for one in turned}


def test_the_same_text_twice_lies_in_one_part(tmp_path: Path) -> None:
    held = {"column": "#fifth", "value": ""}
    path = write_set(tmp_path / "tiny.csv.gz", many() + many())
    found = {(one.text, one.part) for one in read_set(path, table(development=held))}
    assert len(found) == 400


@pytest.mark.parametrize(
    ("held", "low", "high"),
    [
        ({"column": "split", "value": "dev"}, 100, 100),
        ({"column": "*", "value": ""}, 400, 400),
        ({"column": "#fifth", "value": ""}, 40, 130),
    ],
)
def test_development_rows_are_never_trained_on(
    tmp_path: Path, held: dict[str, str], low: int, high: int
) -> None:
    path = write_set(tmp_path / "tiny.csv.gz", many())
    assert low <= parts(list(read_set(path, table(development=held))))["develop"] <= high


def test_rows_may_be_chosen_and_skipped(tmp_path: Path) -> None:
    path = write_set(tmp_path / "tiny.csv.gz", many(8))
    only = list(read_set(path, table(only={"column": "label", "value": "1"})))
    assert {one.says["violent"] for one in only} == {True}
    rest = list(read_set(path, table(skip={"column": "split", "value": "dev"})))
    assert len(rest) == 6


def test_a_table_of_tabs_is_read_by_its_name(tmp_path: Path) -> None:
    rows = [row("1", text="with, comma")]
    found = list(read_set(write_set(tmp_path / "tiny.tsv.gz", rows, "\t"), table()))
    assert [one.text for one in found] == ["with, comma"]


def test_all_sets_of_a_table_are_read_in_order(tmp_path: Path) -> None:
    write_set(tmp_path / "one" / "a.csv.gz", [row("1", text="first")])
    write_set(tmp_path / "two" / "b.csv.gz", [row("0", text="second")])
    listed = tmp_path / "sets.toml"
    listed.write_text(
        "\n".join(
            f'[[set]]\nid = "{name}"\nfile = "{file}"\nlanguage = "en"\ntext = "text"\n'
            'rules = [{ when = { label = "1" }, says = { violent = true } },'
            ' { when = { label = "0" }, says = { violent = false } }]'
            for name, file in (("a", "one/a.csv.gz"), ("b", "two/b.csv.gz"))
        ),
        encoding="utf-8",
    )
    found = list(read_all(tmp_path, listed))
    assert [(one.set, one.text, one.says) for one in found] == [
        ("a", "first", {"violent": True}),
        ("b", "second", {"violent": False}),
    ]


def shipped() -> list[dict[str, object]]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))["set"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one["id"])
def test_only_free_sets_train_the_model(one: dict[str, object]) -> None:
    assert one["licence"] in FREE
    folder = str(one["file"]).split("/")[0]
    assert not folder.startswith(("nc_", "gpl_"))
    assert "vicomtech" not in folder


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one["id"])
def test_sets_speak_of_heads_that_there_are(one: dict[str, object]) -> None:
    for rule in one["rules"]:  # type: ignore[attr-defined]
        assert {"when", "says"} <= set(rule) <= {"when", "says", "faint"}
        for said in (rule["says"], rule.get("faint", {})):
            assert said.keys() <= set(COLUMNS)
            assert all(isinstance(value, bool) for value in said.values())
        assert all(isinstance(value, str) for value in rule["when"].values())


def test_sets_have_ids_and_rows_of_their_own() -> None:
    rows = {(one["file"], str(one.get("only"))) for one in shipped()}
    assert len({one["id"] for one in shipped()}) == len(rows) == len(shipped())


def test_of_a_crowded_label_a_share_is_read_and_the_same_every_time(tmp_path: Path) -> None:
    path = write_set(tmp_path / "tiny.csv.gz", many())
    thin = table(thin={"column": "label", "value": "1", "keep": 0.25})
    found = list(read_set(path, thin))
    yes = [one for one in found if one.says["violent"]]
    assert 20 < len(yes) < 90
    assert len(found) - len(yes) == 200
    assert [one.text for one in read_set(path, thin)] == [one.text for one in found]
