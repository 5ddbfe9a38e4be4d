"""The linear model's card: what it was trained on and how its voice is used."""

import tomllib
from pathlib import Path

from reference_pages.markdown import code, table
from tocsin.findings import judge, linear

SETS = Path(__file__).parents[2] / "training" / "sets.toml"


def identity() -> str:
    """Name the file and its make."""
    model = linear.packaged()
    rows, heads = model.weights.shape
    return table(
        ("", ""),
        [
            ("Id", code(model.id)),
            ("File", code(linear.PACKAGED.relative_to(Path(__file__).parents[2]))),
            ("Size", f"{linear.PACKAGED.stat().st_size:,} bytes"),
            ("Weights", f"{rows:,} hashed n-grams for each of {heads} heads, 8 bits each"),
            ("Heads", ", ".join(map(code, model.heads))),
            ("Languages", ", ".join(map(code, sorted(model.platt)))),
            ("Licence", model.card["licence"]),
        ],
    )


def sets() -> str:
    """Give the sets with their licences, and which part of each is never trained on."""
    rows = []
    for one in tomllib.loads(SETS.read_text(encoding="utf-8"))["set"]:
        held = one.get("development")
        rows.append((code(one["id"]), one["language"], one["licence"], _kept(held), _heads(one)))
    head = ("Set", "Language", "Licence", "Kept for development", "Teaches")
    return table(head, rows)


def _kept(held: dict[str, str] | None) -> str:
    if held is None:
        return "nothing"
    whole = {"*": "all of it", "#fifth": "a fifth, by hash"}
    return whole.get(held["column"], f"{held['column']} = {held['value']}")


def _heads(one: dict[str, list[dict[str, dict[str, bool]]]]) -> str:
    named = {head: None for rule in one["rules"] for head in rule["says"]}
    return ", ".join(map(code, named))


def trust() -> str:
    """Give how far the model is believed by itself."""
    rows = [(language, factor) for language, factor in judge.TRUST.items()]
    after = (
        f"A text is flagged from {judge.THRESHOLD:g} on. Where an exit has let a phrase go and no "
        f"other phrase stands, the model's word is multiplied by {judge.AFTER_EXIT:g}. In other "
        "languages it is not asked."
    )
    return table(("Language", "The model's word is multiplied by"), rows) + f"\n\n{after}"


def heads() -> str:
    """Give what a head adds in the terms of the typology."""
    rows = [(code(head), code(type_id)) for head, type_id in judge.HEAD_TYPES.items()]
    return table(("Head", "Sub-type it may add"), rows)


BLOCKS = {
    "model-identity": identity,
    "model-sets": sets,
    "model-trust": trust,
    "model-heads": heads,
}
