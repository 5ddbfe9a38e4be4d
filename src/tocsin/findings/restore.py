"""Find the known word behind a disguised one, letter by letter along known beginnings."""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.findings.lookalikes import GREEK, SIGNS, alike, is_cyrillic
from tocsin.findings.vocabulary import SHORTEST_STEM, Vocabulary

# Signs that stand between letters for nothing, and those that may stand for a letter.
NOISE = frozenset("*_-.~#%&^'")
HOLES = frozenset("*#%?~_-.")
ANY = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
MOST_HOLES = 3
FEWEST_SEEN = 2
# A token is given up on after so many steps, so that none can take long.
MOST_STEPS = 600


@dataclass(frozen=True, slots=True)
class Restored:
    """A known word, and for each of its letters the place in the disguised token."""

    word: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Path:
    """How far a reading has come: letters so far, where from, and by which means."""

    word: str = ""
    places: tuple[int, ...] = ()
    next: int = 0
    holes: int = 0
    changed: bool = False


class Reading:
    """All readings of one token of lower case letters, digits and signs."""

    def __init__(self, token: str, vocabulary: Vocabulary) -> None:
        self._token = token
        self._vocabulary = vocabulary
        cyrillic = sum(map(is_cyrillic, token))
        latin = sum("a" <= letter <= "z" for letter in token)
        self._mixed = bool(cyrillic and latin) or any(letter in GREEK for letter in token)

    def restored(self) -> Restored | None:
        """Give the known word that the token is a disguise of, or begins with."""
        filled: dict[str, Restored] = {}
        stem: Restored | None = None
        for path in self._paths():
            found = Restored(path.word, path.places)
            if path.next < len(self._token):
                stem = max(stem or found, found, key=lambda one: len(one.word))
            elif not path.holes:
                return found
            else:
                filled.setdefault(path.word, found)
        likeliest = self._vocabulary.likeliest(filled)
        return filled[likeliest] if likeliest else stem and self._with_rest(stem)

    def _paths(self) -> Iterator[_Path]:
        """Walk along known beginnings; give whole words, and stems that a disguise led to."""
        waiting = [_Path()]
        for _ in range(MOST_STEPS):
            if not waiting:
                return
            path = waiting.pop()
            known = path.changed and path.word in self._vocabulary.words
            if path.next == len(self._token):
                if known and len(path.word) - path.holes >= FEWEST_SEEN:
                    yield path
                continue
            by_letter = path.places[-1:] == (path.next - 1,)
            if known and by_letter and not path.holes and len(path.word) >= SHORTEST_STEM:
                yield path
            waiting.extend(reversed(list(self._steps(path))))

    def _steps(self, path: _Path) -> Iterator[_Path]:
        sign = self._token[path.next]
        for letter in self._letters(sign):
            yield from self._step(path, letter, hole=False)
        if path.word and sign in HOLES and path.holes < MOST_HOLES:
            for letter in ANY:
                yield from self._step(path, letter, hole=True)
        if path.word and (sign in NOISE or self._repeats(path.next)):
            yield _Path(path.word, path.places, path.next + 1, path.holes, changed=True)

    def _step(self, path: _Path, letter: str, *, hole: bool) -> Iterator[_Path]:
        word = path.word + letter
        if word in self._vocabulary.beginnings:
            changed = path.changed or letter != self._token[path.next]
            places = (*path.places, path.next)
            yield _Path(word, places, path.next + 1, path.holes + hole, changed)

    def _letters(self, sign: str) -> str:
        if sign.isalpha():
            return sign + (alike(sign) if self._mixed else "")
        return SIGNS.get(sign, "")

    def _repeats(self, place: int) -> bool:
        """Say whether the sign is one of three or more of a kind, and not the first."""
        sign, token = self._token[place], self._token
        if place == 0 or token[place - 1] != sign or sign.isdigit():
            return False
        before = token[max(0, place - 2) : place + 1]
        return sign * 3 in {before, token[place - 1 : place + 2]}

    def _with_rest(self, stem: Restored) -> Restored | None:
        """Add what follows a stem, in its alphabet, if that is letters and nothing else."""
        cyrillic = is_cyrillic(stem.word[-1])
        letters, places = stem.word, list(stem.places)
        for place in range(stem.places[-1] + 1, len(self._token)):
            if self._repeats(place):
                continue
            fitting = (
                one for one in self._letters(self._token[place]) if is_cyrillic(one) == cyrillic
            )
            letter = next(fitting, None)
            if letter is None:
                return None
            letters += letter
            places.append(place)
        return Restored(letters, tuple(places))
