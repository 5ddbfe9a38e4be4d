"""The fields of the files that a scan leaves, described here and held to what the code writes.

A made-up finding goes through the same writers as real ones; a field that they write and this
module does not describe, or the other way round, stops the run.
"""

import json
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from reference_pages.markdown import code, fence, table
from tocsin.cli.results import Results
from tocsin.domain import (
    About,
    Alert,
    Directness,
    Finding,
    Indicator,
    Intake,
    Journalist,
    Level,
    Origin,
    Post,
    Reason,
    Relation,
    State,
    TypeScore,
    Verdict,
    Versions,
    Watchlist,
)
from tocsin.findings.lines import as_fields
from tocsin.guidelines import Words
from tocsin.reports import Gatherer, Report, summary
from tocsin.sources.quarantine import Quarantine, quarantined

AT = datetime(2026, 3, 24, 18, 5, tzinfo=UTC)
POST = Post(
    id="51", platform="x", text="…", author_handle="someone", created_at=AT,
    origin=Origin("export.ndjson", "native", 0),
)  # fmt: skip
VERDICT = Verdict(
    violent=0.95, flag=True, types=(TypeScore("THR-1", 0.95),), severity=5,
    directness=Directness.EXPLICIT, gendered=0.0, grounds=(), lang="en",
    reasons=(Reason(0, 17, "THR-1", "lexicon:en-thr1-example"),),
)  # fmt: skip
FINDING = Finding(POST, VERDICT, (About("j01", Relation.SELF, "mention"),))
WHY = Words("One sentence.", "Одно предложение.", "Бір сөйлем.")
ALERT = Alert("j01", Level.ELEVATED, AT, ("ESC-01",), ("x:51",), WHY, "explicit-threat", "j01/…")
INDICATOR = Indicator("j01", "ESC-01", State.PRESENT, AT, WHY, 0.95, ("x:51",))
VERSIONS = Versions("0.0", "model", "lexicons", "guidelines", 0.5)

VERDICT_FIELDS = {
    "violent": "calibrated probability that the text is violence, 0 to 1",
    "flag": "whether `violent` reached the threshold",
    "types": "sub-types with their probability, best first; empty where nothing was found",
    "severity": "1 to 5 by the written anchors, 0 when not flagged",
    "gendered": "probability that gender is the ground, 0 to 1",
    "lang": "language that was found: `en`, `ru`, `kk`, `mixed` or `other`",
    "directness": "how openly it is put: `explicit`, `implied`, `conditional`, `wish` or `none`",
    "grounds": "identity grounds named by the rules that spoke",
    "reasons": "spans of the original text: `start`, `end` (characters), `type`, `source` "
    "(`lexicon:<entry>` or `model:<id>`)",
    "spared": "spans that looked like violence and were let go, with the exit that spoke for them "
    "(`exit:<entry>`)",
}
FINDING_FIELDS = {
    "platform": "platform of the post",
    "id": "its native id; `platform:id` is its key everywhere else",
    "url": "address as the source gave it, `null` where it gave none",
    "author_id": "author's id on the platform",
    "author_handle": "author's handle, without `@`",
    "created_at": "time of the post, UTC; `null` where the source sent none",
    "text": "the text where the post concerns someone watched, else `null`",
    "about": "whom it concerns: `journalist` (id), `relation` (`self`, `family`, `colleague`, "
    "`outlet`, `none`), `how` (what told us so)",
    **VERDICT_FIELDS,
    "read_from": "`file`, `format` and `at` (byte offset or row): where it was read",
    "made_with": "versions of the software, model, lexicons and guidelines, and the threshold",
}
ALERT_FIELDS = {
    "journalist": "id from the watchlist",
    "level": "`watch`, `elevated` or `urgent`",
    "raised_at": "time of the last post the alert needed, UTC",
    "indicators": "ids of all indicators present at that time",
    "posts": "native ids of the posts behind the row that spoke, newest last; of a `fall` the "
    "last is the post by which it was seen",
    "why": "the reason in English",
    "why_in": "the reason in `en`, `ru` and `kk`",
    "rule": "row of the decision table",
    "episode": "id shared by an alert and its updates: one campaign is one episode",
    "change": "`new` (an episode begins), `rise` (a higher level), `news` (an indicator or an "
    "account that is new at the level that stands) or `fall` (what stood above no longer holds)",
    "news": "indicators that the episode had not named before",
    "post_keys": "the same posts as `platform:id`",
    "made_with": "as in findings.jsonl, with the version of thresholds and decision table",
}
INDICATOR_FIELDS = {
    "journalist": "id from the watchlist",
    "indicator": "`ESC-01` to `ESC-15`",
    "state": "`present`, `absent` or `unknown`",
    "at": "time of the last post the state needed, `null` before any",
    "confidence": "0 to 1 where the rule gives one, else `null`; how sure the rule is of what it "
    "measured, not how likely harm is",
    "posts": "native ids of the posts behind a present state, newest last, at most 200",
    "why": "one sentence in English; where the state is unknown, what is missing",
    "why_in": "the sentence in `en`, `ru` and `kk`",
    "post_keys": "the same posts as `platform:id`",
    "made_with": "versions of the software, model, lexicons, guidelines and escalation",
}
QUARANTINE_FIELDS = {
    "file": "file, or member of an archive",
    "format": "format as which it was read, `null` where none was recognised",
    "place": "byte offset, row or number of the record; 0 where the whole file is meant",
    "reason": "what is wrong with it",
    "excerpt": "its beginning, at most 500 characters",
}


