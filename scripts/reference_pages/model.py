"""The models' card: what they were trained on and how their voices are used."""

import tomllib
from pathlib import Path

from reference_pages.markdown import code, table
from tocsin.findings import encoder, linear, weigh

ROOT = Path(__file__).parents[2]
SETS = ROOT / "training" / "sets.toml"


def identity() -> str:
    """Name the files and their make."""
    read, bundle = linear.packaged(), encoder.load(encoder.PACKAGED)
    rows, heads = read.weights.shape
    pieces = len(bundle.words.scales)
    return table(
        ("", "Encoder", "Linear model"),
        [
            ("Id", code(bundle.id), code(read.id)),
            ("File", _file(encoder.PACKAGED), _file(linear.PACKAGED)),
            ("Size", _size(encoder.PACKAGED), _size(linear.PACKAGED)),
            (
                "Make",
                f"12 layers of 384, 8 bits; {pieces:,} word pieces, 4 bits",
                f"{rows:,} hashed n-grams for each of {heads} heads, 8 bits",
            ),
            ("Base", bundle.card["base"], "none"),
            ("Answers", len(bundle.card["columns"]), ", ".join(map(code, read.heads))),
            (
                "Languages",
                ", ".join(map(code, bundle.card["languages"])),
                ", ".join(map(code, sorted(read.platt))),
            ),
            ("Licence", bundle.card["licence"], read.card["licence"]),
        ],
    )


def _file(path: Path) -> str:
    return code(path.relative_to(ROOT))


def _size(path: Path) -> str:
    return f"{path.stat().st_size:,} bytes"


def sets() -> str:
    """Give the sets with their licences, and which part of each is never trained on."""
    rows = []
    for one in tomllib.loads(SETS.read_text(encoding="utf-8"))["set"]:
        held = one.get("development")
        rows.append((code(one["id"]), one["language"], one["licence"], _kept(held), _answers(one)))
    rows.append(
        ("our grammars", "en, ru, kk, mixed", "Apache-2.0", "a twentieth of the templates", "all")
    )
    return table(("Set", "Language", "Licence", "Kept for development", "Teaches"), rows)


def _kept(held: dict[str, str] | None) -> str:
    if held is None:
        return "nothing"
    whole = {"*": "all of it", "#fifth": "a fifth, by hash"}
    return whole.get(held["column"], f"{held['column']} = {held['value']}")


def _answers(one: dict[str, list[dict[str, dict[str, bool]]]]) -> str:
    named = {head: None for rule in one["rules"] for head in rule["says"]}
    return ", ".join(map(code, named))


def weights() -> str:
    """Give the numbers of `voices.toml` in words."""
    by = weigh.weights()
    rows = [
        ("A text is flagged from", f"{by.threshold:g}"),
        *(
            (
                f"The encoder does not read, in {code(language)}, what the linear one finds below",
                f"{one:g}",
            )
            for language, one in by.harmless.items()
        ),
        ("… unless that finds a threat from", f"{by.linear_threat:g}"),
        ("… or sexism from", f"{by.linear_gendered:g}"),
        ("It stops after its first layers where these find violence below", f"{by.stop:g}"),
        ("… where a rule or an exit spoke, or for sexism, below", f"{by.stop_beside:g}"),
        ("Where it did not read, the linear model's word counts", f"{by.linear_alone:g}"),
        ("After an exit, and with no other hit, the encoder's word counts", f"{by.after_exit:g}"),
        (
            "The encoder lets rules go where it finds violence below",
            f"{by.veto_below:g}",
        ),
        ("… grave ones, below", f"{by.veto_grave:g}"),
        ("… unless the rules are as sure as", f"{by.veto_unless:g}"),
        ("A sub-type is named from", f"{by.type_alone:g}"),
        ("… beside rules, from", f"{by.type_beside:g}"),
        (
            "The likeliest kind of threat is as likely as a threat of any kind, from",
            f"{by.threat_any:g}",
        ),
        ("… where no rule heard a threat, at most", f"{by.threat_alone:g}"),
        ("Rules are doubted where the encoder finds violence below", f"{by.doubt_violence:g}"),
        ("… and their threats where it finds a threat of any kind below", f"{by.doubt_threat:g}"),
        ("… and name a sub-type with this at most", f"{by.doubt_left:g}"),
    ]
    return table(("What", "Value"), rows)


def general() -> str:
    """Give what a general answer of the linear model adds in the terms of the typology."""
    rows = [(code(head), code(type_id)) for head, type_id in weigh.GENERAL.items()]
    return table(("Answer", "Sub-type it may stand for"), rows)


BLOCKS = {
    "model-identity": identity,
    "model-sets": sets,
    "model-weights": weights,
    "model-general": general,
}
