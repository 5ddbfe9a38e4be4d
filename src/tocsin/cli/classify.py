"""`tocsin classify`: one line in, the same line with the verdict out."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Annotated

import orjson
import typer
from rich.markup import escape

from tocsin.cli.console import SOME_BAD, USAGE, complain, err, meter
from tocsin.findings.errors import FindingsError
from tocsin.findings.lines import EXCERPT, Bad, Numbered, batches, classify_lines
from tocsin.findings.pool import cores, in_order
from tocsin.sources.base import Fault
from tocsin.sources.encoding import Utf8, encoding_of
from tocsin.sources.lines import raw_lines

SHOWN = 5
# Below this many bytes a second process costs more than it brings.
WORTH_A_PROCESS = 2_000_000


def classify(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="NDJSON file, - for stdin.")],
    target: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT.jsonl", help="Output, - for stdout.")
    ] = Path("-"),
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 for one a core.")] = 0,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Have the encoder read every text; slower.")
    ] = False,
) -> None:
    """Say of each post what kind of violence is in it, how sure, and why.

    One line in, one line out, in order, input fields kept. A line that cannot be read is reported
    with its number and kept beside the output; the exit code is then 1.
    """
    if not _usable(source, target):
        raise typer.Exit(USAGE)
    try:
        with _reading(source) as (stream, size), _writing(target) as out:
            bad = _run(stream, size, out, jobs or _jobs_for(size), thorough)
        _report(bad, target)
    except (OSError, FindingsError) as error:
        complain(str(error))
        raise typer.Exit(USAGE) from error
    if bad:
        raise typer.Exit(SOME_BAD)


def _usable(source: Path, target: Path) -> bool:
    if str(source) != "-" and (not source.exists() or source.is_dir()):
        complain(f"{source}: no such file. Give an NDJSON file, or - to read from stdin.")
        return False
    if str(target) == "-" or not target.exists():
        return True
    if target.is_dir():
        complain(f"{target} is a folder. Name a file to write to.")
        return False
    if str(source) != "-" and target.samefile(source):
        complain(f"{target} is the input itself. Name another file to write to.")
        return False
    return True


def _run(
    stream: IO[bytes], size: int | None, out: IO[bytes], jobs: int, thorough: bool
) -> list[Bad]:
    bad: list[Bad] = []
    done = flagged = 0
    work = partial(classify_lines, thorough=thorough)
    with meter("Classifying (lines)") as progress:
        for result in in_order(work, batches(_lines(stream, bad)), jobs):
            out.write(result.out)
            bad += result.bad
            done, flagged = done + result.lines, flagged + result.flagged
            progress.at(done)
    out.flush()
    _say(done, flagged, len(bad))
    return sorted(bad, key=lambda one: one.number)


def _say(done: int, flagged: int, bad: int) -> None:
    err.print(f"{done:,} classified, {flagged:,} flagged, {bad:,} not readable", highlight=False)


def _lines(stream: IO[bytes], bad: list[Bad]) -> Iterator[Numbered]:
    """Give lines numbered from 1, blank ones counted; lines too long to hold go to `bad`."""
    for number, line in enumerate(raw_lines(stream), start=1):
        if isinstance(line, Fault):
            bad.append(Bad(number, line.reason, line.excerpt.encode()))
        elif content := line[1].strip():
            yield Numbered(number, content)


@contextmanager
def _reading(source: Path) -> Iterator[tuple[IO[bytes], int | None]]:
    """Open the input as UTF-8, whatever it is written in."""
    if str(source) == "-":
        yield _as_utf8(io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False))), None
        return
    with source.open("rb") as file:
        yield _as_utf8(file), source.stat().st_size if source.is_file() else None


def _as_utf8(stream: io.BufferedReader) -> IO[bytes]:
    head = stream.peek(65_536)
    encoding = encoding_of(head)
    if encoding is None or encoding.remark is None:
        return stream
    err.print(f"The input is {encoding.remark}.", highlight=False)
    return io.BufferedReader(Utf8(stream, encoding))


@contextmanager
def _writing(target: Path) -> Iterator[IO[bytes]]:
    """Write to stdout, or to a file that takes its name only when it is whole."""
    if str(target) == "-":
        yield sys.stdout.buffer
        return
    if target.exists() and not target.is_file():  # a pipe, or /dev/null: never to be replaced
        with target.open("wb") as device:
            yield device
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _jobs_for(size: int | None) -> int:
    if size is not None and size < WORTH_A_PROCESS:
        return 1
    return cores()


def _report(bad: list[Bad], target: Path) -> None:
    """Tell of lines that could not be read, and keep them; those of an earlier run go."""
    for one in bad[:SHOWN]:
        err.print(f"[yellow]line {one.number}[/]: {escape(one.reason)}", highlight=False)
    if len(bad) > SHOWN:
        err.print(f"… and {len(bad) - SHOWN:,} more", highlight=False)
    if str(target) == "-" or not target.is_file():
        return
    path = target.with_name(target.name + ".quarantine")
    if not bad:
        path.unlink(missing_ok=True)
        return
    with path.open("wb") as file:
        for one in bad:
            excerpt = one.raw[:EXCERPT].decode("utf-8", "replace")
            record = {"line": one.number, "reason": one.reason, "excerpt": excerpt}
            file.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
    err.print(f"All of them stand in {escape(str(path))}.", highlight=False, soft_wrap=True)
