import io
import stat
from pathlib import Path

import pytest

from tocsin.evidence import StoreError
from tocsin.evidence.objects import Objects, digests


@pytest.fixture
def objects(tmp_path: Path) -> Objects:
    made = Objects(tmp_path)
    made.create()
    return made


def test_a_content_is_kept_once_under_its_digest(objects: Objects) -> None:
    one, two = objects.take(b"words"), objects.take(io.BytesIO(b"words"))
    objects.settle([one.sha256])
    assert one == two
    assert [path.name for path in objects.all()] == [one.sha256]
    assert digests(objects.file(one.sha256)) == one


def test_a_content_cannot_be_written_to(objects: Objects) -> None:
    taken = objects.take(b"words")
    objects.settle([taken.sha256])
    assert not objects.file(taken.sha256).stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP)


def test_a_content_above_the_limit_leaves_nothing(objects: Objects, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="larger than 4 bytes"):
        objects.take(b"words", 4)
    assert not list((tmp_path / "incoming").iterdir())


def test_recovery_finishes_what_the_database_knows_and_removes_the_rest(
    objects: Objects, tmp_path: Path
) -> None:
    known, unknown = objects.take(b"known"), objects.take(b"unknown")
    (tmp_path / "incoming" / "1-ab.part").write_bytes(b"half")
    objects.recover(lambda digest: digest == known.sha256)
    assert not list((tmp_path / "incoming").iterdir())
    assert objects.file(known.sha256).read_bytes() == b"known"
    assert not objects.has(unknown.sha256)


def test_a_content_altered_on_disk_is_mended_when_it_comes_again(objects: Objects) -> None:
    taken = objects.take(b"words")
    objects.settle([taken.sha256])
    path = objects.file(taken.sha256)
    path.chmod(0o600)
    path.write_bytes(b"Words")
    objects.take(b"words")
    objects.settle([taken.sha256])
    assert objects.file(taken.sha256).read_bytes() == b"words"


def test_lost_bytes_are_told(objects: Objects) -> None:
    with pytest.raises(StoreError, match="gone"):
        objects.file("ab" * 32)
