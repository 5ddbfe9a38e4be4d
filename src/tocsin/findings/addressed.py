"""Whether a post in her thread speaks to or of somebody else, as people do who quarrel there."""

import re
import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from tocsin.domain import Gender, Post, Reason
from tocsin.findings.entries import BY_ENTRY

DATA = Path(__file__).parent / "data" / "addressed.toml"
NAME = 3  # letters; what is shorter is an initial or a particle
# The third person that is not she, where she is a woman, and not he, where he is a man.
OTHER = {Gender.WOMAN: "he", Gender.MAN: "she"}
WORD = re.compile(r"[^\W\d_]+")
CALL = re.compile(r"\A\W*([^\W\d_]+)(?=\s*[,:!?.…—–])|,\s*([^\W\d_]+)\W*\Z")
# What a platform puts before an answer: the handles of all who spoke before.
LEADING = re.compile(r"\A(?:\s*@[\w.·-]+)+")
# Russian and Kazakh verbs say “you” by their ending alone, and so do Kazakh nouns that are “yours”.
SECOND_PERSON = re.compile(
    r"\w{2}(?:[её]шь|ишь|[её]те|ите|йте|[еи]шься|йся|тесь)\b"
    r"|\w{2}(?:сың|сің|саң|сең|сыңдар|сіңдер|ыңды|іңді|аңды|еңді|ыңа|іңе|аңа|еңе|ыңнан|іңнен)\b"
    r"|\w{3}(?:ңыз|ңіз)(?:[дғ][ыіае]|[дн][ыі]ң|[дт][ае]н)?\b"
)


def speaks_to_another(post: Post, other: str = "") -> bool:
    """Say whether a post answers a comment, speaks to its author, and of no third person.

    It speaks to its author where it says “you” or calls the author, `other`, by name. What answers
    the post that opens a thread speaks to her or of her: under an outlet's post about her, “you” is
    the journalist. So does what names no thread, as far as can be known.
    """
    if not post.in_reply_to or not post.thread_id or post.in_reply_to == post.thread_id:
        return False
    text = (post.text or "").casefold()
    words = set(WORD.findall(text))
    spoken_to = _says_you(text, words) or not called(other).isdisjoint(_calls(text))
    return spoken_to and words.isdisjoint(_words("of"))


def calls_another(text: str, names: Collection[str]) -> bool:
    """Say whether a text speaks to “you”, and calls a commenter by one of `names` (small letters).

    A name calls where the sentence or the phrase ends after it: “I know your flat Kyle, …”, but not
    in “Kyle told me …” nor in “like Kyle.”
    """
    text = _said(text)
    words = list(WORD.finditer(text))
    said = {word[0] for word in words}
    if not _says_you(text, said) or not said.isdisjoint(_words("of")):
        return False
    before = [""] + [word[0] for word in words]
    return any(
        word[0] in names and before[place] not in _words("beside") and _ends(text[word.end() :])
        for place, word in enumerate(words)
    )


def speaks_of_another(text: str, gender: Gender) -> bool:
    """Say whether a text speaks of a “him” where the journalist is a woman, and to nobody.

    So it is with “her” and a man. Where the gender is not known, or “you” or the journalist may be
    meant as well, the answer is no.
    """
    other = OTHER.get(gender)
    if other is None:
        return False
    text = _said(text)
    words = set(WORD.findall(text))
    if words.isdisjoint(_words(other)):
        return False
    return not _says_you(text, words) and words.isdisjoint(_words("of") - _words(other))


def harms_another(text: str, reasons: Iterable[Reason], gender: Gender) -> bool:
    """Say whether every phrase that rules took for violence speaks of a “him” where she is a woman.

    “If I meet the man who did that to you, I'd break his legs” speaks to her, and not against her.
    """
    other = OTHER.get(gender)
    phrases = [text[one.start : one.end] for one in reasons if one.source.startswith(BY_ENTRY)]
    if other is None or not phrases:
        return False
    return all(
        not _words(other).isdisjoint(WORD.findall(phrase.casefold()))
        and not may_mean(phrase, gender)
        for phrase in phrases
    )


def may_mean(text: str, gender: Gender) -> bool:
    """Say whether a text speaks to “you”, or of a third person who may be a `gender`."""
    text = _said(text)
    words = set(WORD.findall(text))
    return _says_you(text, words) or not words.isdisjoint(_of_her(gender))


def names_somebody(text: str) -> bool:
    """Say whether a text speaks to “you” or of a third person, as against people of some kind."""
    text = text.casefold()
    words = set(WORD.findall(text))
    return _says_you(text, words) or not words.isdisjoint(_words("of"))


def called(name: str) -> frozenset[str]:
    """Give the words of a shown name by which its bearer may be called."""
    return frozenset(word for word in WORD.findall(name.casefold()) if len(word) >= NAME)


def first_name(shown: str) -> frozenset[str]:
    """Give the word by which the bearer of a shown name is called, none if it fits anybody."""
    return called(shown.strip().partition(" ")[0]) - _words("anybody")


def _says_you(text: str, words: Collection[str]) -> bool:
    return not _words("to").isdisjoint(words) or SECOND_PERSON.search(text) is not None


def _said(text: str) -> str:
    """Give what is said after the handles that a platform put before it, in small letters.

    A Russian oath by God begins with what is also “to her”.
    """
    return LEADING.sub("", text).casefold().replace("ей-богу", "")


def _calls(text: str) -> set[str]:
    """Give the words set apart at the beginning or the end, as the name of one who is called."""
    return {word for match in CALL.finditer(text) for word in match.groups() if word}


def _ends(rest: str) -> bool:
    rest = rest.lstrip(" ")
    return not rest or not rest[0].isalnum() or rest.startswith("and you")


@cache
def _of_her(gender: Gender) -> frozenset[str]:
    """Give the words of the third person that may mean a journalist of `gender`."""
    other = OTHER.get(gender)
    words = _words("of") - _words("this") - (_words(other) if other else frozenset())
    return words - _words("his_or_its") if other == "he" else words


@cache
def _words(kind: str) -> frozenset[str]:
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))[kind]
    return frozenset(word for some in table.values() for word in some)
