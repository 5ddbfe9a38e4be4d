"""Guessed columns are shown, handed on for saving, and used again when they are handed in."""

from pathlib import Path

from tocsin.sources import Mapping, read

TABLE = "Дата;Автор;Комментарий\n31.12.2025 10:00;anna;Спасибо за материал\n"


def test_a_guess_is_noted_and_kept_by_file(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    reader = read([path])
    posts = list(reader)
    assert [post.text for post in posts] == ["Спасибо за материал"]
    assert any("columns guessed" in note for note in reader.intake[0].notes)
    assert reader.guesses[str(path)].columns["text"] == "Комментарий"


def test_a_saved_guess_reads_the_table_alike_without_guessing(tmp_path: Path) -> None:
    path, saved = tmp_path / "table.csv", tmp_path / "mapping.toml"
    path.write_text(TABLE, encoding="utf-8")
    first = read([path])
    posts = list(first)
    first.guesses[str(path)].save(saved)
    again = read([path], mapping=Mapping.load(saved))
    assert list(again) == posts
    assert not again.guesses


def test_a_mapping_for_another_table_gives_way_to_a_guess_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    reader = read([path], mapping=Mapping({"text": "body"}))
    assert len(list(reader)) == 1
    assert any("does not have" in note for note in reader.intake[0].notes)
