"""A deployment's own thresholds and table: what may be set, and how a slip is told."""

import pytest

from tocsin.escalation import EscalationError, load, packaged
from tocsin.escalation.method import DATA

ROW = """
[[row]]
id = "mine"
level = "urgent"
present = ["ESC-01"]
least = { "ESC-01.explicit" = 2 }
en = "Two."
ru = "Два."
kk = "Екі."
"""
HEAD = 'version = "mine"\nquiet_hours = 12\n'


@pytest.fixture
def write(tmp_path):
    def write(text, name="mine.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def told(call):
    with pytest.raises(EscalationError) as error:
        call()
    return str(error.value)


def test_the_packaged_files_can_be_copied_and_given_back():
    again = load(DATA / "thresholds.toml", DATA / "decision_table.toml")
    assert again == packaged()


def test_a_threshold_may_be_set_alone(write):
    method = load(write('version = "mine"\n[ESC-06]\naccounts = 20\n'))
    assert method.thresholds["ESC-06"]["accounts"] == 20
    assert method.thresholds["ESC-06"]["share"] == 0.2
    assert method.thresholds["ESC-01"] == packaged().thresholds["ESC-01"]
    assert method.version.startswith("mine/")


def test_a_table_may_be_replaced(write):
    method = load(table=write(HEAD + ROW))
    assert [row.id for row in method.rows] == ["mine"]
    assert (method.quiet_hours, method.rows[0].least) == (12.0, {"ESC-01.explicit": 2.0})


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("[ESC-06]\naccounts = 1\n", "needs version"),
        ('version = "1"\n[ESC-16]\nx = 1\n', "no thresholds are known for ESC-16"),
        ('version = "1"\nESC-06 = 4\n', "must be a table"),
        ('version = "1"\n[ESC-06]\nacounts = 1\n', "has no acounts; it has short_hours"),
        ('version = "1"\n[ESC-06]\naccounts = "8"\n', "accounts must be a number"),
        ('version = "1"\n[ESC-06]\naccounts = true\n', "accounts must be a number"),
        ('version = "1"\n[ESC-06]\naccounts = -1\n', "from 0 to"),
        ('version = "1"\n[ESC-06]\naccounts = nan\n', "must be a number"),
        ('version = "1"\n[ESC-06]\nwindow_hours = 1e99\n', "must be a number"),
        ('version = "1"\n[ESC-06\n', "cannot be read as TOML"),
    ],
)
def test_a_slip_in_the_thresholds_is_told_with_file_and_mend(write, text, mend):
    path = write(text)
    message = told(lambda: load(path))
    assert str(path) in message
    assert mend in message


def changed(old, new):
    assert old in HEAD + ROW
    return (HEAD + ROW).replace(old, new)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        (ROW, "needs version"),
        ('version = "1"\n' + ROW, "quiet_hours must be a number"),
        (HEAD, "needs at least one [[row]]"),
        (HEAD + "row = 3\n", "needs at least one [[row]]"),
        (changed('id = "mine"\n', ""), "row 1: has no id"),
        (changed('kk = "Екі."\n', ""), "row mine: has no kk"),
        (changed('"Екі."', '""'), "kk must be text"),
        (changed('"urgent"', '"alarming"'), "levels are watch, elevated, urgent"),
        (changed('["ESC-01"]', '["ESC-16"]'), "ESC-16 is no indicator"),
        (changed('["ESC-01"]', "[]"), "present must list indicators"),
        (changed('["ESC-01"]', '"ESC-01"'), "present must list indicators"),
        (changed("ESC-01.explicit", "ESC-01.explict"), "there is no number ESC-01.explict"),
        (changed("ESC-01.explicit", "ESC-07.count"), "needs ESC-07 among present"),
        (changed("= 2 }", '= "2" }'), "must be a number"),
        (changed('{ "ESC-01.explicit" = 2 }', "2"), "least must be a table"),
        (changed("least =", "leats ="), "what is leats?"),
        (changed("least =", "each = 1\nleast ="), "each must be true or false"),
        (HEAD + ROW + ROW, "stands twice"),
    ],
)
def test_a_slip_in_the_table_is_told_with_file_and_mend(write, text, mend):
    path = write(text)
    message = told(lambda: load(table=path))
    assert str(path) in message
    assert mend in message


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert "cannot be read" in told(lambda: load(tmp_path / "none.toml"))


def test_a_file_in_another_encoding_is_told(tmp_path):
    path = tmp_path / "ansi.toml"
    path.write_bytes((HEAD + ROW).encode("windows-1251", "replace"))
    assert str(path) in told(lambda: load(table=path))
