"""The watchlist of the demo case, as its contract names the fields."""

import json
from collections.abc import Mapping

from tocsin.cli.demo.cast import Cast, Subject

_INTRO = "# Whom the demo case watches over. Every person, outlet and account here is invented.\n"


def watchlist(cast: Cast) -> str:
    """Write the watchlist as TOML."""
    tables = [_journalist(subject) for subject in cast.subjects]
    tables += [_table("roster", row) for row in cast.roster]
    return "\n".join([_INTRO, *tables])


def _journalist(subject: Subject) -> str:
    return _table(
        "journalist",
        {
            "id": subject.id,
            "name": subject.name,
            "aliases": list(subject.aliases),
            "handles": list(subject.handles),
            "gender": "woman",
            "outlet": subject.outlet,
            "country": subject.country,
            "languages": list(subject.languages),
            "consent": subject.consent,
        },
    )


def _table(name: str, values: Mapping[str, object]) -> str:
    # A JSON string or list of strings without control characters is also one in TOML.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([f"[[{name}]]", *lines, ""])
