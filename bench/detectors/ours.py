"""Tocsin's own classifier, as it ships and with the encoder reading every text."""

from collections.abc import Sequence

from bench.detectors.base import Answer
from tocsin.findings.judge import Answers, RulesAndModels, packaged

SEXISM = tuple(f"sexism-{place}" for place in range(1, 5))
BATCH = 512


class Tocsin:
    """The packaged classifier."""

    def __init__(self, thorough: bool = False) -> None:
        self.name = "Tocsin, all read by the encoder" if thorough else "Tocsin"
        self._judge: RulesAndModels = packaged().thoroughly() if thorough else packaged()

    def answers(self, texts: Sequence[str]) -> list[Answer]:
        """Judge in batches, as `tocsin classify` does."""
        return [
            _answer(said)
            for start in range(0, len(texts), BATCH)
            for said in self._judge.answers(texts[start : start + BATCH])
        ]


def _answer(said: Answers) -> Answer:
    return Answer(
        violent=said.verdict.violent,
        toxic=said.of("toxic"),
        gendered=said.verdict.gendered,
        insult=said.of("insult"),
        sexism=tuple(said.of(name) for name in SEXISM),
    )
