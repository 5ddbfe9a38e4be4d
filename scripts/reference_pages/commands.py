"""The commands of `tocsin`, from the command objects and not from rendered help."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import typer

from reference_pages.markdown import code, table
from tocsin.cli.app import app


def commands() -> str:
    """Give a section a command, with its usage, arguments and options."""
    return "\n\n".join(_sections("tocsin", typer.main.get_command(app)))


def _sections(name: str, command: Any) -> Iterator[str]:  # noqa: ANN401
    """Give the section of a command, and for a group one of each of its commands."""
    below = command.list_commands(None) if hasattr(command, "list_commands") else []
    usage = f"[{'|'.join(below)}]" if below else _usage(command)
    yield _section(name, command, f"{name} {usage}")
    for word in below:
        yield from _sections(f"{name} {word}", command.get_command(None, word))


def _section(title: str, command: Any, usage: str) -> str:  # noqa: ANN401  # typer has its own click
    text = "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))
    rows = [_row(parameter) for parameter in command.params if not parameter.hidden]
    rows.append((code("--help"), "", "Show this message and exit."))
    parameters = table(("Argument or option", "Default", "Meaning"), rows)
    return f"## {title}\n\n```\n{usage}\n```\n\n{text}\n\n{parameters}"


def _usage(command: Any) -> str:  # noqa: ANN401
    parts = []
    for one in command.params:
        if one.param_type_name == "argument":
            parts.append(_value(one) if one.required else f"[{_value(one)}]")
        elif one.required:
            parts.append(f"{one.opts[0]} {_value(one)}")
    return " ".join([*parts, "[OPTIONS]"])


def _row(one: Any) -> tuple[str, str, str]:  # noqa: ANN401
    if one.param_type_name == "argument":
        return code(_value(one)), "needed" if one.required else "", _help(one)
    names = ", ".join(code(name) for name in one.opts)
    shown = names if one.is_flag else f"{names} {code(_value(one))}"
    return shown, "needed" if one.required else _default(one), _help(one)


def _value(one: Any) -> str:  # noqa: ANN401
    name = one.metavar or one.name.upper()
    return f"{name}..." if one.nargs == -1 else str(name)


def _default(one: Any) -> str:  # noqa: ANN401
    if one.default is None or one.default is False:
        return ""
    return code(one.default.value if isinstance(one.default, Enum) else one.default)


def _help(one: Any) -> str:  # noqa: ANN401
    words = one.help or ""
    if isinstance(one.default, Enum):
        words += f" One of {', '.join(code(choice.value) for choice in type(one.default))}."
    return words


BLOCKS = {"commands": commands}
