import sqlite3
from pathlib import Path

import pytest
from evidence_things import Clock

from tocsin.evidence import Capture, Making, Slot, Store, StoreError
from tocsin.evidence.audit import audit
from tocsin.evidence.checkpoint import read_checkpoint
from tocsin.evidence.reading import Derived, Reading

MAKING = Making("text", "by hand")


def acts(store: Store, number: int) -> list[str]:
    return [line.said["act"] for line in store.log.about(number)]


def test_an_original_is_kept_as_it_came_with_an_entry(store: Store) -> None:
    held = store.add("K-1", b"we will find you", "threat.txt", "Aigerim").held
    assert store.view(held, "Dana", "to translate") == b"we will find you"
    assert acts(store, held.number) == ["received", "viewed"]
    assert store.log.about(held.number)[1].said["more"] == {"why": "to translate"}


def test_the_entry_holds_the_digest_of_bytes_and_record(store: Store) -> None:
    held = store.add("K-1", b"words", "threat.txt", "Aigerim").held
    said = store.log.about(held.number)[0].said
    assert (said["item"], said["record"]) == (held.sha256, held.digest)


def test_every_slot_of_a_capture_has_a_value_or_a_reason(store: Store) -> None:
    capture = Capture(url=Slot("https://example.net"), tool=Slot(unknown="she does not remember"))
    record = store.add("K-1", b"words", "a.txt", "Aigerim", capture).held.record
    assert record["capture"]["url"] == {"value": "https://example.net"}
    assert record["capture"]["tool"] == {"unknown": "she does not remember"}
    assert all(len(slot) == 1 for slot in record["capture"].values())


def test_the_same_bytes_come_again_into_one_exhibit(store: Store) -> None:
    first = store.add("K-1", b"words", "a.txt", "Aigerim")
    again = store.add("K-1", b"words", "b.txt", "Dana")
    assert (first.again, again.again, again.held) == (False, True, first.held)
    assert acts(store, first.held.number) == ["received", "received"]


def test_two_cases_share_bytes_but_not_exhibits(store: Store) -> None:
    one = store.add("K-1", b"words", "a.txt", "Aigerim").held
    two = store.add("K-2", b"words", "a.txt", "Aigerim").held
    assert one.number != two.number
    assert len(list(store.objects.all())) == 1


def test_what_is_derived_points_to_its_parent(store: Store) -> None:
    parent = store.add("K-1", b"words", "a.txt", "Aigerim").held
    redaction = Making("redaction", "by hand", by_machine=False)
    child = store.derive(parent, b"w***s", "r.txt", redaction, "Dana")
    assert (child.parent, child.record["parent"]) == (parent.number, parent.sha256)
    assert acts(store, child.number) == ["redacted"]
    assert store.children(parent) == [child]


def test_a_reader_that_fails_leaves_nothing_behind(store: Store) -> None:
    def broken(path: Path, name: str) -> Reading:
        raise RuntimeError("a fault of ours")

    with pytest.raises(RuntimeError):
        store.add("K-1", b"words", "a.txt", "Aigerim", read=broken)
    assert not store.exhibits()
    assert store.log.size == 1


def test_an_original_and_what_is_made_of_it_come_together_or_not_at_all(store: Store) -> None:
    bad = Derived(b"x", "a\ud800", MAKING, Reading("text"))
    with pytest.raises(Exception, match="JSON"):
        store.add("K-1", b"words", "a.txt", "Dana",
                  read=lambda *_: Reading("file", derived=(bad,)))  # fmt: skip
    assert not store.exhibits()
    assert not audit(store)


@pytest.mark.parametrize("case", ["", "../x", "дело", "a b", "x" * 65, ".hidden"])
def test_a_case_is_named_so_that_every_system_can_write_it(store: Store, case: str) -> None:
    with pytest.raises(StoreError, match="cannot name a case"):
        store.add(case, b"words", "a.txt", "Aigerim")


def test_exhibits_are_found_by_label_and_by_digest(store: Store) -> None:
    held = store.add("K-1", b"words", "a.txt", "Aigerim").held
    assert store.find(" e1 ") == store.find(held.sha256[:10].upper()) == held


@pytest.mark.parametrize("label", ["E9", "abcdef0123", "a.txt", "E", "", "%"])
def test_what_names_no_exhibit_is_told(store: Store, label: str) -> None:
    with pytest.raises(StoreError, match=r"E17|not in this store"):
        store.find(label)


def test_a_store_opens_again_with_its_key(store: Store, tmp_path: Path) -> None:
    held = store.add("K-1", b"words", "a.txt", "Aigerim").held
    note, key = store.checkpoint(), store.key
    store.close()
    with Store(tmp_path / "store") as again:
        assert (again.key, again.find("E1")) == (key, held)
        assert read_checkpoint(again.key.opens(note)).size == 2
        assert again.checkpoint() == note


