"""One verdict from rules and model: how sure, how grave, why, and why not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from findings_lists import entry, way, write_lexicon
from findings_models import model_that_minds
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.domain import Directness, Verdict
from tocsin.findings import RulesAndModels, packaged, weigh
from tocsin.findings.lexicon import load

LISTS = "".join(
    (
        entry("kill", "THR-1", "kill @you", weight="strong"),
        entry("soon", "THR-4", "soon enough", weight="weak", directness="implied"),
        entry("wait", "THR-4", "just wait", weight="weak", directness="implied"),
        entry("if", "THR-1", "if you publish", weight="medium", directness="conditional"),
        entry("witch", "MIS-1", "witch", also=["CRD-4"], weight="medium", severity=2),
        entry("slur", "IDN-3", "gutterfolk", weight="medium", severity=3, grounds=["ethnicity"]),
        entry("home", "PRV-1", "lives at", weight="medium", severity=4),
        entry("убью", "THR-1", "убью @you", weight="strong"),
        way("report", "report", "he said"),
    )
)
CLASSES = 'you = ["you", "тебя"]'
MODEL = model_that_minds(
    {
        "scum": ("violent", "insult"),
        "wench": ("violent", "gendered"),
    },
    ("en", "ru"),
)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Verdict]:
    machine = build(tmp_path_factory.mktemp("lists"))
    return lambda text: machine.judge([text])[0]


def build(folder: Path) -> RulesAndModels:
    return RulesAndModels(load(write_lexicon(folder, LISTS, CLASSES)), MODEL)


def types(verdict: Verdict) -> dict[str, float]:
    return {one.id: one.probability for one in verdict.types}


def test_a_threat_is_flagged_with_type_severity_and_reason(judge: Callable[[str], Verdict]) -> None:
    said = judge("I will kill you")
    assert said.flag
    assert said.violent >= 0.95
    assert said.types[0].id == "THR-1"
    assert (said.severity, said.directness, said.lang) == (5, Directness.EXPLICIT, "en")
    assert [(one.start, one.end, one.type, one.source) for one in said.reasons] == [
        (7, 15, "THR-1", "lexicon:kill")
    ]


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud83d\udc00 \ud83d", "…", "🐀", "a nice day"])
def test_a_harmless_text_has_no_severity_and_no_reason(
    judge: Callable[[str], Verdict], text: str
) -> None:
    said = judge(text)
    assert (said.flag, said.severity, said.reasons, said.types) == (False, 0, (), ())
    assert said.violent < 0.5
    assert said.directness is Directness.NONE


def test_doubts_of_different_entries_are_multiplied(judge: Callable[[str], Verdict]) -> None:
    one, both = judge("soon enough"), judge("just wait, soon enough")
    assert types(one) == {"THR-4": 0.35}
    assert not one.flag
    assert types(both) == {"THR-4": pytest.approx(1 - 0.65**2)}
    assert both.flag


def test_the_same_words_again_make_nothing_surer(judge: Callable[[str], Verdict]) -> None:
    assert types(judge("soon enough. soon enough. soon enough")) == {"THR-4": 0.35}


def test_nothing_is_ever_certain(judge: Callable[[str], Verdict]) -> None:
    assert types(judge("kill you, if you publish, убью тебя"))["THR-1"] == 0.99


def test_an_entry_of_two_types_says_both(judge: Callable[[str], Verdict]) -> None:
    assert types(judge("witch")) == {"CRD-4": 0.75, "MIS-1": 0.75}


def test_types_stand_best_first(judge: Callable[[str], Verdict]) -> None:
    found = judge("witch! kill you. gutterfolk").types
    assert [one.id for one in found] == ["THR-1", "CRD-4", "IDN-3", "MIS-1"] or found[
        0
    ].id == "THR-1"
    assert [one.probability for one in found] == sorted(
        (one.probability for one in found), reverse=True
    )


def test_the_gravest_of_what_is_sure_is_the_severity(judge: Callable[[str], Verdict]) -> None:
    assert judge("witch").severity == 2
    assert judge("witch, gutterfolk").severity == 3
    assert judge("witch, soon enough").severity == 2, "one weak sign of a threat is not sure"
    assert judge("just wait, soon enough").severity == 3, "two weak signs are"


def test_a_threat_with_a_home_address_is_the_gravest(judge: Callable[[str], Verdict]) -> None:
    assert judge("she lives at the corner").severity == 4
    assert judge("just wait, soon enough. she lives at the corner").severity == 5


def test_the_most_open_directness_counts(judge: Callable[[str], Verdict]) -> None:
    assert judge("just wait, soon enough").directness is Directness.IMPLIED
    assert judge("just wait, if you publish").directness is Directness.CONDITIONAL
    assert judge("if you publish i kill you").directness is Directness.EXPLICIT


def test_gender_and_grounds_are_said(judge: Callable[[str], Verdict]) -> None:
    assert judge("witch").gendered == 0.75
    assert judge("gutterfolk").grounds == ("ethnicity",)
    assert judge("gutterfolk").gendered < 0.5


class Reads:
    """An encoder for tests: it minds one word."""

    id = "reads+000000000000"
    columns = ("violent", "CRD-4", "severity-2")

    def probabilities(self, texts, language, beside=None, stop=0.0):
        calm = [0.01, *[float("nan") if stop else 0.01] * 2]
        return np.array([[0.9, 0.8, 0.1] if "scum" in one.lower() else calm for one in texts])

    def heaviest(self, text, most=3):
        start = text.lower().find("scum")
        return [(start, start + 4)] if start >= 0 else []


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> RulesAndModels:
    lists = load(write_lexicon(tmp_path_factory.mktemp("lists"), LISTS, CLASSES))
    return RulesAndModels(lists, MODEL, Reads())


def test_the_encoder_alone_may_flag_and_names_its_words(reading: RulesAndModels) -> None:
    text = "oh SCUM they are"
    (said,) = reading.judge([text])
    assert said.flag
    assert said.types[0].id == "CRD-4"
    assert said.severity == 1
    assert [(text[a.start : a.end], a.source) for a in said.reasons] == [
        ("SCUM", "model:reads+000000000000")
    ]


def test_the_linear_model_alone_brings_a_text_to_be_read_and_flags_nothing(
    judge: Callable[[str], Verdict], reading: RulesAndModels
) -> None:
    assert not judge("oh scum they are").flag
    asked = reading.hear(["oh scum they are", "a fine day"])
    assert [bool(one.encoder) for one in asked] == [True, False]
    assert all(one.encoder for one in reading.thoroughly().hear(["oh scum", "a fine day"]))


def test_of_what_the_encoder_does_not_read_to_the_end_only_one_answer_is_known(
    reading: RulesAndModels,
) -> None:
    doubtful = replace(reading.hear(["a fine day"])[0], linear={"violent": 0.9})
    assert weigh.reading(doubtful, weigh.weights()) == weigh.weights().stop
    (one,) = reading._with_encoder([doubtful], np.zeros((1, len(MODEL.heads)), dtype=np.float32))
    assert set(one.encoder) == {"violent"}


def test_what_the_encoder_lets_go_is_spared_and_told(reading: RulesAndModels) -> None:
    (said,) = reading.judge(["witch"])
    assert not said.flag
    assert said.reasons == ()
    assert [(one.type, one.source) for one in said.spared] == [
        ("MIS-1", "model:reads+000000000000")
    ]


def test_both_models_stand_in_the_versions(reading: RulesAndModels) -> None:
    assert reading.versions.model == "reads+000000000000 test+000000000000"


def test_the_model_is_silent_where_it_has_not_learned(judge: Callable[[str], Verdict]) -> None:
    said = judge("Ұятсыз scum Өтірікші")
    assert (said.lang, said.flag, said.violent) == ("kk", False, 0.0)


def test_what_an_exit_excuses_is_spared_and_told(judge: Callable[[str], Verdict]) -> None:
    text = "he said he would kill you"
    said = judge(text)
    assert not said.flag
    assert said.reasons == ()
    assert [(text[a.start : a.end], a.type, a.source) for a in said.spared] == [
        ("kill you", "THR-1", "exit:report")
    ]


def test_the_model_counts_for_half_where_an_exit_spoke(judge: Callable[[str], Verdict]) -> None:
    assert judge("they scum").violent > judge("he said kill you scum").violent > 0


def test_an_excuse_for_one_does_not_excuse_the_other(judge: Callable[[str], Verdict]) -> None:
    said = judge("he said he would kill you. witch")
    assert said.flag
    assert [one.source for one in said.reasons] == ["lexicon:witch"]
    assert [one.source for one in said.spared] == ["exit:report"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("So I k1ll you", "k1ll you"),
        ("So I k*ll   you!", "k*ll   you"),
        ("so i k i l l you", "k i l l you"),
        ("… k\u200bill\u200b you", "k\u200bill\u200b you"),
        ("№1: ｋｉｌｌ ｙｏｕ", "ｋｉｌｌ ｙｏｕ"),
        ("İİ kiiiill you", "kiiiill you"),
        ("у6ью тебя", "у6ью тебя"),
        ("yбью тебя", "yбью тебя"),
        ("у б ь ю тебя", "у б ь ю тебя"),
        ("\ud83d kill you", "kill you"),
    ],
)
def test_reasons_point_into_the_original(
    judge: Callable[[str], Verdict], text: str, span: str
) -> None:
    said = judge(text)
    assert text[said.reasons[0].start : said.reasons[0].end] == span


def test_only_the_beginning_of_a_long_text_is_read(judge: Callable[[str], Verdict]) -> None:
    assert judge("kill you " + "word " * 200_000).flag
    assert not judge("word " * 200_000 + "kill you").flag


def test_a_text_full_of_hits_names_a_hundred(judge: Callable[[str], Verdict]) -> None:
    said = judge("witch. " * 2000)
    assert said.flag
    assert len(said.reasons) == 100


def test_an_empty_batch_has_no_verdicts(tmp_path: Path) -> None:
    assert build(tmp_path).judge([]) == []


def test_versions_name_model_lists_guidelines_and_threshold(tmp_path: Path) -> None:
    versions = build(tmp_path).versions
    assert versions.model == "test+000000000000"
    assert versions.lexicons.startswith("2026.1.1+")
    assert versions.threshold == 0.5
    assert versions.tocsin
    assert versions.guidelines


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> RulesAndModels:
    return build(tmp_path_factory.mktemp("lists"))


PIECES = st.sampled_from(
    ["kill", "you", "k1ll", " ", ".", '"', "he said", "witch", "scum", "убью", "тебя", "\ud83d",
     "\u200b", "🐀", "İ", "ﷺ", "@x", "\n", "k i l l", "soon enough"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=5))
def test_verdicts_hold_together_whatever_is_written(
    machine: RulesAndModels, texts: list[str]
) -> None:
    together = machine.judge(texts)
    assert together == [machine.judge([text])[0] for text in texts]
    for text, said in zip(texts, together, strict=True):
        assert 0.0 <= said.violent <= 1.0
        assert said.flag == (said.violent >= 0.5)
        assert (said.severity > 0) == said.flag
        assert bool(said.types) or not said.flag
        for reason in (*said.reasons, *said.spared):
            assert 0 <= reason.start < reason.end <= len(text)


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("14 Larch Street, flat 9. I will stab you there", True),
        ("The library at 14 Larch Street opens at nine", False),
        ("Лиственная улица 14, кв 9. Приеду и зарежу тебя", True),
        ("Қарағай көшесі 14, 9 пәтер. Сені өлтіремін", True),
    ],
)
def test_an_address_beside_a_threat_is_private_data_of_severity_five(
    text: str, private: bool
) -> None:
    verdict = packaged().judge([text])[0]
    chances = {one.id: one.probability for one in verdict.types}
    assert (chances.get("PRV-1", 0.0) >= 0.5) is private
    assert (verdict.severity == 5) is private
