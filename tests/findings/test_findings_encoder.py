"""The encoder that ships: it answers whatever is asked, and says what is wrong with its file."""

import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import numpy as np
import pytest

from tocsin.findings.encoder import PACKAGED, Encoder, load, pack
from tocsin.findings.errors import FindingsError

TEXTS = [
    "Thank you for the report",
    "Я приду и убью тебя, тварь, готовься",
    "Рақмет, жақсы мақала",
    "🐀🐀",
    "",
]


@pytest.fixture(scope="module")
def bundle():
    return load(PACKAGED)


@pytest.fixture(scope="module")
def encoder(bundle):
    return Encoder(bundle)


def test_the_file_names_itself_its_licence_and_what_it_learned_from(bundle):
    assert bundle.id == f"{bundle.card['id']}+{bundle.digest[:12]}"
    assert bundle.card["licence"] == "Apache-2.0"
    assert all(one["licence"] for one in bundle.card["sets"])


def test_the_file_keeps_to_its_size():
    assert PACKAGED.stat().st_size <= 60_000_000


def test_a_text_has_one_answer_in_any_company_and_on_any_threads(encoder, bundle):
    alone = np.concatenate([encoder.logits([text]) for text in TEXTS])
    assert np.array_equal(Encoder(bundle).logits(TEXTS), alone)
    assert np.array_equal(Encoder(bundle, threads=2).logits(TEXTS), alone)


def test_a_threat_is_likelier_violence_than_thanks(encoder):
    place = encoder.columns.index("violent")
    chances = encoder.probabilities(TEXTS, "ru")[:, place]
    assert chances[1] > 0.5 > chances[0]
    assert chances[1] > chances[2]


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "\ud83d", "a" * 1_000_000, "слово " * 200_000, "😡" * 9000, "中文"]
)
def test_any_text_has_an_answer(encoder, text):
    found = encoder.probabilities([text], "xx")
    assert found.shape == (1, len(encoder.columns))
    assert ((found >= 0) & (found <= 1)).all()
    for start, end in encoder.heaviest(text):
        assert 0 <= start < end <= len(text)


def test_what_is_clearly_harmless_at_first_sight_is_not_read_to_the_end(encoder):
    whole = encoder.probabilities(TEXTS, "ru")
    early = encoder.probabilities(TEXTS, "ru", stop=0.2)
    left = np.isnan(early).any(axis=1)
    assert left[0] and not left[1]
    assert np.array_equal(early[~left], whole[~left])
    assert (early[left, encoder.columns.index("violent")] < 0.2).all()


def test_what_was_read_before_changes_no_answer(encoder, bundle):
    early = Encoder(bundle).probabilities(TEXTS, "ru", stop=0.2)
    encoder.probabilities(TEXTS, "ru")
    assert np.array_equal(encoder.probabilities(TEXTS, "ru", stop=0.2), early, equal_nan=True)
    assert Encoder(bundle).heaviest(TEXTS[1]) == encoder.heaviest(TEXTS[1])


def test_a_copy_is_not_read_again_nor_is_a_text_for_its_heaviest_words(bundle, monkeypatch):
    fresh = Encoder(bundle)
    begun = []
    begin = fresh._begin
    monkeypatch.setattr(fresh, "_begin", lambda ids: begun.append(ids) or begin(ids))
    fresh.logits([TEXTS[1], TEXTS[1]])
    fresh.heaviest(TEXTS[1])
    assert len(begun) == 1


def test_a_text_that_was_put_down_early_is_read_to_the_end_when_asked(bundle):
    fresh = Encoder(bundle)
    whole = Encoder(bundle).probabilities(TEXTS, "ru")
    assert np.isnan(fresh.probabilities(TEXTS, "ru", stop=0.2)).any()
    assert np.array_equal(fresh.probabilities(TEXTS, "ru"), whole)


def test_no_text_has_no_answer(encoder):
    assert encoder.logits([]).shape == (0, len(encoder.columns))


def test_the_heaviest_words_are_whole_words(encoder):
    text = "Hello all, kill that stupid witch today"
    words = [text[start:end] for start, end in encoder.heaviest(text)]
    assert 0 < len(words) <= 3
    assert set(words) <= set(text.split())


def test_the_end_of_a_long_text_is_read(encoder):
    calm = "We had tea in the garden and talked about the weather. " * 30
    place = encoder.columns.index("violent")
    found = encoder.probabilities([calm, calm + "I will kill you, bitch."], "en")[:, place]
    assert found[1] > found[0]


def test_packing_again_gives_the_same_bytes(bundle, tmp_path):
    pack(tmp_path / "a.zip", bundle)
    pack(tmp_path / "b.zip", load(tmp_path / "a.zip"))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def without(name):
    out = BytesIO()
    with ZipFile(PACKAGED) as old, ZipFile(out, "w") as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"no model", PACKAGED.read_bytes()[:50_000], PACKAGED.read_bytes()[:-40],
     without("card.json"), without("late.onnx")],
    ids=["empty", "foreign", "cut early", "cut late", "no card", "no graph"],
)  # fmt: skip
def test_a_damaged_file_is_named_with_what_to_do(tmp_path, content):
    path = tmp_path / "encoder.zip"
    path.write_bytes(content)
    with pytest.raises(FindingsError, match=r"encoder\.zip: no usable model file .* install"):
        load(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FindingsError, match="no usable model file"):
        load(tmp_path / "gone.zip")


def test_a_file_with_a_wrong_card_or_vectors_is_refused(bundle, tmp_path):
    words = bundle.words
    wrong = (
        replace(bundle, card={**bundle.card, "columns": ["toxic"]}),
        replace(bundle, card={**bundle.card, "platt": {"*": [[1, 0]]}}),
        replace(bundle, words=replace(words, nibbles=words.nibbles[:, :3])),
        replace(bundle, words=replace(words, scales=words.scales.astype(np.float32))),
    )
    for one in wrong:
        pack(tmp_path / "wrong.zip", one)
        with pytest.raises(FindingsError):
            load(tmp_path / "wrong.zip")


def test_a_broken_graph_or_tokenizer_is_told_when_it_is_needed(bundle):
    for wrong in (
        replace(bundle, early=b"x"),
        replace(bundle, late=b"x"),
        replace(bundle, tokenizer=json.dumps({})),
    ):
        with pytest.raises(FindingsError, match="does not load"):
            Encoder(wrong).logits(["a text"])
