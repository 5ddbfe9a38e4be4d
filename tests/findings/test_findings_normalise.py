"""Whatever is written, every letter of the normalised text knows where it came from."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.findings.normalise import Normal, Normaliser
from tocsin.findings.spelling import fold, plain, whole
from tocsin.findings.vocabulary import Vocabulary

NORMALISE = Normaliser(Vocabulary(["kill", "you", "убью", "сука", "bitch"]))
# Letters of every kind that the long way treats apart, so that they meet often.
TRICKY = st.sampled_from(
    [
        *"k1il!*_-. ау6бьюKЯ@#№…ﬁﷺİßΣκй\n\x00",
        "\u200b",
        "\u0301",
        "\u0306",
        "\ufe0f",
        "\u20e3",
        "\ud83d",
        "\udc00",
        "🅺",
        "ᴋ",
        "🐀",
        "ｋ",
        "q\u0323\u0307",
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.lists(TRICKY, max_size=40).map("".join),
)


@given(TEXTS)
def test_offsets_rise_and_lie_in_the_text(text: str) -> None:
    normal = NORMALISE(text)
    offsets = normal.offsets
    if offsets is None:
        assert len(normal.text) == len(text)
        return
    assert len(offsets) == len(normal.text) + 1
    assert all(a <= b for a, b in pairwise(offsets))
    assert all(0 <= place <= len(text) for place in offsets)
    assert offsets[-1] == len(text)


@given(TEXTS, st.data())
def test_every_span_has_an_original(text: str, data: st.DataObject) -> None:
    normal = NORMALISE(text)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    a, b = normal.original(start, end)
    assert 0 <= a <= b <= len(text)
    assert (a < b) or start == end


@given(TEXTS)
def test_normalising_again_changes_no_plain_text(text: str) -> None:
    assert NORMALISE(text) == NORMALISE(text)
    assert plain(plain(text)) == plain(text)
    assert len(plain(text)) == len(fold(text)) == len(whole(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A plain sentence, with a comma. And another!",
        "Простое предложение: «цитата» — и всё.",
        "Қарапайым сөйлем.",
        "Мы - 2 из 3 (или 4), 15 мая 2026 года",
        "It's 5 o’clock; don’t wait",
        "emoji 🔥 and 🐀",
    ],
)
def test_a_plain_text_is_only_lowered(text: str) -> None:
    assert NORMALISE(text) == Normal(plain(text), None)


@pytest.mark.parametrize(
    ("text", "word", "span"),
    [
        ("so k1ll you", "kill", "k1ll"),
        ("so k i l l you", "kill", "k i l l"),
        ("so kiiiill you", "kill", "kiiiill"),
        ("so k\u200bil\u200bl you", "kill", "k\u200bil\u200bl"),
        ("so ｋｉｌｌ you", "kill", "ｋｉｌｌ"),
        ("… у6ью … сука", "сука", "сука"),
        ("… у6ью … сука", "убью", "у6ью"),
        ("у-б-ь-ю, да", "убью", "у-б-ь-ю"),
        ("ﷺ kill", "kill", "kill"),
        ("İİİ kiill you", "you", "you"),
        ("é́́́ b!tch", "bitch", "b!tch"),
        ("Й и\u0306 сукааа!", "сука", "сукааа"),
    ],
)
def test_a_word_leads_back_to_where_it_was_hidden(text: str, word: str, span: str) -> None:
    normal = NORMALISE(text)
    start = normal.text.index(word)
    a, b = normal.original(start, start + len(word))
    assert text[a:b] == span


def test_an_empty_span_stays_empty() -> None:
    normal = NORMALISE("k i l l you")
    assert normal.original(0, 0) == (0, 0)
    assert normal.original(len(normal.text), len(normal.text)) == (11, 11)


def test_half_a_character_becomes_a_sign_of_the_same_length() -> None:
    assert whole("a\ud83db") == "a\ufffdb"
    assert whole("plain") == "plain"
