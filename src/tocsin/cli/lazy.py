"""Load a command only when it is called: some of them bring large libraries."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup


class Lazy(TyperGroup):
    """A group whose commands are named as `module:attribute` and imported when asked for.

    The attribute is a function, which becomes a command, or a `typer.Typer`, which becomes a group.
    """

    places: Mapping[str, str] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 — the library's own context
        """Name the commands in their order."""
        return list(self.places)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 — the library's own
        """Import a command; `None` where there is none of the name."""
        if cmd_name not in self.commands and cmd_name in self.places:
            self.commands[cmd_name] = _built(cmd_name, self.places[cmd_name])
        return self.commands.get(cmd_name)


def lazily(places: Mapping[str, str]) -> type[Lazy]:
    """Give a group class of the commands at `places`, by name."""
    return type("Commands", (Lazy,), {"places": dict(places)})


def _built(name: str, place: str) -> Any:  # noqa: ANN401 — the library's own
    module, _, attribute = place.partition(":")
    found: typer.Typer | Callable[..., Any] = getattr(import_module(module), attribute)
    if isinstance(found, typer.Typer):
        command: Any = typer.main.get_group(found)
    else:
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        alone.command(name)(found)
        command = typer.main.get_command(alone)
    command.name = name
    return command
