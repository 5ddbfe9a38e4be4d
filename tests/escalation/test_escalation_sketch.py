"""Sketches: near-duplicates meet, others do not, and every process makes the same."""

import os
import random
import subprocess
import sys

import pytest

from tocsin.escalation import sketch as sketches
from tocsin.escalation.sketch import MOST_WORDS, bands, bands_of_many, hashes, sketch

SMEAR = (
    "everybody in this town knows that she was paid by people from abroad to write such lies "
    "about our school and our road"
)
OTHERS = [
    "thank you for this careful piece about the budget of the river district",
    "the minister has not answered a single one of the questions you asked",
    "please write more about the buses because nobody else ever does it",
    "i disagree with every word but the figures seem to be right after all",
    "когда же наконец отремонтируют дорогу к нашей школе и кто за это ответит",
    "біздің мектептің жолын қашан жөндейді және оған кім жауап береді екен",
]


def meet(one, other):
    return bool(set(sketch(one)) & set(sketch(other)))


@pytest.mark.parametrize(
    "copy",
    [
        SMEAR.upper(),
        f"@someone #shame {SMEAR} https://example.org/a/b?c=d",
        SMEAR.replace(" ", ",  "),
        f"{SMEAR} !!! 🔥🔥",
        f"listen: {SMEAR}",
        f"{SMEAR} think about it",
    ],
)
def test_copies_with_trimmings_meet(copy):
    assert meet(SMEAR, copy)


def test_unrelated_texts_do_not_meet():
    texts = [SMEAR, *OTHERS]
    assert not any(meet(a, b) for a in texts for b in texts if a is not b)


@pytest.mark.parametrize("text", ["", "yes", "four words are few", "@a @b @c @d @e @f", "🔥" * 50])
def test_short_texts_are_like_no_other(text):
    assert sketch(text) == ()


def _with_changes(words, number, rng):
    changed = list(words)
    for place in rng.sample(range(len(words)), number):
        changed[place] = f"other{''.join(rng.choices('abcdefgh', k=6))}"
    return " ".join(changed)


def test_the_more_words_differ_the_fewer_copies_meet():
    rng = random.Random(3)
    words = [f"word{''.join(rng.choices('abcdefgh', k=6))}" for _ in range(40)]
    whole = " ".join(words)

    def met(number):
        return sum(meet(whole, _with_changes(words, number, rng)) for _ in range(200)) / 200

    shares = [met(number) for number in (1, 5, 12, 30)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.95
    assert shares[-1] < 0.05


def test_bands_of_different_places_are_never_equal():
    bands = [band for text in [SMEAR, *OTHERS] for band in sketch(text)]
    assert len(set(bands)) == len(bands)
    assert all([band & 3 for band in sketch(text)] == [0, 1, 2, 3] for text in OTHERS)


def test_a_book_is_compared_by_its_beginning():
    book = " ".join(f"слово{'а' * (i % 7)}" for i in range(MOST_WORDS))
    assert sketch(f"{book} the end") == sketch(f"{book} another end")


def test_another_process_with_another_hash_seed_makes_the_same():
    code = "import sys; from tocsin.escalation.sketch import sketch; print(sketch(sys.argv[1]))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code, OTHERS[4]],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout.decode()
        for seed in ("1", "2")
    }
    assert found == {f"{sketch(OTHERS[4])}{os.linesep}"}


def test_many_texts_at_once_have_the_sketches_that_each_has_alone():
    rng = random.Random(7)
    lengths = [0, 4, 5, 6, 7, 30, MOST_WORDS, 5] * 300
    texts = [["".join(rng.choices("abcdё", k=5)) for _ in range(each)] for each in lengths]
    assert list(bands_of_many(list(map(hashes, texts)))) == list(map(bands, texts))
    assert list(bands_of_many([(), ()])) == [(), ()]


def test_hashes_are_kept_in_bounds_and_forgetting_them_changes_nothing(monkeypatch):
    whole = [sketch(text) for text in OTHERS]
    monkeypatch.setattr(sketches, "MOST_HASHES", 3)
    sketches._HASHES.clear()
    assert [sketch(text) for text in OTHERS] == whole
    assert len(sketches._HASHES) <= 3
    assert sketch(f"{'a' * 100} {OTHERS[0]}") != whole[0]
    assert "a" * 100 not in sketches._HASHES
