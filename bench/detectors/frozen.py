"""The base encoder as it is packaged, not fine-tuned: mean vectors and logistic regression.

Needs the training kit (`pip install -e '.[train]'`); reads a tenth of the training texts.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from training.encoder.lessons import labelled

from bench.detectors.base import Answer
from bench.detectors.ngrams import HEADS
from tocsin.findings.encoder import tidy

SHARE = 10
BATCH = 32
LONGEST = 64


class Frozen:
    """Logistic regressions over frozen vectors."""

    name = "frozen multilingual-e5-small and logistic regression"

    def __init__(self, data: Path) -> None:
        import torch
        from tokenizers import Tokenizer
        from training.encoder import e5, network, vocabulary

        tensors = e5.read(e5.packaged_weights())
        self._torch = torch
        self._net = network.Encoder(1)
        network.fill(self._net, tensors)
        self._net.eval()
        self._tokenizer = Tokenizer.from_file(str(vocabulary.packaged_tokenizer()))
        self._words = tensors["emb.word"]
        lessons = [one for one in labelled(data) if one.part == "train"][::SHARE]
        matrix = self._vectors([one.text for one in lessons])
        self._heads = {}
        for head in HEADS:
            rows = [i for i, one in enumerate(lessons) if head in one.says]
            machine = LogisticRegression(C=10, class_weight="balanced", max_iter=1000)
            self._heads[head] = machine.fit(matrix[rows], [lessons[i].says[head] for i in rows])

    def answers(self, texts: Sequence[str]) -> list[Answer]:
        """Score texts."""
        matrix = self._vectors(texts)
        scores = {head: self._heads[head].predict_proba(matrix)[:, 1] for head in HEADS}
        return [Answer(*(float(scores[head][row]) for head in HEADS)) for row in range(len(texts))]

    def _vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        torch = self._torch
        encoded = self._tokenizer.encode_batch([f"query: {tidy(text)}" for text in texts])
        ids = [one.ids[:LONGEST] for one in encoded]
        order = sorted(range(len(ids)), key=lambda row: len(ids[row]))
        out = np.zeros((len(texts), 384), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            width = max(len(ids[row]) for row in rows)
            flat = np.array([ids[row] + [1] * (width - len(ids[row])) for row in rows])
            mask = torch.from_numpy((flat != 1).astype(np.float32))
            words = self._words.rows(flat.reshape(-1), 384).dense(384)
            with torch.no_grad():
                x, _ = self._net.begin(torch.from_numpy(words.reshape(*flat.shape, 384)), mask)
                x = self._net.end(x, mask)
            mean = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
            out[rows] = torch.nn.functional.normalize(mean).numpy()
        return out
