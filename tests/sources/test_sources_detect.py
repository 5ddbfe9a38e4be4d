import gzip
import io
import json
import random
from pathlib import Path

import openpyxl
import pytest

from tocsin.sources import FORMATS, detect
from tocsin.sources.encoding import encoding_of
from tocsin.sources.head import head_of

FIXTURES = Path(__file__).parents[1] / "fixtures"
FILES = sorted(path for path in FIXTURES.glob("*/*") if path.is_file())


def name_of(data: bytes) -> str | None:
    found = detect(head_of(data, encoding_of(data)))
    return found.name if found else None


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["id", "text"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_fixture_is_of_the_format_of_its_folder(path):
    assert name_of(path.read_bytes()) == path.parent.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
def test_a_fixture_is_recognised_in_another_encoding(path, codec):
    data = path.read_text(encoding="utf-8").encode(codec)
    assert name_of(data) == path.parent.name


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'{"id": "1", "text": "a", "created_at": "2024-05-05T12:00:00Z"}\n', "native"),
        (b'[{"id": "1", "text": "a"}]', "native"),
        (b"id,text\n1,a\n", "table"),
        ("Дата;Текст\n31.12.2024;a\n".encode("cp1251"), "table"),
        (workbook(), "table_xlsx"),
        (b"", None),
        (b"hello", None),
        (b"<html><body>a, b</body></html>", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00", None),
        (gzip.compress(b"id,text\n1,a\n", mtime=0), None),
        (json.dumps({"results": [1, 2]}).encode(), None),
        (random.Random(1).randbytes(5000), None),
    ],
)
def test_formats_are_told_by_content(data, name):
    assert name_of(data) == name


def test_names_are_unique_and_the_generic_table_comes_last():
    names = [each.name for each in FORMATS]
    assert len(names) == len(set(names))
    assert names[-1] == "table"
    assert {path.parent.name for path in FILES} < set(names)
