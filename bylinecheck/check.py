"""Hold the suite to its own rules: `python bylinecheck/check.py [FOLDER]`.

Exit code 0: no faults; 1: some, each printed; 2: a file cannot be read.
"""

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from suite import (
    HERE,
    LANGUAGES,
    REGISTERS,
    Case,
    Functionality,
    SuiteError,
    cases,
    functionalities,
)

LEAST = 8  # cases of each functionality in each language
HALF, SLACK = 0.5, 0.05  # share of contrasts in each language
SPACING = re.compile(r"[\s.,!?;:…«»\"“”„—–()-]+")
Known = Mapping[str, Functionality]


def main() -> int:
    """Print every fault; 0 when there is none, 1 when there are some, 2 when a file is broken."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    try:
        known, everything = functionalities(folder), list(cases(folder))
    except SuiteError as error:
        print(f"bylinecheck: {error}", file=sys.stderr)
        return 2
    found = [fault for rule in RULES for fault in rule(known, everything)]
    for fault in found:
        print(fault)
    print(f"{len(known)} functionalities, {len(everything):,} cases, {len(found):,} faults")
    return 1 if found else 0


def ids(known: Known, everything: Sequence[Case]) -> Iterator[str]:
    """Each id stands once, and says language and functionality."""
    for name, count in Counter(one.case for one in everything).items():
        if count > 1:
            yield f"{name}: stands {count} times"
    for one in everything:
        if not re.fullmatch(rf"{one.language}-{one.functionality[3:]}-\d\d", one.case):
            yield f"{one.case}: the id does not fit {one.language} and {one.functionality}"


def values(known: Known, everything: Sequence[Case]) -> Iterator[str]:
    """Fields hold what they may hold, and a case agrees with its functionality."""
    for one in everything:
        about = known.get(one.functionality)
        if about is None:
            yield f"{one.case}: there is no functionality {one.functionality}"
        elif one.violent != about.violent:
            yield f"{one.case}: violent differs from {about.id}"
        if one.language not in LANGUAGES or one.register not in REGISTERS:
            yield f"{one.case}: unknown language or register"
        if one.violent != bool(one.types) or one.violent != (1 <= one.severity_min <= 5):
            yield f"{one.case}: types and severity belong to violent cases, and to all of them"
        if not one.violent and one.gendered is not False:
            yield f"{one.case}: a contrast has no ground, so gendered is false"


def texts(known: Known, everything: Sequence[Case]) -> Iterator[str]:
    """No text stands twice, in whatever language, spelling out case, spaces and points."""
    seen: dict[str, str] = {}
    for one in everything:
        if one.text != unicodedata.normalize("NFC", one.text).strip() or not one.text:
            yield f"{one.case}: the text is empty, not in NFC or has spaces around it"
        plain = SPACING.sub(" ", one.text.casefold()).strip()
        if plain in seen:
            yield f"{one.case}: the same text as {seen[plain]}"
        seen.setdefault(plain, one.case)


def balance(known: Known, everything: Sequence[Case]) -> Iterator[str]:
    """In each language half the cases are contrasts, and no functionality is thin."""
    for language in LANGUAGES:
        part = [one for one in everything if one.language == language]
        share = sum(not one.violent for one in part) / max(1, len(part))
        if abs(share - HALF) > SLACK:
            yield f"{language}: {share:.1%} contrasts, not about half"
        counts = Counter(one.functionality for one in part)
        for name in known:
            if counts[name] < LEAST:
                yield f"{language}: {counts[name]} cases of {name}, fewer than {LEAST}"


def pairs(known: Known, everything: Sequence[Case]) -> Iterator[str]:
    """Partners name each other, in one language, and one of the two is violent."""
    by_id = {one.case: one for one in everything}
    for one in everything:
        other = by_id.get(one.pair) if one.pair else None
        if one.pair and other is None:
            yield f"{one.case}: its pair {one.pair} does not exist"
        elif other and (other.pair != one.case or other.language != one.language):
            yield f"{one.case}: {other.case} does not name it as its pair"
        elif other and other.violent == one.violent:
            yield f"{one.case}: {other.case} is no contrast to it"


def partners(known: Known, everything: Sequence[Case]) -> Iterator[str]:
    """Each violent functionality has a contrast, and a minimal pair in each language."""
    named = {one for about in known.values() for one in about.contrasts}
    for about in known.values():
        if set(about.gloss) != set(LANGUAGES) or not about.why or not about.group:
            yield f"{about.id}: a gloss in each language, a group and a reason are owed"
        if about.violent and about.id not in named:
            yield f"{about.id}: no contrast names it"
        if not about.violent and not (about.contrasts and set(about.contrasts) <= known.keys()):
            yield f"{about.id}: it must name the violent functionalities that it contrasts"
    paired = {(one.functionality, one.language) for one in everything if one.pair}
    for about in known.values():
        for language in LANGUAGES:
            if about.violent and (about.id, language) not in paired:
                yield f"{about.id}: no minimal pair in {language}"


RULES: tuple[Callable[[Known, Sequence[Case]], Iterator[str]], ...] = (
    ids, values, texts, balance, pairs, partners,
)  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
