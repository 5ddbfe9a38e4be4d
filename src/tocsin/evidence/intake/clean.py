"""Words from files of strangers, made fit for a record and a terminal."""

_LONGEST = 200


def clean(text: str) -> str:
    """Give text that any record can hold: short, whole characters, nothing that moves a cursor."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(x if x.isprintable() else " " for x in whole)[:_LONGEST].strip()
