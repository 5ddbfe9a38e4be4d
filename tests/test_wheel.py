"""The package that people install holds all that it needs at run time."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


def test_every_data_file_of_the_source_is_in_the_wheel(names: set[str]) -> None:
    source = REPOSITORY / "src"
    data = [
        str(path.relative_to(source))
        for path in source.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    ]
    assert {"tocsin/py.typed", "tocsin/findings/data/linear.npz"} <= set(data)
    assert sorted(set(data) - names) == []


def test_the_command_is_in_the_wheel(names: set[str]) -> None:
    assert any(name.endswith("entry_points.txt") for name in names)


def test_no_labelled_data_is_in_the_wheel(names: set[str]) -> None:
    assert not [name for name in names if name.endswith((".csv", ".csv.gz", ".tsv.gz"))]
