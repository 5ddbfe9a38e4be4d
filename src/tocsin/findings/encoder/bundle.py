"""The encoder's one file, a ZIP, read and checked: graph in two halves, word vectors and so on."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray

from tocsin.findings.encoder.words import BLOCK, WordVectors
from tocsin.findings.errors import FindingsError

PACKAGED = Path(__file__).parents[1] / "data" / "encoder.zip"
PARTS = (
    "card.json", "early.onnx", "late.onnx", "nibbles.npy", "scales.npy", "tokenizer.json",
)  # fmt: skip
LARGEST = 200_000_000  # bytes unpacked; ours are about a quarter of it
UNREADABLE = (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile, MemoryError)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What the file holds, and its digest (SHA-256, hexadecimal).

    `early` runs the first layers and says at once how likely violence is, `late` the other layers.
    """

    card: Mapping[str, Any]
    early: bytes
    late: bytes
    words: WordVectors
    tokenizer: str
    digest: str

    @property
    def id(self) -> str:
        """Name the model with the beginning of its digest, as it stands in every finding."""
        return f"{self.card['id']}+{self.digest[:12]}"


def load(path: Path) -> Bundle:
    """Read a bundle; raise `FindingsError` where it is missing, cut or of another make."""
    try:
        content = path.read_bytes()
        with ZipFile(BytesIO(content)) as file:
            if sum(one.file_size for one in file.infolist()) > LARGEST:
                raise ValueError("it unpacks to more than a model of ours can be")
            return _checked(_bundle(file, hashlib.sha256(content).hexdigest()))
    except UNREADABLE as error:
        message = f"{path}: no usable model file ({error}); install Tocsin again"
        raise FindingsError(message) from error


def _bundle(file: ZipFile, digest: str) -> Bundle:
    parts = {name: file.read(name) for name in PARTS}
    return Bundle(
        card=json.loads(parts["card.json"]),
        early=parts["early.onnx"],
        late=parts["late.onnx"],
        words=WordVectors(_array(parts["nibbles.npy"]), _array(parts["scales.npy"])),
        tokenizer=parts["tokenizer.json"].decode(),
        digest=digest,
    )


def _array(raw: bytes) -> NDArray[Any]:
    return np.asarray(np.load(BytesIO(raw), allow_pickle=False))


def _checked(bundle: Bundle) -> Bundle:
    """Check kinds and shapes, so that a foreign file is refused before it judges anything."""
    words, card = bundle.words, bundle.card
    if words.nibbles.dtype != np.uint8 or words.scales.dtype != np.float16:
        raise ValueError("its word vectors are not in four bits")
    if words.nibbles.shape != (*words.scales.shape, BLOCK // 2):
        raise ValueError("its nibbles and scales do not fit each other")
    wide = len(card["columns"])
    if "violent" not in card["columns"] or any(len(one) != wide for one in card["platt"].values()):
        raise ValueError("its card lacks columns or their calibration")
    return bundle


def pack(path: Path, bundle: Bundle) -> None:
    """Write a bundle; the same content gives the same bytes."""
    parts = {
        "card.json": json.dumps(dict(bundle.card), ensure_ascii=False, indent=1).encode(),
        "early.onnx": bundle.early,
        "late.onnx": bundle.late,
        "nibbles.npy": _saved(bundle.words.nibbles),
        "scales.npy": _saved(bundle.words.scales),
        "tokenizer.json": bundle.tokenizer.encode(),
    }
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            file.writestr(info, content)


def _saved(array: NDArray[Any]) -> bytes:
    out = BytesIO()
    np.save(out, array, allow_pickle=False)
    return out.getvalue()
