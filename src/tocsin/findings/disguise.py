"""Undo the ways in which words are hidden from word lists.

A token is only rewritten where the outcome is a known word, so that model numbers, dates, prices
and addresses stay what they are; stretched letters of other words are brought to two.
"""

import re
from collections.abc import Iterable, Iterator

from tocsin.findings.restore import Reading, Restored
from tocsin.findings.spelling import KAZAKH
from tocsin.findings.vocabulary import SHORTEST, Vocabulary

Text = tuple[str, list[int]]
# A change: from where to where, the new letters, and for each the place that it stands for.
Edit = tuple[int, int, str, list[int]]

TOKEN = re.compile(r"[^\s,;:\"«»“”„()\[\]<>/\\…]+")
# What names and is never a disguise: links, e-mail addresses, handles.
NAMES = re.compile(r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]+|(?<!\w)@\w[\w.]*")
SPACED = re.compile(r"(?<!\w)[^\W_](?:[ .,_*\-]{1,3}[^\W_](?!\w)){2,}")
STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
LONGEST_WORD = 24
# With all that may hide it.
LONGEST_TOKEN = 80
LONGEST_ENDING = 3
EDGE = ".,!?'\"-_^~&%+=|"
# Words of one alphabet, which hide nothing unless letters are stretched.
PLAIN = re.compile(r"[a-z]+(?:'[a-z]+)?|[а-яәіңғүұқөһ]+")
# A number with its unit: 100k, 20kg, 5000тг; and what is more digits than letters.
NUMBER = re.compile(r"\W*\d{2,}[^\W\d_]{1,4}\W*")


def undo(letters: str, offsets: list[int], vocabulary: Vocabulary) -> Text:
    """Take all disguises off a text."""
    letters, offsets = _applied(letters, offsets, _spaced(letters, vocabulary))
    return _applied(letters, offsets, _tokens(letters, vocabulary))


def hides(piece: str, vocabulary: Vocabulary) -> bool:
    """Say whether a text without spaced letters has any disguise to take off."""
    return next(_tokens(piece, vocabulary), None) is not None


def _applied(letters: str, offsets: list[int], edits: Iterable[Edit]) -> Text:
    out: list[str] = []
    places: list[int] = []
    last = 0
    for start, end, new, where in edits:
        out += (letters[last:start], new)
        places += offsets[last:start]
        places += [offsets[place] for place in where]
        last = end
    return "".join((*out, letters[last:])), places + offsets[last:]


def _spaced(letters: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    """Join letters written apart where together they make known words."""
    for match in SPACED.finditer(letters):
        places = [place for place in range(*match.span()) if letters[place].isalnum()]
        joined = "".join(letters[place] for place in places)
        words = _words_in(joined, vocabulary)
        if not words:
            joined = joined.translate(KAZAKH)
            words = _words_in(joined, vocabulary)
        for start, end in words:
            where = places[start:end]
            yield where[0], where[-1] + 1, joined[start:end], where


def _words_in(joined: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Give the known words that letters make; short ones count only where none is left over."""
    if whole := _parted(joined, vocabulary):
        return whole
    if len(joined) <= LONGEST_WORD and Reading(joined, vocabulary).restored():
        return [(0, len(joined))]
    found, place = [], 0
    while place < len(joined):
        lengths = range(min(len(joined) - place, LONGEST_WORD), SHORTEST, -1)
        length = next((n for n in lengths if joined[place : place + n] in vocabulary.words), 0)
        if length:
            found.append((place, place + length))
        place += length or 1
    return _with_ending(found, joined)


def _with_ending(found: list[tuple[int, int]], joined: str) -> list[tuple[int, int]]:
    """Let a word that begins the letters take what is left over as its ending."""
    if len(found) == 1 and found[0][0] == 0 and len(joined) - found[0][1] <= LONGEST_ENDING:
        return [(0, len(joined))]
    return found


def _parted(joined: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Part all letters into the fewest known words; nothing where that cannot be done."""
    count, begins = {0: 0}, {0: 0}
    for end in range(SHORTEST, len(joined) + 1):
        starts = range(max(0, end - LONGEST_WORD), end - SHORTEST + 1)
        known = [one for one in starts if one in count and joined[one:end] in vocabulary.words]
        if known:
            begins[end] = min(known, key=lambda start: count[start])
            count[end] = count[begins[end]] + 1
    spans: list[tuple[int, int]] = []
    end = len(joined) if len(joined) in begins else 0
    while end:
        spans.append((begins[end], end))
        end = begins[end]
    return spans[::-1]


def _tokens(letters: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    names = [match.span() for match in NAMES.finditer(letters)]
    for match in TOKEN.finditer(letters):
        start, end = match.span()
        while names and names[0][1] <= start:
            names.pop(0)
        if not (names and names[0][0] < end) and not match.group().isdigit():
            yield from _token(match.group(), start, vocabulary)


def _token(token: str, start: int, vocabulary: Vocabulary) -> Iterator[Edit]:
    core = token.strip(EDGE) if token[0] != "*" else token.strip(EDGE + "*")
    core = core.lstrip("#")
    if PLAIN.fullmatch(core) and "_" not in token and not STRETCHED.search(core):
        return
    before, start = start, start + token.find(core)
    known = core in vocabulary.words or not _could_hide(core)
    found = None if known else _restored(core, vocabulary)
    if not found and "_" in token:
        found, start, core = _underlined(token, vocabulary), before, token
    found = found or (None if known else _squeezed(core))
    if found:
        yield start, start + len(core), found.word, [start + place for place in found.places]


def _restored(core: str, vocabulary: Vocabulary) -> Restored | None:
    """Read a token as it stands, then as Kazakh is typed on a Russian keyboard."""
    spellings = dict.fromkeys((core, core.translate(KAZAKH)))
    readings = (Reading(one, vocabulary).restored() for one in spellings)
    return next((found for found in readings if found), None)


def _underlined(token: str, vocabulary: Vocabulary) -> Restored | None:
    """Take underscores for spaces where one of them lies beside a known word."""
    if any(piece in vocabulary.words for piece in token.split("_")):
        return Restored(token.replace("_", " "), tuple(range(len(token))))
    return None


def _could_hide(core: str) -> bool:
    """Say whether a token may be a disguised word at all."""
    digits = sum(map(str.isdigit, core))
    seen = sum(map(str.isalpha, core))
    if not seen or digits > seen or len(core) > LONGEST_TOKEN or NUMBER.fullmatch(core):
        return False
    return not _is_compound(core)


def _is_compound(core: str) -> bool:
    """Say whether hyphens or dots join whole words, as in well-known or site.name."""
    pieces = re.split(r"[-.]", core)
    return len(pieces) > 1 and all(len(one) > 2 and one.isalpha() for one in pieces)


def _squeezed(core: str) -> Restored | None:
    """Bring the stretched letters of an unknown word to two, so that such words look alike."""
    runs = [match.span() for match in STRETCHED.finditer(core)]
    if not runs or len(set(core)) == 1:
        return None
    drop = {place for start, end in runs for place in range(start + 2, end)}
    keep = tuple(place for place in range(len(core)) if place not in drop)
    return Restored("".join(core[place] for place in keep), keep)
