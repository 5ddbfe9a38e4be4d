"""Whatever the bytes, reading gives books and never raises."""

import gzip
import io
import json
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.sources import Limits, Shelf, read, stage

FIXTURES = Path(__file__).parents[1] / "fixtures"
LIMITS = Limits(unpacked=8 * 1024**2, ratio=50, ratio_from=1024**2, workbook=8 * 1024**2)
TABLE = 'id;Дата;Текст\n1;31.12.2024 18:05;"Опять\nугрожают"\n2;01.01.2025;\n'


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.csv", TABLE)
        made.writestr("b/c.jsonl", NATIVE)
    return out.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in (["id", "text"], [1, "a"], [2, "b"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


NATIVE = json.dumps({"id": 1, "text": "a", "created_at": 1714910400, "media": []}).encode() + b"\n"
SEEDS = {
    **{f"{path.parent.name}/{path.name}": path.read_bytes() for path in FIXTURES.glob("*/*")},
    "native": NATIVE * 3,
    "array": b"[" + NATIVE + b"," + NATIVE + b"]",
    "table": TABLE.encode(),
    "table in windows-1251": TABLE.encode("cp1251"),
    "table in UTF-16": TABLE.encode("utf-16"),
    "gzip": gzip.compress(NATIVE * 3),
    "zip": archive(),
    "xlsx": workbook(),
}


def take(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, Shelf() as shelf:
        path = Path(folder, "file")
        path.write_bytes(data)
        (row, *_) = stage(read([path], limits=LIMITS), shelf)
        assert row.file
        assert sum(1 for _ in shelf) == shelf.count


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_can_be_read(data):
    take(data)


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_damage_to_a_valid_file_can_be_read(seed, data):
    damaged = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged)))
        gone = data.draw(st.integers(0, 8))
        damaged[at : at + gone] = data.draw(st.binary(max_size=8))
    if data.draw(st.booleans()):
        del damaged[data.draw(st.integers(0, len(damaged))) :]
    take(bytes(damaged))


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS)
def test_a_file_cut_anywhere_can_be_read(seed):
    for part in range(8):
        take(seed[: len(seed) * part // 8])
