"""Write the lesson file: `python -m training.encoder.prepare DATA RUN`.

RUN gets `lessons.npz`, and with it `tokenizer.json` and `kept.npy`: the pieces that it knows.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tocsin.findings.encoder.network import cut
from tocsin.findings.encoder.tidy import tidy
from training.encoder import e5, lesson_file, vocabulary
from training.encoder.corpus import corpus
from training.encoder.lesson_file import PARTS, LessonFile
from training.encoder.lessons import taught
from training.encoder.network import WIDTH
from training.sets import Lesson


@dataclass(frozen=True, slots=True)
class Words:
    """The tokenizer, the packaged vectors of its pieces (pieces x 384), and all packaged parts."""

    tokenizer: Tokenizer
    blocks: e5.Blocks
    base: Mapping[str, NDArray[np.float32] | e5.Blocks]


def words(texts: Sequence[str], out: Path) -> Words:
    """Trim the vocabulary once and keep it in `out`; later runs read what was kept."""
    kept_file, ids_file = out / "tokenizer.json", out / "kept.npy"
    if not kept_file.exists():
        trimmed, kept = vocabulary.trim(vocabulary.packaged_tokenizer(), texts)
        np.save(ids_file, np.array(kept))
        kept_file.write_text(json.dumps(trimmed, ensure_ascii=False), encoding="utf-8")
    base = e5.read(e5.packaged_weights())
    blocks = base["emb.word"]
    assert isinstance(blocks, e5.Blocks)
    tokenizer = Tokenizer.from_file(str(kept_file))
    return Words(tokenizer, blocks.rows(np.load(ids_file), WIDTH), base)


def apart(tokenizer: Tokenizer, texts: Sequence[str]) -> list[NDArray[np.int32]]:
    """Take texts apart into the pieces that are read of them."""
    encoded = tokenizer.encode_batch([tidy(text) for text in texts])
    return [np.array(cut(one.ids), dtype=np.int32) for one in encoded]


def prepared(lessons: Sequence[Lesson], known: Words) -> LessonFile:
    """Lay the lessons out with the weights to begin with."""
    rows = taught(lessons)
    pieces = apart(known.tokenizer, rows.texts)
    return LessonFile(
        pieces=np.concatenate(pieces),
        starts=np.cumsum([0, *map(len, pieces)]),
        answers=rows.answers.astype(np.float16),
        weights=rows.weights.astype(np.float16),
        part=np.array([PARTS.index(one.part) for one in lessons], dtype=np.int8),
        set=np.array([one.set for one in lessons]),
        language=np.array([one.language for one in lessons]),
        base={**known.base, "emb.word": known.blocks},
    )


def main() -> None:
    """Read, take apart, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the labelled sets")
    parser.add_argument("run", type=Path, help="folder for all that training makes")
    args = parser.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)
    lessons = corpus(args.data)
    trained = [one.text for one in lessons if one.part == "train"]
    known = words(trained, args.run)
    lesson_file.write(args.run / "lessons.npz", prepared(lessons, known))
    print(f"{len(trained):,} texts to train on, {len(lessons) - len(trained):,} kept apart")


if __name__ == "__main__":
    main()
