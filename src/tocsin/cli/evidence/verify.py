"""`tocsin evidence verify`: whether a package, or the store, is as it was."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from tocsin.cli.console import SOME_BAD, err, meter, out
from tocsin.cli.evidence.common import told
from tocsin.evidence import Store
from tocsin.evidence.audit import audit
from tocsin.evidence.package import check


def verify(
    place: Annotated[
        Path, typer.Argument(metavar="PATH", help="A package (folder, .zip, .zip.age) or a store.")
    ],
    identity: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your age or SSH key, for .zip.age.")
    ] = None,
    roots: Annotated[
        Path | None,
        typer.Option(metavar="PEM", help="Root certificates of authorities that you trust."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The result as one JSON object.")] = False,
) -> None:
    """Check every file, proof, signature and time stamp, and name what is not as it was.

    Exit code 0 where all is as it was, 1 where something is not, 2 where it cannot be opened.
    """
    with told():
        trusted = roots.read_bytes() if roots else b""
        result = (
            _store(place) if (place / "log.db").is_file() else _package(place, identity, trusted)
        )
    if as_json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    else:
        _print(result)
    if result["wrong"]:
        raise typer.Exit(SOME_BAD)


def _package(place: Path, identity: Path | None, trusted: bytes) -> dict[str, Any]:
    verdict = check(place, identity, trusted)
    return {
        "kind": "package",
        "files": verdict.files,
        "entries": verdict.entries,
        "key": verdict.key,
        "stamps": [{"file": f, "entries": n, "time": at} for f, n, at in verdict.stamps],
        "wrong": [{"where": where, "what": what} for where, what in sorted(verdict.wrong.items())],
    }


def _store(place: Path) -> dict[str, Any]:
    with Store(place) as store:
        with meter("Checking (exhibits)", len(store.exhibits())) as progress:
            wrong = audit(store, progress.at)
        return {
            "kind": "store",
            "files": len(store.exhibits()),
            "entries": store.log.size,
            "key": store.key.fingerprint,
            "stamps": [
                {"file": one.authority, "entries": one.size, "time": one.at}
                for one in store.stamps()
            ],
            "wrong": [{"where": one.where, "what": one.words} for one in wrong],
        }


def _print(result: dict[str, Any]) -> None:
    for one in result["wrong"]:
        out.print(f"[red]NOT AS IT WAS[/]  {escape(one['where'])}: {escape(one['what'])}",
                  highlight=False, soft_wrap=True)  # fmt: skip
    for one in result["stamps"]:
        out.print(
            f"The first {one['entries']:,} log entries existed at {one['time']} "
            f"({escape(one['file'])})", highlight=False, soft_wrap=True,
        )  # fmt: skip
    if result["entries"] and not result["stamps"]:
        err.print("No time stamp: all times are those of one computer's clock.", highlight=False)
    out.print(f"Key of the log: {result['key'] or 'unreadable'}", highlight=False, soft_wrap=True)
    out.print(
        f"{result['files']:,} files and {result['entries']:,} log entries checked, "
        f"{len(result['wrong']):,} not as they were", highlight=False,
    )  # fmt: skip
