"""The rules of the house that a machine can hold us to."""

import ast
import importlib
import pkgutil
from pathlib import Path

import pytest

import tocsin

ROOT = Path(tocsin.__file__).parent
MODULES = sorted(path for path in ROOT.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def packages() -> list[str]:
    found = pkgutil.walk_packages([str(ROOT)], prefix="tocsin.")
    return ["tocsin", *(one.name for one in found if one.ispkg)]


@pytest.mark.parametrize("name", packages())
def test_public_names_are_sorted_and_exist(name: str) -> None:
    module = importlib.import_module(name)
    names = getattr(module, "__all__", [])
    classes_first = sorted(names, key=_as_ruff_sorts)
    assert names == classes_first
    assert all(hasattr(module, one) for one in names)


def _as_ruff_sorts(name: str) -> tuple[int, str]:
    """Order as the linter does: constants, then classes, then the rest."""
    if name.isupper():
        return (0, name)
    return (1 if name[0].isupper() else 2, name)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_and_no_function_is_longer_than_the_house_allows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("room", sorted(p.name for p in ROOT.iterdir() if p.is_dir()))
def test_every_room_says_what_it_is_for(room: str) -> None:
    if room == "__pycache__":
        pytest.skip("no room")
    assert (importlib.import_module(f"tocsin.{room}").__doc__ or "").strip()


# What may ask the network, each behind one command that a person gives: a time stamp is worth
# something because somebody else gives it (`tocsin evidence timestamp` sends a digest of a signed
# checkpoint), and public pages of the catalogue can only be asked whether they still answer
# (`tocsin toolbox links --online`).
MAY_CALL_OUT = {
    "tocsin.evidence.wire": "cli/evidence/time.py",
    "tocsin.cli.toolbox.web": "cli/toolbox/links.py",
}


def test_the_library_knows_no_network_module() -> None:
    """Nothing leaves the machine: no module of ours imports a way to the network, but two."""
    doors = {"socket", "http", "urllib.request", "ssl", "ftplib", "smtplib", "requests", "httpx"}
    doors.add("urllib.error")
    exempt = {ROOT.parent / f"{name.replace('.', '/')}.py" for name in MAY_CALL_OUT}
    assert all(path.is_file() for path in exempt)
    for path in set(MODULES) - exempt:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not doors & set(names), f"{path}: {names}"


@pytest.mark.parametrize("name", sorted(MAY_CALL_OUT))
def test_only_the_named_command_reaches_the_network(name: str) -> None:
    """A module that may call out is imported in one place."""
    users = [path for path in MODULES if f"from {name} import" in path.read_text(encoding="utf-8")]
    assert [path.relative_to(ROOT).as_posix() for path in users] == [MAY_CALL_OUT[name]]
