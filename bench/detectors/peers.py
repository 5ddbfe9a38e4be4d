"""The field's tools that install and run offline: `pip install -e '.[bench]'`."""

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version

from bench.detectors.base import Answer, Detector


class Peer:
    """A tool of one score."""

    def __init__(self, package: str, score: Callable[[Sequence[str]], Sequence[float]]) -> None:
        self.name = f"{package} {version(package)}"
        self._score = score

    def answers(self, texts: Sequence[str]) -> list[Answer]:
        """Ask the tool."""
        return [Answer.one(float(score)) for score in self._score(texts)]


def peers() -> Iterator[Detector]:
    """Give every peer that is installed; say which is not."""
    for made in (alt_profanity_check, hatesonar, better_profanity, vader):
        try:
            yield made()
        except Exception as error:  # each library fails in a way of its own
            words = f"{made.__name__}: left out ({str(error)[:200]}); pip install -e '.[bench]'"
            print(words, file=sys.stderr)


def alt_profanity_check() -> Peer:
    """Linear model on Davidson's and Jigsaw's words."""
    from profanity_check import predict_prob

    return Peer("alt-profanity-check", lambda texts: predict_prob(list(texts)))


def hatesonar() -> Peer:
    """Logistic regression on Davidson: hate or offensive; needs the locale en_US.UTF-8."""
    from hatesonar import Sonar

    sonar = Sonar()

    def score(texts: Sequence[str]) -> list[float]:
        return [1.0 - _neither(sonar.ping(text=text)) for text in texts]

    return Peer("hatesonar", score)


def _neither(said: dict[str, list[dict[str, object]]]) -> float:
    return next(float(str(one["confidence"])) for one in said["classes"]
                if one["class_name"] == "neither")  # fmt: skip


def better_profanity() -> Peer:
    """Word list with leetspeak."""
    from better_profanity import profanity

    profanity.load_censor_words()

    def score(texts: Sequence[str]) -> list[float]:
        return [float(profanity.contains_profanity(text)) for text in texts]

    return Peer("better-profanity", score)


def vader() -> Peer:
    """Sentiment: flagged from a compound of -0.5 down, as its users do."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()

    def score(texts: Sequence[str]) -> list[float]:
        return [-analyzer.polarity_scores(text)["compound"] for text in texts]

    return Peer("vaderSentiment", score)
