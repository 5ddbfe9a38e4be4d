"""Single texts of other authors with the right answer, and what the classifier said to them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import orjson

from bench.detectors.base import Detector
from bench.otherhands.texts import DATA
from bench.simulator.figures import share

SUITES = {"first": "suite", "second": "suite2"}  # folders, a reading each
LANGUAGES = ("en", "ru", "kk", "mixed")
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """A text, what it puts to the test, and whether it is violent."""

    id: str
    lang: str
    functionality: str
    violent: bool
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and whether it was flagged."""

    case: Case
    flagged: bool

    @property
    def right(self) -> bool:
        """Whether that is the right answer."""
        return self.flagged == self.case.violent


@cache
def cases(reading: str = "first") -> tuple[Case, ...]:
    """Read all cases of a reading; the second has none in mixed language."""
    folder = DATA / SUITES[reading]
    return tuple(
        Case(**orjson.loads(line))
        for lang in LANGUAGES
        if (path := folder / f"{lang}.jsonl").exists()
        for line in path.read_bytes().splitlines()
    )


def judge(detector: Detector, every: Sequence[Case]) -> list[Outcome]:
    """Ask a classifier."""
    answers = detector.answers([one.text for one in every])
    return [
        Outcome(one, said.violent >= THRESHOLD)
        for one, said in zip(every, answers, strict=True)
    ]  # fmt: skip


def report(outcomes: Sequence[Outcome]) -> str:
    """Give two tables: languages, and functionalities over all languages, the worst first."""
    return "\n".join([*by_language(outcomes), "", *by_functionality(outcomes)]) + "\n"


def by_language(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield a row a language, all first."""
    yield "| language | cases | right | violent found | harmless flagged |"
    yield "|---|---:|---:|---:|---:|"
    for lang in ("all", *LANGUAGES):
        own = [one for one in outcomes if lang in ("all", one.case.lang)]
        if not own:
            continue
        violent = [one for one in own if one.case.violent]
        harmless = [one for one in own if not one.case.violent]
        cells = (
            str(len(own)),
            _share(own, lambda one: one.right),
            _share(violent, lambda one: one.flagged),
            _share(harmless, lambda one: one.flagged),
        )
        yield f"| {lang} | " + " | ".join(cells) + " |"


def by_functionality(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield a row a functionality."""
    yield "| functionality | violent | cases | right |"
    yield "|---|---|---:|---:|"
    kinds = {(one.case.functionality, one.case.violent) for one in outcomes}
    parts = [
        (name, violent, [one for one in outcomes if _of(one) == (name, violent)])
        for name, violent in kinds
    ]
    for name, violent, own in sorted(parts, key=lambda part: (_right(part[2]), part[:2])):
        kind = "yes" if violent else "no"
        yield f"| {name} | {kind} | {len(own)} | {_share(own, lambda one: one.right)} |"


def _of(one: Outcome) -> tuple[str, bool]:
    return one.case.functionality, one.case.violent


def _right(outcomes: Sequence[Outcome]) -> float:
    return sum(one.right for one in outcomes) / len(outcomes)


def _share(outcomes: Iterable[Outcome], counts: Callable[[Outcome], bool]) -> str:
    held = [counts(one) for one in outcomes]
    return share(sum(held), len(held)) or "–"