def test_bytes_altered_on_disk_are_not_handed_out(store: Store) -> None:
    held = store.add("K-1", b"words", "a.txt", "Aigerim").held
    path = store.objects.file(held.sha256)
    path.chmod(0o600)
    path.write_bytes(b"Words")
    with pytest.raises(StoreError, match="altered"):
        store.view(held, "Dana", "to read")
    assert [one.where for one in audit(store)] == ["E1"]


def test_a_folder_with_other_things_does_not_become_a_store(tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").write_text("x")
    with pytest.raises(StoreError, match="not empty"):
        Store.found(tmp_path, "Aigerim")
    with pytest.raises(StoreError, match="no evidence store"):
        Store(tmp_path)


def test_a_founding_that_was_cut_off_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "founding.db").write_bytes(b"half")
    (tmp_path / "log-key.pem").write_bytes(b"half")
    with Store.found(tmp_path, "Aigerim", Clock()) as store:
        assert store.log.size == 1


def test_a_lost_key_is_told_where_it_is_needed(store: Store) -> None:
    (store.folder / "log-key.pem").unlink()
    store.add("K-1", b"words", "a.txt", "Aigerim")
    with pytest.raises(StoreError, match="put the store's signing key back"):
        store.checkpoint()


def test_a_broken_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "log.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreError, match="restore it from a backup"):
        Store(tmp_path)


def test_a_second_writer_waits_and_is_then_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.evidence.schema._BUSY_SECONDS", 0.05)
    with pytest.raises(StoreError, match="another command"):
        Store(store.folder)


def test_erasing_takes_bytes_record_and_entries_of_the_whole_family(store: Store) -> None:
    reading = Reading("file", derived=(Derived(b"text", "t.txt", MAKING, Reading("text")),))
    added = store.add("K-1", b"her address", "a.txt", "Aigerim", read=lambda *_: reading)
    other = store.add("K-1", b"kept", "b.txt", "Aigerim").held
    store.view(added.held, "Dana", "to read")
    root, size = store.log.root(), store.log.size
    leaves = store.erase(added.held, "Aigerim", "she asked for it")
    assert leaves == [1, 2, 4]
    assert [one.label for one in store.exhibits()] == [other.label]
    assert [path.name for path in store.objects.all()] == [other.sha256]
    assert store.log.root(size) == root
    assert list(store.log.lines())[-1].said["more"] == {"why": "she asked for it", "leaves": leaves}
    assert not audit(store)


def test_nothing_of_what_was_erased_stays_in_the_files_of_the_store(store: Store) -> None:
    secret = b"Abay street 17, flat 4"
    held = store.add("K-1", secret, "street-of-her-mother.txt", "Aigerim").held
    store.erase(held, "Aigerim", "consent withdrawn")
    store.close()
    everything = b"".join(p.read_bytes() for p in store.folder.rglob("*") if p.is_file())
    for trace in (secret, b"street-of-her-mother", held.sha256.encode()):
        assert trace not in everything


def test_bytes_that_another_case_holds_outlive_an_erasure(store: Store) -> None:
    one = store.add("K-1", b"words", "a.txt", "Aigerim").held
    two = store.add("K-2", b"words", "a.txt", "Aigerim").held
    store.erase(one, "Aigerim", "closed")
    assert store.view(two, "Dana", "to read") == b"words"


def test_numbers_of_erased_exhibits_do_not_come_back(store: Store) -> None:
    store.erase(store.add("K-1", b"words", "a.txt", "Aigerim").held, "Aigerim", "closed")
    assert store.add("K-1", b"more", "b.txt", "Aigerim").held.label == "E2"


def tamper(store: Store, sql: str, *values: object) -> list[str]:
    store.checkpoint()
    folder = store.folder
    store.close()
    db = sqlite3.connect(folder / "log.db")
    db.execute(sql, values)
    db.commit()
    db.close()
    with Store(folder) as again:
        return [one.where for one in audit(again)]


BODY = "UPDATE {} SET {} = CAST(replace({}, '{}', '{}') AS BLOB) WHERE {}"


@pytest.mark.parametrize(
    ("sql", "where"),
    [
        (BODY.format("entries", "body", "body", "Aigerim", "Nobody", "n = 1"), "entry 1"),
        ("UPDATE entries SET salt = zeroblob(32) WHERE n = 1", "entry 1"),
        ("UPDATE entries SET salt = NULL, body = NULL WHERE n = 1", "entry 1"),
        ("UPDATE nodes SET hash = zeroblob(32) WHERE place = 2", "entry 1"),
        (BODY.format("exhibits", "body", "body", "a.txt", "b.txt", "1"), "E1"),
        ("DELETE FROM exhibits", None),
        (BODY.format("checkpoints", "note", "note", "clock", "clack", "1"), "checkpoint 3"),
        ("DELETE FROM entries WHERE n = 1", "entry 1"),
        ("DELETE FROM entries WHERE n = 2", "checkpoint 3"),
    ],
)
def test_the_owner_too_cannot_change_the_past_unseen(
    store: Store, sql: str, where: str | None
) -> None:
    digest = store.add("K-1", b"words", "a.txt", "Aigerim").held.sha256
    store.view(store.find("E1"), "Dana", "to read")
    assert (where or digest) in tamper(store, sql)
