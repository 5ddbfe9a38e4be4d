"""Numbers as laws write them: `3-1`, `3¹`, `XIV`, `первая`, `б`."""

import re

ROMAN = re.compile(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE)
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Cyrillic capitals that typists put in place of Roman numerals.
LOOKALIKES = str.maketrans("ІХСі", "IXCi")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "первая первый first бірінші",
            "вторая второй second екінші",
            "третья третий third үшінші",
            "четвертая четвёртая fourth төртінші",
            "пятая fifth бесінші",
            "шестая sixth алтыншы",
            "общая general жалпы",
            "особенная special ерекше",
        ),
        1,
    )
    for word in words.split()
}
ORDINALS |= {"общая": 1, "general": 1, "жалпы": 1, "особенная": 2, "special": 2, "ерекше": 2}


def normal(number: str) -> str:
    """Give a number in one spelling: `3¹` and `3 – 1` become `3-1`, `XIV` becomes `14`.

    What is no number comes back in small letters, without a full stop.
    """
    text = re.sub(r"(?<=\d)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: "-" + m[1].translate(RAISED), number)
    text = re.sub(r"\s*[-‐‑‒–—]\s*", "-", text.strip()).rstrip(".)")
    folded = text.translate(LOOKALIKES)
    if ROMAN.fullmatch(folded):
        return str(_roman(folded.upper()))
    word = text.casefold()
    return str(ORDINALS.get(word, word))


def order(number: str) -> tuple[int, ...]:
    """Give what to sort a normal number by; `3-1` comes between `3` and `4`."""
    parts = re.findall(r"\d+", number)
    if parts:
        return tuple(int(part) for part in parts)
    return (ord(number[0]),) if number else (0,)


def _roman(text: str) -> int:
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        value = VALUES[letter]
        total += -value if following and VALUES[following] > value else value
    return total
