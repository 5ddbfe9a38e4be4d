"""The linear model: kept in a file and back, the same in any company, silent where untaught."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from findings_models import HEADS, model_that_minds
from hypothesis import given
from hypothesis import strategies as st

from tocsin.findings import FindingsError
from tocsin.findings.linear import BITS, Linear, load, save, tidy
from tocsin.findings.ngrams import grams, prepare
from tocsin.findings.words import heaviest_words

MODEL = model_that_minds({"scum": ("violent", "insult"), "threaten": ("threat",)})


def test_a_saved_model_says_the_same(tmp_path: Path) -> None:
    save(tmp_path / "model.npz", MODEL)
    again = load(tmp_path / "model.npz")
    texts = ["you scum", "a nice day"]
    assert again.heads == MODEL.heads
    assert np.array_equal(again.logits(texts), MODEL.logits(texts))
    assert again.id.startswith("test+")


def test_the_id_follows_the_bytes(tmp_path: Path) -> None:
    save(tmp_path / "a.npz", MODEL)
    other = model_that_minds({"other": ("violent",)})
    save(tmp_path / "b.npz", other)
    assert load(tmp_path / "a.npz").id != load(tmp_path / "b.npz").id
    assert load(tmp_path / "a.npz").id == load(tmp_path / "a.npz").id


def test_words_it_minds_raise_their_heads() -> None:
    found = MODEL.probabilities(["you scum", "a nice day", "they threaten"], "en")
    assert found is not None
    chance = {head: found[:, place] for place, head in enumerate(HEADS)}
    assert chance["violent"][0] > 0.5 > chance["violent"][1]
    assert chance["threat"][2] > 0.5 > chance["threat"][0]


def test_it_says_nothing_in_a_language_it_has_not_learned() -> None:
    assert MODEL.probabilities(["сен"], "kk") is None


def test_an_empty_batch_has_no_rows() -> None:
    assert MODEL.logits([]).shape == (0, len(HEADS))
    found = MODEL.probabilities([], "en")
    assert found is not None
    assert found.shape == (0, len(HEADS))


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_a_text_scores_the_same_alone_and_in_a_batch(texts: list[str]) -> None:
    together = MODEL.logits(texts)
    alone = np.vstack([MODEL.logits([text]) for text in texts])
    assert np.array_equal(together, alone)


@pytest.mark.parametrize("text", ["", " ", "a", "\x00", "\ud83d", "🐀", "x" * 100_000])
def test_any_text_has_a_score(text: str) -> None:
    assert np.isfinite(MODEL.logits([text, "other"])).all()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("see https://site.example/a?b", "see https://other.example"),
        ("hey @anna_1", "hey @bob"),
        ("It’s ёлка", "it's елка"),
        ("a   b\n c", "a b c"),
    ],
)
def test_what_names_or_spells_makes_no_difference(text: str, same: str) -> None:
    assert prepare(tidy(text)) == prepare(tidy(same))


def test_grams_of_each_order_stand_text_by_text() -> None:
    for order, found in zip((2, 3, 4, 5), grams(["abc", "", "de"], BITS), strict=True):
        counts = [max(0, len(prepare(text)) - order + 1) for text in ("abc", "", "de")]
        assert list(np.diff(found.starts)) == counts
        assert len(found.hashes) == sum(counts)
        assert (found.hashes < 1 << BITS).all()


def test_grams_do_not_reach_into_the_next_text() -> None:
    alone, together = grams(["abc"], BITS), grams(["abc", "xyz"], BITS)
    for one, both in zip(alone, together, strict=True):
        assert np.array_equal(one.hashes, both.hashes[: len(one.hashes)])


def drop(name: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with np.load(path) as file:
            kept = {key: file[key] for key in file.files if key != name}
        np.savez(path, **kept)

    return spoil


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-2000])


def flip(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 50] = b"\xff" * 50
    path.write_bytes(bytes(whole))


def other_kind(path: Path) -> None:
    path.write_text("no archive at all", encoding="utf-8")


def foreign(path: Path) -> None:
    np.savez(path, data=np.arange(3))


def as_array(path: Path) -> None:
    with path.open("wb") as file:
        np.save(file, np.arange(3))


def pickled(path: Path) -> None:
    np.savez(path, card=np.array({"id": "x"}, dtype=object))


def missing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    "spoil",
    [cut, flip, other_kind, foreign, as_array, pickled, missing, drop("card"), drop("platt_en")],
)
def test_a_spoiled_file_is_refused(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    path = tmp_path / "model.npz"
    save(path, MODEL)
    spoil(path)
    with pytest.raises(FindingsError, match=r"no usable model file .*; install Tocsin again"):
        load(path)


@pytest.mark.parametrize(
    "other",
    [
        replace(MODEL, heads=("one", "two", "three", "four", "five")),
        replace(MODEL, heads=HEADS[:4]),
        replace(MODEL, weights=MODEL.weights[:100]),
        replace(MODEL, weights=MODEL.weights.astype(np.float32)),
        replace(MODEL, scales=MODEL.scales[:2]),
        replace(MODEL, biases=MODEL.biases.astype(np.float64)),
        replace(MODEL, platt={"en": MODEL.platt["en"][:2]}),
    ],
)
def test_a_model_of_another_make_is_refused(tmp_path: Path, other: Linear) -> None:
    save(tmp_path / "model.npz", other)
    with pytest.raises(FindingsError, match="no usable model file"):
        load(tmp_path / "model.npz")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("oh you scum go", ["you", "scum", "go"]),
        ("scum", ["scum"]),
        ("one two three four scum", ["scum"]),
    ],
)
def test_the_heaviest_words_are_named_in_order(text: str, words: list[str]) -> None:
    spans = heaviest_words(MODEL, text, "violent")
    assert spans == sorted(spans)
    assert len(spans) <= 3
    assert set(words) >= {"scum"} <= {text[a:b] for a, b in spans}


def test_links_and_handles_are_no_reasons() -> None:
    text = "@scum https://scum.example scum"
    assert [text[a:b] for a, b in heaviest_words(MODEL, text, "violent")] == ["scum"]


def test_a_text_of_links_alone_is_its_own_reason() -> None:
    assert heaviest_words(MODEL, "@scum", "violent") == [(0, 5)]
    assert heaviest_words(MODEL, "", "violent") == []
