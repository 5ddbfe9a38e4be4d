"""What the tutorial and the guides promise about their own examples."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tocsin import escalation
from tocsin.cli.app import app
from tocsin.domain import Post
from tocsin.sources import Mapping, parse_watchlist, read

ROOT = Path(__file__).parents[2]
FENCED = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def examples(name, kind):
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    return [body for found, body in FENCED.findall(text) if found == kind]


@pytest.fixture
def scan(tmp_path):
    """Scan a table of posts with the tutorial's watchlist, and give the lines of a result."""
    (watch,) = examples("tutorials/first-scan.md", "toml")
    (tmp_path / "watch.toml").write_text(watch, encoding="utf-8")
    (tmp_path / "mine").mkdir()

    def run(table):
        (tmp_path / "mine" / "posts.csv").write_text(table, encoding="utf-8")
        call = ["scan", "mine", "--watch", "watch.toml", "--out", "results"]
        call = [str(tmp_path / part) if not part.startswith("-") else part for part in call[1:]]
        result = CliRunner().invoke(app, ["scan", *call])
        assert result.exit_code == 0, result.output
        return {
            name: [
                json.loads(line)
                for line in (tmp_path / "results" / name).read_text("utf-8").splitlines()
            ]
            for name in ("alerts.jsonl", "findings.jsonl")
        }

    return run


def test_the_tutorials_posts_give_the_alert_it_promises(scan):
    (table,) = examples("tutorials/first-scan.md", "csv")
    found = scan(table)
    (alert,) = found["alerts.jsonl"]
    assert (alert["level"], alert["rule"]) == ("elevated", "explicit-threat")
    assert alert["raised_at"] == "2026-03-02T23:15:00Z"
    assert [one["flag"] for one in found["findings.jsonl"]] == [False, False, True]


def test_a_quoted_threat_is_spared_as_the_tutorial_says(scan):
    (table,) = examples("tutorials/first-scan.md", "csv")
    text = (ROOT / "docs" / "tutorials" / "first-scan.md").read_text(encoding="utf-8")
    quoted = re.search(r'`("People like .*?")`', text, re.DOTALL)
    assert quoted is not None
    changed = table.replace('"@anna_k we will kill you"', " ".join(quoted[1].split()))
    assert changed != table
    found = scan(changed)
    assert found["alerts.jsonl"] == []
    assert found["findings.jsonl"][2]["spared"]


def test_the_watchlists_in_the_guide_can_be_read():
    journalist, roster, private = examples("how-to/write-a-watchlist.md", "toml")
    salt, _, entry = private.partition("\n\n")
    entry = entry.replace("…", "0" * 64)
    watch = parse_watchlist(f"{salt}\n{journalist.replace('kg-01', 'j01')}\n{roster}\n{entry}")
    assert watch.journalists[0].id == "j01"
    assert len(watch.roster) == len(watch.private) == 1


def test_the_readmes_watchlist_can_be_read():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (watch,) = [body for kind, body in FENCED.findall(text) if kind == "toml"]
    assert parse_watchlist(watch).journalists[0].handles == ("asaparova_tj",)


def test_the_mapping_in_the_reference_can_be_read(tmp_path):
    (mapping,) = examples("reference/formats.md", "toml")
    path = tmp_path / "mapping.toml"
    path.write_text(mapping, encoding="utf-8")
    assert Mapping.load(path).columns["text"] == "Мәтін"


def test_the_native_record_in_the_reference_can_be_read(tmp_path):
    (record,) = examples("reference/formats.md", "json")
    path = tmp_path / "posts.ndjson"
    path.write_text(record, encoding="utf-8")
    (post,) = read([path])
    assert (post.key, post.mentions, post.extra) == ("x:1775001", ("a_seitova",), {})
    assert set(json.loads(record)) <= {field.name for field in fields(Post)}


def test_the_thresholds_in_the_guide_can_be_used(tmp_path):
    body = re.search(r"^   version = .*?(?=^   ```)", guide(), re.DOTALL | re.MULTILINE)
    assert body is not None
    path = tmp_path / "thresholds.toml"
    path.write_text(body[0], encoding="utf-8")
    method = escalation.load(path)
    assert method.thresholds["ESC-06"]["accounts"] == 4
    assert method.version.startswith("almaty-1")


def guide():
    return (ROOT / "docs" / "how-to" / "change-a-threshold.md").read_text(encoding="utf-8")
