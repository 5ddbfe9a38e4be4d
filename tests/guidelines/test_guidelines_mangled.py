"""Whatever a slip of the editor does to a file: it reads, or it says faults; it never breaks."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import tocsin.guidelines
from tocsin.guidelines import GuidelinesError, load

DATA = Path(tocsin.guidelines.__file__).parent / "data"
FILES = sorted(path.name for path in DATA.glob("*.toml"))
VALUES = ["3", '"x"', "[]", "[[1]]", "[{ a = 1 }]", "{ a = 1 }", "true", "1979-05-27", '""', ""]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.sampled_from(FILES), st.integers(min_value=0), st.sampled_from(VALUES))
def test_a_mangled_value_reads_or_is_told(file, number, value):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(DATA, Path(name) / "method"))
        lines = (folder / file).read_text(encoding="utf-8").splitlines()
        keys = [n for n, line in enumerate(lines) if " = " in line]
        place = keys[number % len(keys)]
        lines[place] = f"{lines[place].partition(' = ')[0]} = {value}"
        (folder / file).write_text("\n".join(lines), encoding="utf-8")
        try:
            load(folder)
        except GuidelinesError as error:
            assert error.faults
            assert all(
                1 <= fault.line <= len(lines) + 1 for fault in error.faults if file in fault.file
            )
