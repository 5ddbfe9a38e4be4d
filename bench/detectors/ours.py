"""Tocsin's own classifier, as it ships and with the encoder reading every text."""

from collections.abc import Sequence

from bench.detectors.base import Answer
from tocsin.findings import encoder, lexicon, linear
from tocsin.findings.judge import Answers, RulesAndModels
from tocsin.findings.pool import cores

SEXISM = tuple(f"sexism-{place}" for place in range(1, 5))
BATCH = 512


class Tocsin:
    """The classifier with what the package holds."""

    def __init__(self, thorough: bool = False) -> None:
        self.name = "Tocsin, all read by the encoder" if thorough else "Tocsin"
        # A reader of its own: what another has read lately would make this one look quick.
        reader = encoder.Encoder(encoder.load(encoder.PACKAGED), cores())
        self._judge = RulesAndModels(lexicon.packaged(), linear.packaged(), reader, thorough)

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
