"""Write the synthetic drafts of a seed case: one template holds all versions of a text.

The templates are our own. They reproduce changes that public sources report and say on their
first line that they are nobody's bill.
"""

import re
from collections.abc import Iterator
from pathlib import Path

DRAFTS = Path(__file__).parent / "data" / "drafts"
TAGGED = re.compile(r"d(\d+)(?:-d(\d+))?\|\s?(.*)")
NUMBERED = re.compile(r"\{#(\w+)\}")
REFERRED = re.compile(r"\{@(\w+)\}")


def languages(case: str) -> list[str]:
    """Give the languages in which a seed case has drafts."""
    return sorted(path.suffixes[0][1:] for path in DRAFTS.glob(f"{case}.*.txt"))


def draft(case: str, version: int, lang: str) -> str:
    """Give the text of one version in one language."""
    template = (DRAFTS / f"{case}.{lang}.txt").read_text(encoding="utf-8")
    lines = list(_lines(template, version))
    numbers: dict[str, str] = {}

    def count(match: re.Match[str]) -> str:
        numbers[match[1]] = str(len(numbers) + 1)
        return numbers[match[1]]

    text = "\n".join(NUMBERED.sub(count, line) for line in lines)
    text = REFERRED.sub(lambda match: numbers[match[1]], text)
    # Where a whole article is left out its empty lines would pile up.
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _lines(template: str, version: int) -> Iterator[str]:
    for line in template.splitlines():
        tagged = TAGGED.match(line)
        if tagged is None:
            if not line.startswith("%"):
                yield line
        elif int(tagged[1]) <= version <= int(tagged[2] or tagged[1]):
            yield tagged[3]
