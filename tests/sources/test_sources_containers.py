import gzip
import io
import os
import struct
import zipfile

import openpyxl
import pytest

from tocsin.sources.containers import Member, Passed, Refused, display, walk
from tocsin.sources.guard import Limits


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["id", "text"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def found(path, limits: Limits | None = None) -> dict[str, object]:
    """Give contents, or the fault or reason or note, by name below the folder."""
    seen: dict[str, object] = {}
    for one in walk([path], limits):
        name = one.name.removeprefix(str(path)).lstrip("/")
        if isinstance(one, Member):
            content = one.stream.read()
            seen[name] = (content, one.fault()) if one.fault() else content
        elif isinstance(one, Refused):
            seen[f"refused {name}"] = one.reason
        else:
            seen[f"passed {name}"] = one.note
    return seen


def put(folder, name: str, content: bytes):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_folder_is_walked_in_order_of_names_and_hidden_files_are_named(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/c.txt", ".git/config", ".DS_Store"):
        put(tmp_path, name, name.encode())
    seen = found(tmp_path)
    assert [name for name in seen if not name.startswith("passed")] == [
        "a/c.txt",
        "a/z.txt",
        "b.txt",
    ]
    assert "hidden files left out: 2" in seen["passed "]


def test_members_of_archives_in_archives_are_named_by_their_way(tmp_path):
    inner = zipped({"chat/result.json": b"{}"})
    put(tmp_path, "export.zip", zipped({"inner.zip": inner, "notes.txt": b"n"}))
    assert found(tmp_path) == {
        "export.zip!/inner.zip!/chat/result.json": b"{}",
        "export.zip!/notes.txt": b"n",
    }


def test_a_gzip_of_several_parts_is_one_file_and_padding_is_ignored(tmp_path):
    put(tmp_path, "a", gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 512)
    assert found(tmp_path) == {"a": b"one two"}


def test_kinds_are_told_by_content_not_by_name(tmp_path):
    put(tmp_path, "posts.csv", zipped({"a": b"x"}))
    put(tmp_path, "posts.zip", b"id,text\n")
    assert found(tmp_path) == {"posts.csv!/a": b"x", "posts.zip": b"id,text\n"}


def test_a_workbook_is_one_file_even_inside_an_archive(tmp_path):
    data = workbook()
    put(tmp_path, "a.xlsx", data)
    put(tmp_path, "b.zip", zipped({"deep/c.xlsx": data}))
    assert found(tmp_path) == {"a.xlsx": data, "b.zip!/deep/c.xlsx": data}


def test_archives_nested_too_deep_are_refused(tmp_path):
    data = b"text"
    for depth in range(4):
        data = zipped({f"{depth}.zip" if depth else "a.txt": data})
    reason = found(put(tmp_path, "a.zip", data))
    assert list(reason.values()) == ["archives lie more than 3 deep in each other; unpack it"]


def test_a_bomb_is_refused_and_the_rest_is_read(tmp_path):
    limits = Limits(ratio_from=1024 * 1024)
    put(tmp_path, "a.zip", zipped({"bomb": bytes(8 * 1024 * 1024), "good": b"good"}))
    put(tmp_path, "b.gz", gzip.compress(bytes(8 * 1024 * 1024)))
    seen = found(tmp_path, limits)
    assert seen["a.zip!/good"] == b"good"
    for name in ("a.zip!/bomb", "b.gz"):
        content, fault = seen[name]
        assert "zip bomb" in fault
        assert len(content) < 4 * 1024 * 1024


def test_the_total_of_an_archive_is_limited_across_its_members_and_levels(tmp_path):
    inner = zipped({f"{i}": os.urandom(4000) for i in range(3)}, zipfile.ZIP_STORED)
    put(tmp_path, "a.zip", zipped({"inner.zip": inner, "last": os.urandom(5000)}))
    put(tmp_path, "b.txt", b"b")
    seen = found(tmp_path, Limits(unpacked=20_000))
    assert "unpacks to more than 20,000 bytes" in seen["a.zip!/last"][1]
    assert seen["b.txt"] == b"b"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:\\x", "..\\..\\x", "a\x1bb"]
)
def test_names_that_lead_elsewhere_are_only_names(tmp_path, name):
    (seen,) = found(put(tmp_path, "a.zip", zipped({name: b"content"}))).items()
    assert seen[1] == b"content"
    assert "\x1b" not in seen[0]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_members_under_a_password_are_refused(tmp_path):
    data = bytearray(zipped({"a": b"x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (reason,) = found(put(tmp_path, "a.zip", bytes(data))).values()
    assert "locked with a password" in reason


def test_a_cut_off_gzip_keeps_what_came_before(tmp_path):
    text = os.urandom(50_000)
    (seen,) = found(put(tmp_path, "a.gz", gzip.compress(text)[:30_000])).values()
    content, fault = seen
    assert len(content) > 20_000
    assert text.startswith(content)
    assert "cut off" in fault


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_cut_off_zip_keeps_the_members_before(tmp_path, method):
    whole = {"a.txt": b"first " * 50, "b.txt": b"second " * 50, "c": os.urandom(9000)}
    data = zipped(whole, method)
    seen = found(put(tmp_path, "a.zip", data[: data.index(b"PK\x01\x02") - 3000]))
    assert seen["!/a.txt"] == whole["a.txt"]
    assert seen["!/b.txt"] == whole["b.txt"]
    content, fault = seen["!/c"]
    assert whole["c"].startswith(content)
    assert "cut off" in fault
    assert "fetch it again" in seen["refused "]


def test_a_cut_off_zip_written_as_a_stream_is_read_too(tmp_path):
    class Pipe(io.RawIOBase):
        def __init__(self):
            self.data = b""

        def writable(self):
            return True

        def write(self, data):
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"first " * 50)
        archive.writestr("b", b"second " * 50)
    seen = found(put(tmp_path, "a.zip", pipe.data[: pipe.data.index(b"PK\x01\x02")]))
    assert seen["!/a"] == b"first " * 50
    assert seen["!/b"] == b"second " * 50


def test_cyrillic_names_of_old_windows_archives_are_readable(tmp_path):
    data = zipped({"aaaa.txt": b"x"}).replace(b"aaaa", "Чат1".encode("cp866"))
    assert list(found(put(tmp_path, "a.zip", data))) == ["!/Чат1.txt"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"Rar!\x1a\x07\x01\x00", "RAR"),
        (b"7z\xbc\xaf\x27\x1c\x00", "7z"),
        (bytes(257) + b"ustar\x0000", "tar"),
        (gzip.compress(bytes(257) + b"ustar\x0000", mtime=0), "tar"),
        (b"BZh91AY&SY", "bzip2"),
        (b"%PDF-1.7", "PDF"),
        (zipped({"[Content_Types].xml": b"", "word/document.xml": b""}), "Word"),
        (zipped({"mimetype": b"", "content.xml": b""}), "OpenDocument"),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), "save it as XLSX"),
    ],
)
def test_foreign_files_are_named_with_what_to_do(tmp_path, content, word):
    (reason,) = found(put(tmp_path, "a", content)).values()
    assert word in reason
    assert ";" in reason


