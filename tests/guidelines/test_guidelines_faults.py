"""A broken folder of guidelines says what to mend, in which file and line; all of it at once."""

import shutil
from pathlib import Path

import pytest

import tocsin.guidelines
from tocsin.guidelines import GuidelinesError, load

DATA = Path(tocsin.guidelines.__file__).parent / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "method"))


def mend(folder: Path, file: str, old: str, new: str) -> int:
    """Replace the first `old` by `new` and give the line, from 1, where it stood."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, old
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def faults(folder: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(GuidelinesError) as caught:
        load(folder)
    for fault in caught.value.faults:
        assert f"{fault.file}:{fault.line}: {fault.message}" in str(caught.value)
    return [(Path(f.file).name, f.line, f.message) for f in caught.value.faults]


# file, text that is replaced, its replacement, words of the message; the fault must stand at the
# line of the replaced text.
TABLE = [
    ("typology.toml", 'id = "THR-1"', 'id = "THR1"', "has not the shape"),
    ("typology.toml", 'id = "MIS-3"', 'id = "SEX-3x"', "has not the shape"),
    ("typology.toml", 'id = "THR-4"', 'id = "ZZZ-4"', "does not begin with its family THR"),
    ("typology.toml", 'id = "THR-2"', 'id = "THR-1"', "stands already at typology.toml:"),
    ("typology.toml", 'id = "SEX"', "id = 5", "id must be a text in quotes"),
    ("typology.toml", 'family = "SEX"', 'family = "SXE"', "no such family; did you mean 'SEX'"),
    ("typology.toml", "severity = 5", "severity = 6", "whole number from 1 to 5"),
    ("typology.toml", "severity = 5", "severity = true", "whole number from 1 to 5"),
    ("typology.toml", 'measurable = "F"', 'measurable = "M"', "choose one of F, P, H"),
    ("typology.toml", 'status = "recon', 'status = "x', "one of confirmed, reconstructed"),
    ("typology.toml", 'status = "recon', 'state = "recon', "unknown key 'state'; did you mean"),
    ("typology.toml", 'source = ["toc', 'source = ["tic', "no such reference in references.toml"),
    ("typology.toml", 'source = ["tocsin-typology"', "source = [3", "list of texts"),
    ("typology.toml", 'label.kk = "Қоқ', 'label.kk = "" # "', "label.kk is missing or empty"),
    ("typology.toml", "label.ru =", "label.uk =", "label.uk is no language of ours"),
    ("typology.toml", "definition.en =", "meaning.en =", "unknown key 'meaning'"),
    ("severity.toml", "level = 3", "level = 2", "level 2 does not fit the id"),
    ("severity.toml", 'id = "SEV-2"', 'id = "SEV-7"', "has not the shape"),
    ("axes.toml", '{ id = "wish"', '{ id = "Wish"', "directness.Wish: id 'Wish' has not the shape"),
    ("axes.toml", '{ id = "reply"', '{ id = "reply", x = 1', "channel.reply: unknown key 'x'"),
    ("axes.toml", "many = true", 'many = "yes"', "many must be true or false"),
    ("indicators.toml", '"THR-5"]', '"THR-55"]', "types names 'THR-55', but there is no such"),
    ("indicators.toml", 'types = ["THR-6"]', 'types = "THR-6"', "list in square brackets"),
    ("indicators.toml", "data.ru =", "data.xx =", "data.xx is no language of ours"),
    ("indicators.toml", 'basis = "The', 'basis = "" # ', "basis must be a text in quotes"),
    ("standards.toml", 'violations = ["THR-3"', 'violations = ["THR-99"', "no such family or sub"),
    ("standards.toml", 'indicators = ["ESC-03"]', 'indicators = ["ESC-30"]', "no such indicator"),
    ("standards.toml", '"MC318-15"]', '"MC318-16"]', "no such commitment"),
    ("standards.toml", 'binds = "cedaw"', 'binds = "sedaw"', "no such jurisdiction; did you mean"),
    ("standards.toml", 'force = ["treaty"]', 'force = ["strong"]', "choose one of treaty"),
    ("standards.toml", 'uses = ["toolbox"]', 'uses = ["tool"]', "choose one of toolbox"),
    ("standards.toml", 'test = "target"', 'test = "victim"', "choose one of target, perpetrator"),
    ("references.toml", '["https://', '["ftp://', "is no web address"),
    ("references.toml", 'text = "', 'title = "', "unknown key 'title'"),
    ("commitments.toml", 'id = "MC318-3"', 'id = "MC318-2"', "stands already at commitments"),
    ("commitments.toml", "version =", "edition =", "unknown table or key 'edition'"),
    ("commitments.toml", 'version = "2026.2"', 'version = "2"', "is not that of typology.toml"),
    ("commitments.toml", 'version = "2026.2"', "version = 2026", "version is missing or empty"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), TABLE)
def test_a_fault_is_told_with_file_and_line(folder, file, old, new, message):
    line = mend(folder, file, old, new)
    found = faults(folder)
    assert [(name, n) for name, n, text in found if message in text][:1] == [(file, line)], found


# The line of these is that of the entry or table, as the text in question is gone.
MISSING = [
    ("typology.toml", 'measurable = "F"\n', "measurable is None; choose one of F, P, H"),
    ("typology.toml", 'family = "THR"\n', "THR-1: family is missing; add it"),
    ("typology.toml", 'definition.kk = "', "definition.kk is missing or empty"),
    ("standards.toml", 'uses = ["toolbox"]\n', "neither violations, indicators nor uses"),
    ("standards.toml", 'force = ["treaty"]\n', "force is missing or empty"),
    ("references.toml", 'id = "tocsin-axes"\n', "reference 2: id is missing; add it"),
    ("indicators.toml", 'source = ["tocsin-indicators"]\n', "ESC-05: source is missing or empty"),
]


@pytest.mark.parametrize(("file", "gone", "message"), MISSING)
def test_what_is_missing_is_told_within_its_entry(folder, file, gone, message):
    line = mend(folder, file, gone, "" if gone.endswith("\n") else '#"')
    found = [(name, n) for name, n, text in faults(folder) if message in text]
    assert found
    name, n = found[0]
    before = (folder / file).read_text(encoding="utf-8").splitlines()[n - 1 : line]
    assert name == file
    assert sum(text.startswith("[[") for text in before) <= 1


def test_bad_toml_is_told_with_its_line(folder):
    line = mend(folder, "severity.toml", "level = 3", "level = = 3")
    (fault,) = faults(folder)
    assert fault[:2] == ("severity.toml", line)
    assert "not valid TOML" in fault[2]


def test_an_unfinished_file_is_told_at_its_end(folder):
    path = folder / "severity.toml"
    path.write_text('version = "2026.1"\n[[anchor]]\nid = ["SEV-1",\n', encoding="utf-8")
    ((name, line, message),) = faults(folder)
    assert (name, line) == ("severity.toml", 4)
    assert "not valid TOML" in message


def test_another_encoding_is_told_with_its_line(folder):
    path = folder / "commitments.toml"
    path.write_bytes(b'version = "2026.1"\n# ' + "Решение".encode("cp1251") + b"\n")
    assert faults(folder) == [("commitments.toml", 2, "not UTF-8; save the file as UTF-8")]


def test_every_missing_file_is_told(folder):
    (folder / "axes.toml").unlink()
    (folder / "severity.toml").unlink()
    assert [name for name, _, _ in faults(folder)] == ["axes.toml", "severity.toml"]


def test_an_unknown_table_is_told(folder):
    line = mend(folder, "axes.toml", "[[axis]]", "[[axes]]")
    assert (
        "axes.toml",
        line,
        "unknown table or key 'axes'; this file holds version, axis",
    ) in faults(folder)


@pytest.mark.parametrize("text", ["", "family = 3\n", 'family = ["THR"]\n', "[family]\n"])
def test_a_file_without_entries_is_told(folder, text):
    (folder / "typology.toml").write_text(f'version = "2026.1"\n{text}', encoding="utf-8")
    messages = [message for _, _, message in faults(folder)]
    assert "there must be at least one entry under [[family]]; add it" in messages


def test_an_axis_needs_values_and_each_once(folder):
    mend(folder, "axes.toml", '{ id = "wish"', '{ id = "implied"')
    text = (folder / "axes.toml").read_text(encoding="utf-8")
    start = text.index("values = [", text.index('id = "channel"'))
    end = text.index("\n]\n", start)
    changed = text[:start] + 'values = ["post"]' + text[end + 2 :]
    (folder / "axes.toml").write_text(changed, encoding="utf-8")
    messages = [message for _, _, message in faults(folder)]
    assert "directness: value 'implied' stands there twice; drop one" in messages
    assert "channel: values must be a list of tables" in messages


def test_a_country_is_a_code_and_on_one_side_only(folder):
    mend(folder, "standards.toml", 'inside = ["KZ", ', 'outside = ["KG"]\ninside = ["Kazakhstan", ')
    messages = [message for _, _, message in faults(folder)]
    assert "osce: 'Kazakhstan' is no ISO 3166 code of two capitals; correct it" in messages
    assert "osce: KG is both inside and outside; drop one" in messages


def test_an_id_is_unique_across_the_files(folder):
    mend(folder, "standards.toml", 'id = "BUD"', 'id = "SEX"')
    messages = [message for _, _, message in faults(folder)]
    assert any("id 'SEX' stands already at typology.toml:" in message for message in messages)


def test_all_faults_are_told_at_once_in_the_order_of_the_files(folder):
    mend(folder, "typology.toml", "severity = 5", "severity = 9")
    mend(folder, "typology.toml", 'measurable = "H"', 'measurable = "?"')
    mend(folder, "axes.toml", "open = true", "open = 1")
    found = faults(folder)
    assert [name for name, _, _ in found] == ["axes.toml", "typology.toml", "typology.toml"]
    assert found == sorted(found)


def test_an_entry_written_inline_is_found_by_its_id(folder):
    entry = '{ id = "SEV-1", level = 7 }'
    path = folder / "severity.toml"
    path.write_text(f'version = "2026.1"\nanchor = [\n  {entry},\n]\n', encoding="utf-8")
    lines = {(name, n) for name, n, text in faults(folder) if text.startswith("SEV-1: ")}
    assert lines == {("severity.toml", 3)}


def test_a_sound_copy_reads_as_the_packaged_one(folder):
    assert load(folder) == load()