def verdict() -> str:
    """Describe what `classify` adds to a line."""
    return _described(VERDICT_FIELDS, as_fields(VERDICT))


def findings() -> str:
    """Describe a line of findings.jsonl."""
    return _described(FINDING_FIELDS, _written()["findings.jsonl"])


def alerts() -> str:
    """Describe a line of alerts.jsonl."""
    return _described(ALERT_FIELDS, _written()["alerts.jsonl"])


def indicators() -> str:
    """Describe a line of indicators.jsonl."""
    return _described(INDICATOR_FIELDS, _written()["indicators.jsonl"])


def quarantine() -> str:
    """Describe a line of quarantine.jsonl."""
    return _described(QUARANTINE_FIELDS, _written()["quarantine.jsonl"])


def summarised() -> str:
    """Show summary.json of a made-up run and what its keys mean, in the code's own words."""
    gatherer = Gatherer(Watchlist((Journalist("j01", "Name"),)))
    gatherer.add(FINDING)
    dossiers = gatherer.dossiers([ALERT], [INDICATOR], {POST.key: FINDING})
    intake = Intake("export.ndjson", "native", 1, 0, 0, AT, AT)
    made = AT + timedelta(days=1)
    report = Report(dossiers, (intake,), VERSIONS, made, period=(AT, AT))
    doc = "\n\n".join((summary.__doc__ or "").split("\n\n")[1:])
    shown = json.dumps(summary(report), ensure_ascii=False, indent=1)
    return f"{' '.join(doc.split())}\n\n{fence(shown, 'json')}"


@cache
def _written() -> dict[str, dict[str, Any]]:
    """Write one made-up record of each kind, and read it back."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Results(folder) as results:
            with results.findings(VERSIONS) as write:
                write(FINDING)
            results.write_alerts([ALERT], VERSIONS, "method")
            results.write_indicators([INDICATOR], VERSIONS, "method")
            with Quarantine(results.path("quarantine.jsonl")) as away:
                away(quarantined("export.ndjson", "native", 1, "not JSON", "{"))
        return {path.name: json.loads(path.read_bytes()) for path in folder.iterdir()}


def _described(described: dict[str, str], written: dict[str, Any]) -> str:
    if list(described) != list(written):
        known, found = ", ".join(described), ", ".join(written)
        raise SystemExit(f"{__file__} describes {known}; the code writes {found}; mend the former")
    return table(("Field", "Meaning"), [(code(key), words) for key, words in described.items()])


BLOCKS = {
    "verdict-fields": verdict,
    "finding-fields": findings,
    "alert-fields": alerts,
    "indicator-fields": indicators,
    "quarantine-fields": quarantine,
    "summary": summarised,
}
