"""Answer a comment in the shape of Perspective's `comments:analyze`, which ends with 2026.

Attributes are derived from our own answers, so that a client only changes an address. They are
probabilities as there: how likely a reader would see the attribute in the comment. Shape of
request, answer and errors: the published reference of Comment Analyzer, version v1alpha1.
"""

from collections.abc import Callable, Mapping
from typing import Any

from tocsin.findings.judge import Answers, packaged

MOST_BYTES = 20_480  # the service's own limit
LANGUAGES = ("en", "ru", "kk")
Attribute = Callable[[Answers], float]


class AnalyzeError(ValueError):
    """A request that cannot be answered: an HTTP status, its word, and what to mend.

    `kind` is the service's `errorType`, `details` what it adds to it.
    """

    def __init__(self, message: str, kind: str = "", **details: object) -> None:
        super().__init__(message)
        self.kind = kind
        self.details = details

    def answer(self) -> dict[str, Any]:
        """Give the error in the service's shape."""
        error: dict[str, Any] = {"code": 400, "message": str(self), "status": "INVALID_ARGUMENT"}
        if self.kind:
            kind = "type.googleapis.com/google.commentanalyzer.v1alpha1.Error"
            error["details"] = [{"@type": kind, "errorType": self.kind, **self.details}]
        return {"error": error}


def toxicity(said: Answers) -> float:
    """How likely the comment makes people leave: our head for it, or violence by any voice."""
    return max(said.of("toxic"), said.verdict.violent)


def severe(said: Answers) -> float:
    """Violence that is at least serious (severity 3) by its anchor."""
    by_rules = 0.95 if said.verdict.severity >= 3 else 0.0
    return said.verdict.violent * max(by_rules, said.of("severity-3"))


def identity_attack(said: Answers) -> float:
    """Abuse for who somebody is: the family IDN, misogyny included."""
    return max(said.family("IDN"), said.family("MIS"), said.of("identity"))


def insult(said: Answers) -> float:
    """Insulting words at a person."""
    return max(said.family("CRD-4"), said.family("MIS-1"),
               said.of("insult"))  # fmt: skip


def profanity(said: Answers) -> float:
    """Swearing, at somebody or at nobody."""
    return said.of("profane")


def threat(said: Answers) -> float:
    """Harm that is announced, wished or invited: the family THR."""
    return max(said.family("THR"), said.of("threat"))


def sexual(said: Answers) -> float:
    """Sexual words, acts or slander."""
    return max(said.family("SEX"), said.family("THR-3"), said.of("sexual"))


ATTRIBUTES: Mapping[str, Attribute] = {
    "TOXICITY": toxicity,
    "SEVERE_TOXICITY": severe,
    "IDENTITY_ATTACK": identity_attack,
    "INSULT": insult,
    "PROFANITY": profanity,
    "THREAT": threat,
    "SEXUALLY_EXPLICIT": sexual,
}


def analyze(request: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one request; raise `AnalyzeError`, whose `answer()` is the service's error."""
    text = _text(request)
    asked = _asked(request)
    (said,) = packaged().thoroughly().answers([text])
    detected = said.verdict.lang
    languages = _languages(request, detected, asked)
    scores = {}
    for name, wishes in asked.items():
        value = round(float(ATTRIBUTES[name](said)), 6)
        if value >= float(wishes.get("scoreThreshold", 0.0)):
            scores[name] = _scored(value, len(text))
    answer: dict[str, Any] = {"languages": languages, "detectedLanguages": [detected]}
    if scores:
        answer["attributeScores"] = scores
    if "clientToken" in request:
        answer["clientToken"] = request["clientToken"]
    return answer


def _scored(value: float, length: int) -> dict[str, Any]:
    score = {"value": value, "type": "PROBABILITY"}
    return {"spanScores": [{"begin": 0, "end": length, "score": score}], "summaryScore": score}


def _text(request: Mapping[str, Any]) -> str:
    comment = request.get("comment")
    text = comment.get("text") if isinstance(comment, Mapping) else None
    if not isinstance(text, str) or not text.strip():
        raise AnalyzeError("Comment must be non-empty: give comment.text.", "COMMENT_EMPTY")
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise AnalyzeError(f"Comment text was too many bytes: {MOST_BYTES} at most.",
                           "COMMENT_TOO_LONG")  # fmt: skip
    return text


def _asked(request: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    asked = request.get("requestedAttributes")
    if not isinstance(asked, Mapping) or not asked:
        raise AnalyzeError("No attributes requested: give requestedAttributes.")
    for name, wishes in asked.items():
        if name not in ATTRIBUTES:
            known = ", ".join(ATTRIBUTES)
            raise AnalyzeError(f"Attribute {name} is not known here. Known are {known}.")
        if not isinstance(wishes, Mapping):
            raise AnalyzeError(f"requestedAttributes.{name} is not an object.")
        if wishes.get("scoreType", "PROBABILITY") != "PROBABILITY":
            raise AnalyzeError(f"requestedAttributes.{name}.scoreType is not PROBABILITY.")
        _threshold(name, wishes)
    return dict(asked)


def _threshold(name: str, wishes: Mapping[str, Any]) -> None:
    value = wishes.get("scoreThreshold", 0.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise AnalyzeError(f"requestedAttributes.{name}.scoreThreshold is not between 0 and 1.")


def _languages(request: Mapping[str, Any], detected: str, asked: Mapping[str, Any]) -> list[str]:
    """Take the languages that are given, or the one that was seen; only three are spoken here."""
    given = request.get("languages") or [detected]
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise AnalyzeError("languages is not a list of language codes.")
    unknown = [one for one in given if one.split("-")[0].lower() not in (*LANGUAGES, "mixed")]
    if unknown:
        attribute = next(iter(asked))
        raise AnalyzeError(
            f"Attribute {attribute} does not support request languages: {', '.join(unknown)}",
            "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
            languageNotSupportedByAttributeError={
                "detectedLanguages": [detected], "requestedLanguages": given,
                "attribute": attribute,
            },
        )  # fmt: skip
    return given
