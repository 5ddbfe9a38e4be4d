"""Disguise a text as people do who dodge filters: seeded, and written apart from the training's."""

from random import Random

LEET = str.maketrans({"a": "4", "e": "3", "i": "1", "o": "0", "s": "$", "а": "@", "о": "0",
                      "е": "3", "з": "3", "ч": "4", "б": "6"})  # fmt: skip
TWINS = str.maketrans({"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "x": "х", "а": "a",
                       "е": "e", "о": "o", "с": "c", "р": "p", "х": "x"})  # fmt: skip
VOWELS = "aeiouаеёиоуыэюяәөұүі"
SHORTEST = 4


def disguised(text: str, seed: int) -> str:
    """Disguise half of the longer words of `text`, at least one, each in one of five ways."""
    chance = Random(f"{seed}:{text}")
    words = text.split(" ")
    places = [i for i, word in enumerate(words) if sum(map(str.isalpha, word)) >= SHORTEST]
    for place in chance.sample(places, (len(places) + 1) // 2):
        words[place] = chance.choice((leet, twins, dotted, starred, stretched))(words[place])
    return " ".join(words)


def leet(word: str) -> str:
    """Put figures and signs for letters."""
    return word.translate(LEET)


def twins(word: str) -> str:
    """Put letters of the other alphabet that look the same."""
    return word.translate(TWINS)


def dotted(word: str) -> str:
    """Put dots between the letters."""
    return ".".join(word)


def starred(word: str) -> str:
    """Put a star for a vowel within the word."""
    inner = [i for i in range(1, len(word) - 1) if word[i].lower() in VOWELS]
    return word[: inner[0]] + "*" + word[inner[0] + 1 :] if inner else word


def stretched(word: str) -> str:
    """Draw a vowel out."""
    inner = [i for i in range(len(word)) if word[i].lower() in VOWELS]
    return word[: inner[0]] + word[inner[0]] * 4 + word[inner[0] + 1 :] if inner else word
