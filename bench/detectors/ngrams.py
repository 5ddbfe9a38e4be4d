"""The linear n-gram baseline: hashed characters and words, tf-idf, logistic regression.

Trained in the same run on the same labelled sets as our models, without our grammars and rules.
"""

from collections.abc import Sequence
from pathlib import Path

from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from training.encoder.lessons import labelled

from bench.detectors.base import Answer
from tocsin.findings.encoder import tidy

HEADS = ("violent", "toxic", "gendered", "insult")


class Ngrams:
    """One logistic regression a head."""

    name = "n-grams and logistic regression, same sets"

    def __init__(self, data: Path) -> None:
        lessons = [one for one in labelled(data) if one.part == "train"]
        self._hashers = [
            HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), n_features=1 << 20,
                              alternate_sign=False, norm=None),
            HashingVectorizer(ngram_range=(1, 2), n_features=1 << 19, alternate_sign=False,
                              norm=None),
        ]  # fmt: skip
        self._weigh = TfidfTransformer(sublinear_tf=True)
        matrix = self._weigh.fit_transform(self._counts([one.text for one in lessons]))
        self._heads = {}
        for head in HEADS:
            rows = [i for i, one in enumerate(lessons) if head in one.says]
            machine = LogisticRegression(C=4, class_weight="balanced", solver="liblinear")
            self._heads[head] = machine.fit(matrix[rows], [lessons[i].says[head] for i in rows])

    def answers(self, texts: Sequence[str]) -> list[Answer]:
        """Score texts."""
        matrix = self._weigh.transform(self._counts(texts))
        scores = {head: self._heads[head].predict_proba(matrix)[:, 1] for head in HEADS}
        return [Answer(*(float(scores[head][row]) for head in HEADS)) for row in range(len(texts))]

    def _counts(self, texts: Sequence[str]) -> csr_matrix:
        tidied = [tidy(text) for text in texts]
        return hstack([one.transform(tidied) for one in self._hashers]).tocsr()