def test_a_missing_path_is_refused_with_its_name(tmp_path):
    (one,) = walk([tmp_path / "nowhere.csv"])
    assert isinstance(one, Refused)
    assert "check the path" in one.reason


def test_a_loop_of_links_is_walked_once(tmp_path):
    put(tmp_path, "a/b.txt", b"b")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    seen = found(tmp_path)
    assert seen["a/b.txt"] == b"b"
    assert "leads back" in seen["passed a/up"]


def test_an_empty_folder_and_an_empty_archive_are_said(tmp_path):
    (tmp_path / "empty").mkdir()
    put(tmp_path, "e.zip", zipped({}))
    assert found(tmp_path) == {
        "passed empty": "the folder is empty",
        "passed e.zip": "the archive is empty",
    }


def test_a_pipe_in_a_folder_does_not_hang_the_walk(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (one,) = walk([tmp_path])
    assert isinstance(one, Passed)


def test_a_workbook_that_claims_a_giant_sheet_is_refused(tmp_path):
    sheet = b'<worksheet><sheetData><row r="1"><c r="A1"/></row><c r="XFD1048576"/></sheetData>'
    parts = {"[Content_Types].xml": b"", "xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": sheet}
    (reason,) = found(put(tmp_path, "a.xlsx", zipped(parts))).values()
    assert "17,179,869,184 cells" in reason


def test_a_workbook_that_lies_about_its_size_is_weighed_by_what_comes_out(tmp_path):
    parts = {"[Content_Types].xml": b"", "xl/workbook.xml": bytes(3_000_000)}
    data = zipped(parts).replace(struct.pack("<I", 3_000_000), struct.pack("<I", 10))
    (reason,) = found(put(tmp_path, "a.xlsx", data), Limits(workbook=1_000_000)).values()
    assert "unpacks to more than 1,000,000 bytes" in reason


def test_names_can_always_be_printed_and_stored():
    assert display("a\udcffb\x07\n").encode() == "a?b\ufffd\ufffd".encode()
