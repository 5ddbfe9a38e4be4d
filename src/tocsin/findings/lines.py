"""Lines of NDJSON in, the same lines with the verdict out: the work of `tocsin classify`.

The input's own bytes are kept wherever no field of ours stands in the way.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import orjson

from tocsin.domain import Reason, Verdict
from tocsin.findings.judge import packaged

OURS = frozenset(
    {"violent", "flag", "types", "severity", "gendered", "lang", "reasons", "directness", "grounds",
     "spared"}
)  # fmt: skip
BATCH = 512
BATCH_BYTES = 4_000_000
# Of a bad line, so much is kept.
EXCERPT = 500
BOM = b"\xef\xbb\xbf"
# Reads an object without reading its values: numbers and spellings stay as they are written.
AS_WRITTEN = msgspec.json.Decoder(dict[str, msgspec.Raw])


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line of the input with its number, from 1."""

    number: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that could not be classified, and why."""

    number: int
    reason: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Classified:
    """A batch's output, its count of lines and flags, and the lines that were left out."""

    out: bytes
    lines: int
    flagged: int
    bad: tuple[Bad, ...]


def batches(lines: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    """Part lines into batches that are bounded in number and in bytes."""
    batch: list[Numbered] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line.raw)
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def classify_lines(batch: list[Numbered], thorough: bool = False) -> Classified:
    """Classify a batch of lines; each is a JSON object with a string `text`.

    With `thorough` the encoder reads every text.
    """
    good: list[tuple[Numbered, dict[str, Any]]] = []
    bad: list[Bad] = []
    for line in batch:
        record = _record(line)
        if isinstance(record, Bad):
            bad.append(record)
        else:
            good.append((line, record))
    judge = packaged().thoroughly() if thorough else packaged()
    verdicts = judge.judge([record["text"] for _, record in good])
    out = [
        joined(line.raw, record, verdict)
        for (line, record), verdict in zip(good, verdicts, strict=True)
    ]
    flagged = sum(1 for verdict in verdicts if verdict.flag)
    return Classified(b"".join(out), len(out), flagged, tuple(bad))


def as_fields(verdict: Verdict) -> dict[str, Any]:
    """Give a verdict as the fields of the contract, best type first."""
    return {
        "violent": verdict.violent,
        "flag": verdict.flag,
        "types": [{"id": one.id, "probability": one.probability} for one in verdict.types],
        "severity": verdict.severity,
        "gendered": verdict.gendered,
        "lang": verdict.lang,
        "directness": verdict.directness.value,
        "grounds": list(verdict.grounds),
        "reasons": [_span(one) for one in verdict.reasons],
        "spared": [_span(one) for one in verdict.spared],
    }


def joined(raw: bytes, record: dict[str, Any], verdict: Verdict) -> bytes:
    """Put the verdict's fields at the end of the line, replacing any of the same name.

    A language that the input declared is kept as `lang_declared`.
    """
    fields = as_fields(verdict)
    content = _content(raw)
    if OURS.isdisjoint(record):
        comma = b", " if record else b""
        return content[:-1].rstrip() + comma + orjson.dumps(fields)[1:] + b"\n"
    try:
        kept = _kept(AS_WRITTEN.decode(content))
        return msgspec.json.encode({**kept, **fields}) + b"\n"
    except (
        msgspec.DecodeError,
        UnicodeError,
        RecursionError,
    ):  # NaN and half characters, which Python takes
        return json.dumps({**_kept(record), **fields}).encode() + b"\n"


def _kept(record: dict[str, Any]) -> dict[str, Any]:
    """Give what is not ours; the language of a line that we wrote before was not declared."""
    kept = {key: value for key, value in record.items() if key not in OURS}
    if "lang" in record and "lang_declared" not in record and not record.keys() >= OURS:
        kept["lang_declared"] = record["lang"]
    return kept


def _content(raw: bytes) -> bytes:
    return raw.removeprefix(BOM).strip()


def _record(line: Numbered) -> dict[str, Any] | Bad:
    try:
        record = _parse(_content(line.raw))
    except (ValueError, RecursionError) as error:
        return Bad(line.number, f"not a JSON object: {error}", line.raw[:EXCERPT])
    if not isinstance(record, dict):
        return Bad(line.number, "not a JSON object, but another JSON value", line.raw[:EXCERPT])
    if not isinstance(record.get("text"), str):
        said = "no text" if record.get("text") is None else "a text that is not a string"
        return Bad(line.number, f"the object has {said}", line.raw[:EXCERPT])
    return record


def _parse(raw: bytes) -> Any:  # noqa: ANN401 — JSON may be anything until it is checked
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return json.loads(raw.decode())  # takes lone surrogates and NaN, which some tools write


def _span(reason: Reason) -> dict[str, Any]:
    return {
        "start": reason.start,
        "end": reason.end,
        "type": reason.type,
        "source": reason.source,
    }
