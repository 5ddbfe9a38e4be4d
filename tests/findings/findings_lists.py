"""Small lexicons for tests: written into a folder, read by the reader that reads the real ones."""

from pathlib import Path

HEADER = """
[lexicon]
language = "{language}"
version = "{version}"
source = "written for a test"
"""


def write_lexicon(
    folder: Path, body: str, classes: str = "", language: str = "en", version: str = "2026.1.1"
) -> Path:
    """Write one language with one file of entries; give the folder of all languages."""
    place = folder / language
    place.mkdir(parents=True, exist_ok=True)
    head = HEADER.format(language=language, version=version)
    (place / "ALL.toml").write_text(head + body, encoding="utf-8")
    if classes:
        (place / "classes.toml").write_text(f"[classes]\n{classes}\n", encoding="utf-8")
    return folder


def entry(name: str, kind: str, *patterns: str, **more: object) -> str:
    """Write an entry as TOML."""
    return _table("entry", {"id": name, "type": kind, "patterns": list(patterns), **more})


def way(name: str, kind: str, *patterns: str, **more: object) -> str:
    """Write an exit as TOML."""
    return _table("exit", {"id": name, "kind": kind, "patterns": list(patterns), **more})


def _table(name: str, fields: dict[str, object]) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in fields.items()]
    return "\n".join([f"\n[[{name}]]", *lines, ""])


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
