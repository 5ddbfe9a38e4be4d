"""Clients of the service that ends find the shape they know."""

import pytest

from tocsin.findings.perspective import ATTRIBUTES, AnalyzeError, analyze


def asked(text="You are wonderful", **more):
    return {"comment": {"text": text}, "requestedAttributes": {"TOXICITY": {}}, **more}


def score(text, attribute, **more):
    answer = analyze({**asked(text, **more), "requestedAttributes": {attribute: {}}})
    return answer["attributeScores"][attribute]["summaryScore"]["value"]


def test_an_answer_has_the_known_shape():
    answer = analyze(asked(languages=["en"], clientToken="t-1"))
    assert answer["languages"] == ["en"]
    assert answer["detectedLanguages"] == ["en"]
    assert answer["clientToken"] == "t-1"
    found = answer["attributeScores"]["TOXICITY"]
    assert found["summaryScore"] == {"value": pytest.approx(0.5, abs=0.5), "type": "PROBABILITY"}
    assert found["spanScores"] == [{"begin": 0, "end": 17, "score": found["summaryScore"]}]


def test_all_seven_attributes_are_answered():
    wanted = {name: {} for name in ATTRIBUTES}
    answer = analyze({**asked("I will kill you"), "requestedAttributes": wanted})
    assert set(answer["attributeScores"]) == set(ATTRIBUTES)
    assert all(0 <= one["summaryScore"]["value"] <= 1 for one in answer["attributeScores"].values())


@pytest.mark.parametrize(
    "text", ["I will kill you", "Мы приедем и убьём тебя", "Біз келіп сені өлтіреміз"]
)
def test_a_threat_is_a_threat_and_toxic_in_three_languages(text):
    assert score(text, "THREAT") > 0.8
    assert score(text, "TOXICITY") > 0.8
    assert score(text, "SEVERE_TOXICITY") > 0.5


@pytest.mark.parametrize("attribute", sorted(ATTRIBUTES))
def test_praise_is_nothing_of_the_kind(attribute):
    assert score("Thank you for this fine article", attribute) < 0.3


def test_scores_below_the_asked_threshold_are_left_out():
    request = asked("Thank you for this fine article")
    request["requestedAttributes"] = {"THREAT": {"scoreThreshold": 0.9}}
    assert "attributeScores" not in analyze(request)


@pytest.mark.parametrize(
    ("request_", "kind", "words"),
    [
        ({}, "COMMENT_EMPTY", "non-empty"),
        (asked("  "), "COMMENT_EMPTY", "non-empty"),
        (asked(7), "COMMENT_EMPTY", "non-empty"),
        ({"comment": "text", "requestedAttributes": {"TOXICITY": {}}}, "COMMENT_EMPTY", "text"),
        (asked("a" * 20_481), "COMMENT_TOO_LONG", "bytes"),
        ({"comment": {"text": "a"}}, "", "requestedAttributes"),
        ({**asked(), "requestedAttributes": {"CHARM": {}}}, "", "CHARM is not known"),
        ({**asked(), "requestedAttributes": {"TOXICITY": 3}}, "", "not an object"),
        ({**asked(), "requestedAttributes": {"THREAT": {"scoreType": "STARS"}}}, "", "PROBABILITY"),
        ({**asked(), "requestedAttributes": {"TOXICITY": {"scoreThreshold": 2}}}, "", "between"),
        (asked(languages=["sw"]), "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE", "sw"),
        (asked(languages="en"), "", "not a list"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_told_as_the_service_told_it(request_, kind, words):
    with pytest.raises(AnalyzeError, match=words) as told:
        analyze(request_)
    error = told.value.answer()["error"]
    assert (error["code"], error["status"]) == (400, "INVALID_ARGUMENT")
    assert told.value.kind == kind
    assert not kind or error["details"][0]["errorType"] == kind
