"""Run BylineCheck on any classifier that reads and writes lines of JSON.

    python bylinecheck/run.py -- COMMAND ARGS…

The command gets one object a line on stdin, `{"id", "text", "lang"}`, and writes one object a line
on stdout in the same order. It is judged by its field `flag` (true: violent), or by the field that
you name. Needs Python 3.11 or newer and nothing else. Exit code 0: done; 1: done, and below
--min-accuracy; 2: failed.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import table
from exchange import ExchangeError, ask, decide, find
from score import Outcome, by_functionality, pairs, summary
from suite import (
    LANGUAGES,
    REGISTERS,
    Case,
    Functionality,
    SuiteError,
    cases,
    functionalities,
    version,
)

DONE, BELOW, FAILED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask the command, print the tables, and give the exit code."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    try:
        known = functionalities()
        asked = _chosen(options, known, list(cases()))
        print(f"Asking {options.command[0]} about {len(asked):,} cases …", file=sys.stderr)
        answers = ask(options.command, asked, options.timeout)
        outcomes = [
            _outcome(one, answer, options) for one, answer in zip(asked, answers, strict=True)
        ]
        _show(options, known, outcomes)
    except (ExchangeError, SuiteError, OSError) as error:
        print(f"bylinecheck: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("bylinecheck: stopped.", file=sys.stderr)
        return FAILED
    return _verdict(options, outcomes)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    before, command = _parted(list(arguments))
    parser = argparse.ArgumentParser(
        prog="run.py", usage="%(prog)s [options] -- COMMAND ARGS…", description=(__doc__ or ""),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    add = parser.add_argument
    add("--field", default="flag", help="field that decides, dotted path (default: flag)")
    add("--at", type=float, help="a number in the field means violent from here on, e.g. 0.5")
    add("--equals", help="the label in the field that means violent")
    add("--type-field", help="field with a typology id, e.g. types.0.id, to count accepted types")
    add("--language", action="append", choices=LANGUAGES, help="only this language (repeatable)")
    add("--functionality", action="append", metavar="BC-nn", help="only this one (repeatable)")
    add("--register", action="append", choices=REGISTERS, help="only this register (repeatable)")
    add("--origin", help='only cases of this origin: new, or "2026-11-23 suite"')
    add("--json", type=Path, metavar="OUT", help="write all figures and outcomes, without texts")
    add("--failures", type=int, default=0, metavar="N", help="list the first N wrong answers")
    add("--show-text", action="store_true", help="show the texts of failures; they are violent")
    add("--min-accuracy", type=float, help="exit with 1 below this accuracy, e.g. 0.9")
    add("--timeout", type=float, default=3600, help="seconds to wait (default: 3600)")
    add("--version", action="version", version=f"BylineCheck {version()}")
    options = parser.parse_args(before)
    if not command:
        parser.error("no command. Put it behind two dashes: run.py -- COMMAND ARGS…")
    if options.at is not None and options.equals is not None:
        parser.error("--at and --equals exclude each other")
    options.command = command
    return options


def _parted(arguments: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in arguments:
        return arguments, []
    dashes = arguments.index("--")
    return arguments[:dashes], arguments[dashes + 1 :]


def _chosen(
    options: argparse.Namespace, known: dict[str, Functionality], everything: list[Case]
) -> list[Case]:
    """Give the cases that were asked for; raises `SuiteError` when there are none."""
    for name in options.functionality or ():
        if name not in known:
            raise SuiteError(f"There is no {name}: the functionalities are BC-01 to {max(known)}.")
    wanted = {
        "language": options.language,
        "functionality": options.functionality,
        "register": options.register,
        "origin": [options.origin] if options.origin else None,
    }
    chosen = [
        one
        for one in everything
        if all(not values or getattr(one, name) in values for name, values in wanted.items())
    ]
    if not chosen:
        origins = ", ".join(sorted({one.origin for one in everything}))
        raise SuiteError(f"No case is left by these options. Origins are: {origins}.")
    return chosen


def _outcome(case: Case, answer: dict[str, Any], options: argparse.Namespace) -> Outcome:
    said = decide(answer, options.field, options.at, options.equals)
    if not (options.type_field and said and case.violent):
        return Outcome(case, said)
    try:
        kind = find(answer, options.type_field)
    except ExchangeError:  # flagged without a type
        kind = None
    return Outcome(case, said, typed=kind in case.types)


def _show(
    options: argparse.Namespace, known: dict[str, Functionality], outcomes: list[Outcome]
) -> None:
    lines, rows, whole = summary(outcomes, known), by_functionality(outcomes), pairs(outcomes)
    for line in table.tables(version(), known, lines, rows, whole):
        print(line)
    for line in table.failures(outcomes, options.failures, options.show_text):
        print(line)
    if options.json:
        report = table.report(version(), options.command, lines, rows, whole, outcomes)
        text = json.dumps(report, ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


def _verdict(options: argparse.Namespace, outcomes: list[Outcome]) -> int:
    accuracy = sum(one.right for one in outcomes) / len(outcomes)
    if options.min_accuracy is None or accuracy >= options.min_accuracy:
        return DONE
    print(f"Accuracy {accuracy:.3f} is below {options.min_accuracy:g}.", file=sys.stderr)
    return BELOW


if __name__ == "__main__":
    sys.exit(main())
