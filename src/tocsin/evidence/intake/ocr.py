"""Text of pictures by Tesseract, marked as read by a machine, with its own confidence."""

import csv
import io
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageOps

from tocsin.evidence.entry import canonical

_SECONDS = 120
_SMALL = 1200  # narrower pictures are read better when doubled
_WIDEST = 4000
_ABSENT = "no text was read from the picture: Tesseract is not installed"


@dataclass(frozen=True, slots=True)
class Text:
    """What was read: a JSON document, mean confidence in percent, words; or why nothing was."""

    data: bytes = b""
    tool: str = ""
    confidence: int = 0
    words: int = 0
    fault: str = ""


def read_text(picture: Image.Image, languages: Sequence[str]) -> Text:
    """Read the text of a decoded picture; never the file as it came, which nobody vouches for."""
    program = shutil.which("tesseract")
    if program is None:
        return Text(fault=_ABSENT)
    known = [one for one in languages if one in _languages(program)]
    if not known:
        return Text(fault=f"no text was read: Tesseract lacks its data for {', '.join(languages)}")
    try:
        table = _run(program, picture, known)
    except (OSError, subprocess.SubprocessError) as error:
        return Text(fault=f"no text was read from the picture: {type(error).__name__}")
    return _text(table, _version(program), known)


def _run(program: str, picture: Image.Image, languages: Sequence[str]) -> str:
    with tempfile.TemporaryDirectory(prefix="tocsin-") as folder:
        path = Path(folder, "picture.png")
        _prepared(picture).save(path)
        call = [program, str(path), "stdout", "-l", "+".join(languages), "tsv"]
        done = subprocess.run(  # noqa: S603  # a program the user installed, on a file of ours
            call, capture_output=True, timeout=_SECONDS, check=True, env=_surroundings()
        )
    return done.stdout.decode("utf-8", "replace")


def _prepared(picture: Image.Image) -> Image.Image:
    grey = ImageOps.grayscale(picture)
    if max(grey.size) > _WIDEST:
        grey.thumbnail((_WIDEST, _WIDEST))
    elif grey.width < _SMALL:
        grey = grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.LANCZOS)
    return grey


def _text(table: str, tool: str, languages: Sequence[str]) -> Text:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if row["level"] == "5" and (row["text"] or "").strip()]
    sure = [round(float(row["conf"])) for row in words]
    mean = round(sum(sure) / len(sure)) if sure else 0
    document = {
        "note": "Read by a machine from a picture. It can be wrong; the picture is the evidence.",
        "tool": tool,
        "languages": list(languages),
        "confidence": mean,
        "text": _lines(words),
        "words": [
            {"text": row["text"], "confidence": one,
             "box": [int(row[x]) for x in ("left", "top", "width", "height")]}
            for row, one in zip(words, sure, strict=True)
        ],
    }  # fmt: skip
    return Text(canonical(document), tool, mean, len(words))


def _lines(words: Sequence[dict[str, str]]) -> str:
    lines: dict[tuple[str, ...], list[str]] = {}
    for row in words:
        place = tuple(row[name] for name in ("page_num", "block_num", "par_num", "line_num"))
        lines.setdefault(place, []).append(row["text"])
    return "\n".join(" ".join(line) for line in lines.values())


@cache
def _languages(program: str) -> frozenset[str]:
    return frozenset(_told(program, "--list-langs").split())


@cache
def _version(program: str) -> str:
    match = re.search(r"tesseract v?(\S+)", _told(program, "--version"))
    return f"Tesseract {match[1]}" if match else "Tesseract"


def _told(program: str, option: str) -> str:
    done = subprocess.run([program, option], capture_output=True, timeout=30, check=False)  # noqa: S603
    return done.stdout.decode("utf-8", "replace")


def _surroundings() -> dict[str, str]:
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}
