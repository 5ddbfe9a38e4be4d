"""`tocsin model`: which models judge, what made them, and how far they are believed."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from tocsin.cli.console import USAGE, complain, out
from tocsin.findings import encoder, lexicon, linear, weigh
from tocsin.findings.errors import FindingsError


def model(
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
) -> None:
    """Show the models and lexicons: id, digest, licence, training data and thresholds.

    The ids are those that stand in every finding. A model file that is missing or damaged is said,
    and nothing else is shown.
    """
    try:
        cards = [_encoder(), _linear(), _lexicons()]
    except FindingsError as error:
        complain(str(error))
        raise typer.Exit(USAGE) from error
    if as_json:
        text = json.dumps({"voices": cards, "weights": _weights()}, ensure_ascii=False, indent=2)
        typer.echo(text)
        return
    for card in cards:
        out.print(_table(card))
    out.print(_table({"name": "Thresholds", **_weights()}))


def _encoder() -> dict[str, Any]:
    bundle = encoder.load(encoder.PACKAGED)
    card = bundle.card
    return {
        "name": "Encoder",
        "id": bundle.id,
        "sha256": bundle.digest,
        "bytes": _size(encoder.PACKAGED),
        "licence": card["licence"],
        "base": card["base"],
        "languages": card["languages"],
        "answers": card["columns"],
        "trained on": [f"{one['id']} ({one['licence']})" for one in card["sets"]],
        "seed": card["seed"],
    }


def _linear() -> dict[str, Any]:
    voice = linear.packaged()
    sets: list[dict[str, str]] = voice.card["sets"]  # type: ignore[assignment]
    return {
        "name": "Linear model",
        "id": voice.id,
        "sha256": linear.digest(),
        "bytes": _size(linear.PACKAGED),
        "licence": voice.card["licence"],
        "languages": sorted(voice.platt),
        "answers": list(voice.heads),
        "trained on": [f"{one['id']} ({one['licence']})" for one in sets],
        "seed": voice.card["seed"],
    }


def _lexicons() -> dict[str, Any]:
    lists = lexicon.packaged()
    return {
        "name": "Lexicons",
        "id": lists.version,
        "licence": "Apache-2.0",
        "entries": len(lists.entries),
        "exits": len(lists.exits),
    }


def _weights() -> dict[str, Any]:
    by = weigh.weights()
    return {
        "flagged from": by.threshold,
        "encoder not asked where the linear model is below": dict(by.harmless),
        "… unless that finds a threat from": by.linear_threat,
        "… or sexism from": by.linear_gendered,
        "linear model's word alone counts": by.linear_alone,
        "encoder's word after an exit counts": by.after_exit,
        "encoder's veto below": by.veto_below,
    }


def _size(path: Path) -> int:
    return path.stat().st_size


def _table(card: dict[str, Any]) -> Table:
    table = Table(title=card["name"], title_justify="left", show_header=False, title_style="bold")
    for key, value in card.items():
        if key != "name":
            table.add_row(key, _said(value))
    return table


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {one:g}" for key, one in value.items())
    return f"{value:,}" if isinstance(value, int) else str(value)
