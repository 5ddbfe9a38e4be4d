"""Two installations edit and exchange: nothing is lost, nothing is hidden, nobody is named."""

import json
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toolbox_case import ENTRY, LOOK, folder

from tocsin.toolbox import load, read
from tocsin.toolbox.exchange import (
    ExchangeError,
    Ledger,
    PersonalDataError,
    accept,
    conflicts,
    decisions,
    history,
    marks_of_a_person,
    merge,
    new_key,
    pack,
    propose,
    read_bundle,
    read_contribution,
    read_key,
    refuse,
    shipped,
    take_in,
)
from tocsin.toolbox.plan import Figure
from tocsin.toolbox.records import record

START = datetime(2026, 1, 1, tzinfo=UTC)
NEW = ("kz-invented-one", "kz-invented-two", "kz-article-158")


@pytest.fixture
def key(tmp_path):
    new_key(tmp_path / "key.pem")
    return read_key(tmp_path / "key.pem")


class Installation:
    """A folder with a clock and a key; it edits TOML by hand as a person would."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path / name, name
        self.path.mkdir()
        new_key(path / f"{name}.pem")
        self.key = read_key(path / f"{name}.pem")
        self.written: set[str] = set()

    def edit(self, id: str, words: str, now: datetime) -> None:
        catalogue, _ = read(self.path)
        entries = {e.id: record(e) for e in catalogue.entries if e.state == "KZ"}
        base = entries.get(id, _base(id))
        entries[id] = {**base, "description": words}
        ours = {e.id: record(e) for e in load().entries}
        rows = [row for key_, row in entries.items() if ours.get(key_) != row]
        (self.path / "entries").mkdir(exist_ok=True)
        text = "\n".join(['state = "KZ"', *map(_toml, rows)])
        (self.path / "entries" / "KZ.toml").write_text(text, "utf-8")
        self.written.add(words)

    def send(self, other: "Installation", now: datetime) -> None:
        file = self.path.parent / "bundle.json"
        file.write_bytes(pack(self.path, self.name, self.key, now=now))
        bundle = read_bundle(file, other.path)
        assert not bundle.faults
        merge(other.path, bundle, other.name, now)


def _base(id):
    table = tomllib.loads(f'state = "KZ"\n{ENTRY}')["entry"][0]
    return {**table, "id": id, "state": "KZ", "last_checked": "2026-11-01"}


def _toml(row):
    from datetime import date

    from tocsin.toolbox.toml import table_text

    plain = {key: value for key, value in row.items() if key != "state"}
    return table_text("entry", {**plain, "last_checked": date.fromisoformat(row["last_checked"])})


steps = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, 1), st.sampled_from(NEW), st.integers(0, 4)),
        st.tuples(st.just("send"), st.integers(0, 1), st.just(""), st.just(0)),
    ),
    min_size=2,
    max_size=7,
)


@settings(max_examples=12, deadline=None)
@given(steps)
def test_bundles_edited_in_both_installations_merge_with_nothing_lost(steps):
    with TemporaryDirectory() as name:
        two = [Installation(Path(name), "one"), Installation(Path(name), "other")]
        now = START
        for number, (what, who, id, words) in enumerate(
            [*steps, ("send", 0, "", 0), ("send", 1, "", 0), ("send", 0, "", 0)]
        ):
            now = START + timedelta(minutes=number)
            if what == "edit":
                two[who].edit(id, f"Words {words} of step {number}.", now)
                take_in(two[who].path, history(two[who].path, two[who].name, now), Ledger({}))
            else:
                two[who].send(two[1 - who], now)
        ledgers = [history(one.path, one.name, now) for one in two]
        assert ledgers[0].revisions.keys() == ledgers[1].revisions.keys()
        kept = {one.content.get("description") for one in ledgers[0].revisions.values()}
        assert two[0].written | two[1].written <= kept
        for kind, id in ledgers[0].ids():
            assert [h.hash for h in ledgers[0].heads(kind, id)] == [
                h.hash for h in ledgers[1].heads(kind, id)
            ]
        for one in two:
            catalogue, faults = read(one.path)
            assert not faults
            heads = {
                id: [h.content["description"] for h in ledgers[0].heads("entry", id)] for id in NEW
            }
            for id, words in heads.items():
                if words:
                    assert catalogue.entry(id).description in words


def test_what_both_changed_stands_side_by_side_and_each_file_keeps_its_own(tmp_path):
    one, other = Installation(tmp_path, "one"), Installation(tmp_path, "other")
    one.edit("kz-article-158", "Said here.", START)
    other.edit("kz-article-158", "Said there.", START)
    one.send(other, START)
    assert read(other.path)[0].entry("kz-article-158").description == "Said there."
    found = conflicts(history(other.path, "other"))
    assert [conflict.id for conflict in found] == ["kz-article-158"]
    name, values = found[0].fields()[0]
    assert name == "description"
    assert set(values) == {"Said here.", "Said there."}


def test_a_conflict_is_settled_by_editing_and_the_settlement_travels(tmp_path):
    one, other = Installation(tmp_path, "one"), Installation(tmp_path, "other")
    one.edit("kz-article-158", "Said here.", START)
    other.edit("kz-article-158", "Said there.", START)
    one.send(other, START)
    other.edit("kz-article-158", "Said by both.", START)
    other.send(one, START)
    assert not conflicts(history(one.path, "one"))
    assert read(one.path)[0].entry("kz-article-158").description == "Said by both."


def test_a_file_that_nothing_changed_is_not_rewritten(tmp_path, key):
    path = folder(tmp_path / "own", f"# a note of ours\n{ENTRY}")
    pack(path, "one", key)
    assert "# a note of ours" in (path / "entries" / "KZ.toml").read_text("utf-8")


def test_ours_are_the_same_first_revisions_everywhere():
    assert len(shipped().revisions) == 72
    assert all(not one.parents for one in shipped().revisions.values())


def test_a_changed_bundle_is_refused(tmp_path, key):
    path = folder(tmp_path / "own", ENTRY)
    file = tmp_path / "bundle.json"
    file.write_bytes(pack(path, "Invented union", key).replace(b"Invented help", b"Changed  help"))
    with pytest.raises(ExchangeError, match="signature does not fit"):
        read_bundle(file, None)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\xff\xfe", b"[" * 5000, b'{"format": "x"}'])
def test_a_file_that_is_no_bundle_is_told(tmp_path, raw):
    (tmp_path / "bundle.json").write_bytes(raw)
    with pytest.raises(ExchangeError, match="bundle"):
        read_bundle(tmp_path / "bundle.json", None)


@pytest.mark.parametrize(
    "text",
    [
        "write to anna.k@example.org", "call +7 701 123 45 67", "IIN 900101300123",
        "@invented_account", "t.me/invented", "from 203.0.113.7", "at 43.23871, 76.94563",
    ],
)  # fmt: skip
def test_what_points_to_a_person_is_refused(tmp_path, key, text):
    path = folder(tmp_path / "own", ENTRY.replace("A line made up for this test.", text))
    with pytest.raises(PersonalDataError, match=r"kz-invented-line\.description"):
        pack(path, "Invented union", key)


@pytest.mark.parametrize(
    "text",
    ["of 7 August 2025", "2026-11-23 to 2026-12-31", "NOU 2022:9", "87 (2019), 163 (2020)",
     "EUR 2,000", "articles 2 to 6", "26-27 June 2024", "1997-2025, 2003-2026", "24/7"],
)  # fmt: skip
def test_ordinary_numbers_point_to_nobody(text):
    assert marks_of_a_person(text) == []


def test_our_own_catalogue_has_no_personal_data(tmp_path, key):
    texts = [text for one in shipped().revisions.values() for text in _texts(one.content)]
    assert [mark for text in texts for mark in marks_of_a_person(text)] == []


def _texts(value):
    if isinstance(value, str):
        return [] if value.startswith("http") else [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _texts(one)]


def test_figures_travel_and_differing_ones_stand_side_by_side(tmp_path, key):
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir(), other.mkdir()
    ours = Figure("2025", "family", "THR", 41, "all regions", "KZ")
    theirs = Figure("2025", "family", "THR", 39, "two regions", "KZ")
    file = tmp_path / "bundle.json"
    for path, row in ((one, ours), (other, theirs)):
        file.write_bytes(pack(path, "Invented union", key, [row]))
        merge(one, read_bundle(file, None), "one")
    merged = merge(one, read_bundle(file, None), "one")
    assert merged.figures == 0
    assert [set(group) for group in merged.differing] == [{ours, theirs}]


def test_a_small_number_is_refused_unless_it_was_published(tmp_path, key):
    (tmp_path / "own").mkdir()
    small = Figure("2025", "family", "SEX", 2, "", "KZ")
    with pytest.raises(PersonalDataError, match="fewer than 5"):
        pack(tmp_path / "own", "Invented union", key, [small])
    public = Figure("2025", "family", "SEX", 2, "", "KZ", "https://example.org/report")
    pack(tmp_path / "own", "Invented union", key, [public])


BY = {"name": "Invented union", "party": "media", "state": "KZ"}


def _contribution(tmp_path, key, path, id="kz-invented-line"):
    thing = load(path).entry(id)
    file = tmp_path / "one.contribution.json"
    file.write_bytes(propose(thing, shipped(), BY, "It was missing.", key))
    return file


def test_an_accepted_contribution_stands_with_its_provenance_and_history(tmp_path, key):
    file = _contribution(tmp_path, key, folder(tmp_path / "author", ENTRY))
    here = tmp_path / "here"
    here.mkdir()
    one = read_contribution(file, here)
    assert one.party is None
    accept(here, one, "Invented moderators")
    entry = load(here).entry("kz-invented-line")
    assert "Invented union (key not known here)" in entry.provenance
    assert "accepted by Invented moderators" in entry.provenance
    assert one.digest in history(here, "here").heads("entry", entry.id)[0].note
    assert [line["decision"] for line in decisions(here)] == ["accepted"]
    kept = here / "contributions" / "accepted" / f"{one.digest}.json"
    assert kept.read_bytes() == file.read_bytes()


def test_a_known_key_is_told_by_its_name(tmp_path, key):
    file = _contribution(tmp_path, key, folder(tmp_path / "author", ENTRY))
    here = tmp_path / "here"
    here.mkdir()
    public = json.loads(file.read_bytes())["key"]
    text = f'[[key]]\nkey = "{public}"\nname = "Union of Invented Journalists"\nparty = "media"\n'
    (here / "trust.toml").write_text(text, "utf-8")
    assert read_contribution(file, here).author == "Union of Invented Journalists"


def test_a_correction_of_something_changed_here_since_stands_beside_it(tmp_path, key):
    mine = ENTRY.replace("kz-invented-line", "kz-article-158")
    file = _contribution(tmp_path, key, folder(tmp_path / "author", mine), "kz-article-158")
    here = Installation(tmp_path, "here")
    here.edit("kz-article-158", "Changed here meanwhile.", START)
    found = accept(here.path, read_contribution(file, here.path), "Invented moderators")
    assert [conflict.id for conflict in found] == ["kz-article-158"]
    assert load(here.path).entry("kz-article-158").description == "Changed here meanwhile."


def test_a_refusal_needs_a_reason_and_keeps_the_file(tmp_path, key):
    file = _contribution(tmp_path, key, folder(tmp_path / "author", ENTRY))
    here = tmp_path / "here"
    here.mkdir()
    one = read_contribution(file, here)
    with pytest.raises(ExchangeError, match="say why"):
        refuse(here, one, "Invented moderators", " ")
    refuse(here, one, "Invented moderators", "No source.")
    assert load(here).entry("kz-invented-line") is None
    assert decisions(here)[0]["why"] == "No source."


def test_a_look_can_be_contributed(tmp_path, key):
    look = load(folder(tmp_path / "author", LOOK)).looks[0]
    file = tmp_path / "look.json"
    file.write_bytes(propose(look, shipped(), BY, "We looked.", key))
    here = tmp_path / "here"
    here.mkdir()
    accept(here, read_contribution(file, here), "Invented moderators")
    assert load(here).looks_at("KZ")[0].who == "Invented monitoring group"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda v: v["content"].update(type="NONE"), "signature does not fit"),
        (lambda v: v.pop("why"), "no contribution of the form"),
        (lambda v: v.update(extra=1), "no contribution of the form"),
    ],
)
def test_a_changed_contribution_is_refused(tmp_path, key, change, words):
    file = _contribution(tmp_path, key, folder(tmp_path / "author", ENTRY))
    value = json.loads(file.read_bytes())
    change(value)
    file.write_text(json.dumps(value), "utf-8")
    with pytest.raises(ExchangeError, match=words):
        read_contribution(file, None)


def test_a_key_is_readable_by_its_owner_only_and_never_overwritten(tmp_path):
    path = tmp_path / "key.pem"
    new_key(path, b"a long passphrase")
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(ExchangeError, match="never overwritten"):
        new_key(path)
    with pytest.raises(ExchangeError, match="passphrase"):
        read_key(path)
    with pytest.raises(ExchangeError, match="wrong passphrase"):
        read_key(path, b"another")
    assert read_key(path, b"a long passphrase")
