"""`tocsin records`: from a scan to a document, and clear words where it cannot be."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scan_case import call

SCAN = {
    "alerts.jsonl": {
        "journalist": "kz-01", "level": "urgent", "raised_at": "2026-03-23T09:20:19Z",
        "indicators": ["ESC-01"], "post_keys": ["x:1"], "episode": "kz-01/20260323T092019Z",
        "made_with": "tocsin test",
    },
    "findings.jsonl": {
        "platform": "x", "id": "1", "url": "https://x.example/zloy/1", "author_handle": "zloy",
        "created_at": "2026-03-23T09:20:19Z", "text": "выдуманная угроза для проверки",
        "about": [{"journalist": "kz-01", "relation": "self", "how": "mention"}],
        "types": [{"id": "THR-1", "probability": 0.9}], "severity": 5, "lang": "ru",
        "directness": "explicit",
    },
    "indicators.jsonl": {
        "journalist": "kz-01", "indicator": "ESC-01", "state": "present",
        "at": "2026-03-23T09:20:19Z", "why": "A threat.", "post_keys": ["x:1"],
    },
    "summary.json": {"generated_at": "2026-05-01T10:00:00Z", "coverage": {"files": []}},
}  # fmt: skip
WATCH = """
[[journalist]]
id = "kz-01"
name = "Айгерим Сапарова"
handles = ["asaparova_tj"]
gender = "woman"
country = "KZ"
consent = "written"
"""
CASE = "kz-01-20260323T092019Z"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("TOCSIN_RECORDS", str(tmp_path / "records"))
    monkeypatch.setenv("TOCSIN_BY", "N. Monitor")
    results = tmp_path / "results"
    results.mkdir()
    for name, value in SCAN.items():
        (results / name).write_text(json.dumps(value, ensure_ascii=False) + "\n", "utf-8")
    (tmp_path / "watch.toml").write_text(WATCH, "utf-8")
    return tmp_path


@pytest.fixture
def drafted(folder):
    made = run("from-scan", folder / "results", "--watch", folder / "watch.toml")
    assert made.exit_code == 0, made.stderr
    return folder


def run(*words):
    return call("records", *[str(word) for word in words])


def confirmed(scope="police,platform,monitors"):
    assert run("set", CASE, f"case.consent_scope={scope}").exit_code == 0
    assert run("decide", CASE, "ev-1", "yes").exit_code == 0


def test_the_way_from_a_scan_to_a_document(drafted):
    assert run("check").exit_code == 0
    refused = run("handover", CASE, "--to", "police", "-o", drafted / "out")
    assert refused.exit_code == 2
    assert "no consent for police or prosecutor is on record" in refused.stderr
    confirmed()
    for lang in ("en", "ru", "kk"):
        done = run(
            "handover", CASE, "--to", "police", "-o", drafted / "out", "--lang", lang,
            "--format", "html",
        )  # fmt: skip
        assert done.exit_code == 0, done.stderr
    assert len(list((drafted / "out").iterdir())) == 3
    record = json.loads((drafted / "records" / f"{CASE}.json").read_text("utf-8"))
    assert [one["to"] for one in record["governance"]["exported_to"]] == ["police"] * 3
    assert "handed over: police" in run("history", CASE).stdout


def test_every_form_at_once_with_its_losses(drafted):
    confirmed("police,platform,employer,intergovernmental,monitors,threat_sharing")
    done = run("export", "all", "-o", drafted / "out", "--lang", "ru")
    assert done.exit_code == 0, done.stderr
    names = {path.name for path in (drafted / "out").iterdir()}
    for form in ("sdg16101", "coe", "mmf", "jfj", "adilsoz", "ipi", "uspft", "uwazi", "huridocs"):
        assert f"{form}-losses.csv" in names
        assert json.loads((drafted / "out" / f"{form}.json").read_text("utf-8"))
    assert "stix.json" in names
    assert run("check").exit_code == 0


def test_a_draft_leaves_no_trace_in_the_books(drafted):
    before = (drafted / "records" / f"{CASE}.json").read_bytes()
    done = run("export", "jfj", "-o", drafted / "out", "--draft")
    assert done.exit_code == 0
    assert all(path.name.startswith("draft-") for path in (drafted / "out").iterdir())
    assert (drafted / "records" / f"{CASE}.json").read_bytes() == before


def test_texts_stay_covered_until_asked_for(drafted):
    assert "выдуманная угроза" not in run("show", CASE).stdout
    assert "выдуманная угроза" in run("show", CASE, "--texts").stdout


def test_a_second_draft_leaves_the_first_as_it_is(drafted):
    confirmed()
    before = (drafted / "records" / f"{CASE}.json").read_bytes()
    again = run("from-scan", drafted / "results")
    assert "left as it is" in again.stdout
    assert (drafted / "records" / f"{CASE}.json").read_bytes() == before


def test_lines_that_cannot_be_read_end_with_one_and_the_rest_is_drafted(folder):
    with (folder / "results" / "findings.jsonl").open("ab") as file:
        file.write(b'{"platform": 7}\n')
    done = run("from-scan", folder / "results")
    assert done.exit_code == 1
    assert "findings.jsonl:2: not a line of results" in done.stderr
    assert (folder / "records" / f"{CASE}.json").exists()


def test_a_case_begun_by_hand_grows_by_parts_and_can_be_undone(folder):
    assert run("new", "c-7", "--person", "kg-01", "--country", "KG").exit_code == 0
    added = run(
        "add", "c-7", "events", "event_id=ev-1", "date_start=2026-04", "types=OFF-2",
        "summary=Someone left a note at her door.",
    )  # fmt: skip
    assert added.exit_code == 0, added.stderr
    assert run("decide", "c-7", "ev-1", "yes", "--note", "she told us").exit_code == 0
    assert "decided ev-1: yes" in run("undo", "c-7").stdout
    assert "proposed" in run("show", "c-7").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", CASE, "case.opened_on=gestern"), '"gestern" is not a day'),
        (("set", CASE, "nonsense"), "is no pair; write FIELD=VALUE"),
        (("set", CASE, "events[9].severity=1"), "has no entry '9'"),
        (("set", CASE, "events[ev-1].standing.decision=confirmed"), "records decide"),
        (("set", "c-0", "case.status=open"), "has no case 'c-0'"),
        (("decide", CASE, "ev-9", "yes"), "nothing to decide is called 'ev-9'"),
        (("export", "xyz"), "no form is called 'xyz'"),
        (("export", "jfj", "--lang", "de"), "no document in 'de'"),
        (("handover", CASE, "--to", "platform", "--platform", "vk", "--draft"), "no items"),
        (("undo", CASE), "no change to take back"),
        (("hold", CASE), "say with --reason"),
        (("from-scan", "/nowhere"), "name the folder that `tocsin scan` wrote"),
        (("new", CASE, "--person", "p"), "already has a case"),
        (("new", "bad name", "--person", "p"), "not a number of ours"),
    ],
)
def test_a_wrong_call_says_what_to_do_ends_with_two_and_changes_nothing(drafted, words, said):
    before = {path: path.read_bytes() for path in (drafted / "records").iterdir()}
    done = run(*words)
    assert done.exit_code == 2, done.stdout
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in (drafted / "records").iterdir()} == before


def test_nobody_changes_a_record_without_a_name(drafted, monkeypatch):
    monkeypatch.setenv("TOCSIN_BY", " ")
    done = run("decide", CASE, "ev-1", "yes")
    assert done.exit_code == 2
    assert "say who you are with --by NAME" in done.stderr


def test_a_broken_record_is_named_and_the_others_go_on(drafted):
    (drafted / "records" / "bad.json").write_bytes(b'{"case": {')
    done = run("check")
    assert done.exit_code == 1
    assert "bad: has faults" in done.stdout
    assert f"{CASE}: sound" in done.stdout
    counted = run("stats", "-o", drafted / "out")
    assert counted.exit_code == 1
    assert (drafted / "out" / "statistics.csv").exists()


def test_a_hold_keeps_a_case_from_being_erased(drafted):
    assert run("hold", CASE, "--reason", "court order 7").exit_code == 0
    refused = run("erase", CASE, "--reason", "she asked")
    assert refused.exit_code == 2
    assert "legal hold" in refused.stderr
    assert run("hold", CASE, "--lift").exit_code == 0
    assert run("erase", CASE, "--reason", "she asked").exit_code == 0
    assert "Сапарова" not in (drafted / "records" / f"{CASE}.json").read_text("utf-8")


def test_what_is_due_is_listed_and_erased_only_when_asked(drafted):
    assert run("set", CASE, "governance.retention_until=2026-01-01").exit_code == 0
    assert "due since 2026-01-01" in run("retention").stdout
    assert "erased" in run("retention", "--erase").stdout
    assert "Nothing is due" in run("retention").stdout


def test_the_schema_is_printed(folder):
    assert json.loads(run("schema").stdout)["title"].startswith("Record of a case")


@given(raw=st.binary(max_size=300))
@settings(max_examples=25, deadline=None)
def test_no_file_in_the_folder_gives_a_traceback(tmp_path_factory, raw):
    folder = tmp_path_factory.mktemp("records")
    (folder / "c.json").write_bytes(raw)
    done = run("check", "-r", folder)
    assert done.exit_code == 1
    assert "has faults" in done.stdout
