"""Files made to do harm: each is kept, none is opened, and a clear word says why."""

import io
import os
import time
import zipfile
from pathlib import Path

import pytest
from evidence_things import bomb_png, letter, packed, screenshot, wacz, zipped

from tocsin.evidence import Store
from tocsin.evidence.audit import audit
from tocsin.evidence.intake import Apart
from tocsin.evidence.intake.options import Options
from tocsin.evidence.intake.read import read
from tocsin.evidence.reading import Reading

FAST = Options(ocr=False)
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>'
)


def zip_bomb() -> bytes:
    return zipped({"a": bytes(8 << 20)})


def linked() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


HOSTILE = {
    "a picture that unpacks to gigabytes": (bomb_png(), "more than are decoded"),
    "a picture cut off": (packed(screenshot())[:400], "broken or cut off"),
    "a picture that is also a ZIP": (packed(screenshot()) + zipped({"a": b"x"}), "also a ZIP"),
    "a picture that is also a PDF": (
        b"GIF89a%PDF-1.4\n" + packed(screenshot(), "GIF")[6:],
        "also a PDF",
    ),
    "a picture with a page in it": (
        packed(screenshot(), "JPEG", comment=b"<script>steal()</script>"),
        "a web page or a script",
    ),
    "a PDF that is also a ZIP": (b"%PDF-1.4\n" + zipped({"a": b"x"}), "also a ZIP"),
    "a broken PDF": (b"%PDF-1.7\n1 0 obj\n<<", "broken or cut off"),
    "a drawing of entities": (LAUGHS, "declares entities"),
    "a program": (b"MZ" + bytes(100), "a program"),
    "a script": (b"#!/bin/sh\nrm -rf /\n", "a program"),
    "a ZIP bomb": (zip_bomb(), "a bomb"),
    "a ZIP with a path out": (zipped({"../../evil": b"x"}), "leads out of it"),
    "a ZIP with an absolute path": (zipped({"/etc/evil": b"x"}), "leads out of it"),
    "a ZIP with a path of another system": (zipped({"..\\evil": b"x"}), "leads out of it"),
    "a ZIP with a link": (linked(), "a link in it"),
    "a ZIP cut off": (zipped({"a": b"x" * 100})[:-30], "broken or cut-off"),
    "a web archive without sense": (wacz(datapackage_json=b"[[[["), "cannot be read"),
    "a WARC cut off": (b"WARC/1.0\r\nnonsense", "broken or cut off"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_dangerous_or_broken_is_kept_sealed(store: Store, name: str) -> None:
    data, why = HOSTILE[name]
    added = store.add("K-1", data, f"{name}.png", "Dana", read=lambda p, n: read(p, n, FAST))
    assert why in added.held.record["sealed"]
    assert added.made == ()
    assert store.view(added.held, "Dana", "to look in a laboratory") == data


@pytest.mark.parametrize("depth", [1, 6])
def test_letters_within_letters_end_somewhere(tmp_path: Path, depth: int) -> None:
    from email.message import EmailMessage

    inner = letter()
    for _ in range(depth):
        message = EmailMessage()
        message["From"], message["To"] = "a@example.net", "b@example.org"
        message.set_content("x")
        message.add_attachment(inner, "application", "octet-stream", filename="inner.eml")
        inner = message.as_bytes()
    (tmp_path / "m.eml").write_bytes(inner)
    found = read(tmp_path / "m.eml", "m.eml", FAST)
    levels = 0
    while children := [x for x in found.derived if x.making.what == "attachment"]:
        found, levels = children[0].reading, levels + 1
    assert levels == min(depth, 3)


@pytest.mark.parametrize("seed", range(3))
def test_no_broken_file_raises(tmp_path: Path, seed: int) -> None:
    import random

    chance = random.Random(seed)
    things = [packed(screenshot(size=(200, 80))), letter(), wacz(), b"%PDF-1.4\n%%EOF", LAUGHS]
    for data in things:
        for _ in range(12):
            broken = bytearray(data)
            for _ in range(chance.randrange(1, 8)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            path = tmp_path / "broken"
            path.write_bytes(bytes(broken[: chance.randrange(1, len(broken) + 1)]))
            assert isinstance(read(path, "broken", FAST), Reading)


def dies(path: Path, name: str, options: Options) -> Reading:
    os._exit(1)


def sleeps(path: Path, name: str, options: Options) -> Reading:
    time.sleep(60)
    raise AssertionError


def eats(path: Path, name: str, options: Options) -> Reading:
    return Reading(str(len(bytearray(64 << 30))))


def calls(path: Path, name: str, options: Options) -> Reading:
    import urllib.request

    urllib.request.urlopen("http://127.0.0.1:9/")
    raise AssertionError


@pytest.mark.parametrize(
    ("work", "why"),
    [
        (dies, "broke down"),
        (sleeps, "took longer than 1 seconds"),
        (eats, "more memory"),
        (calls, "failed on it (URLError)"),
    ],
)
def test_a_file_that_brings_a_reader_down_is_sealed_and_the_next_one_read(
    store: Store, work: object, why: str
) -> None:
    with Apart(Options(seconds=1), work) as fallen, Apart(FAST) as sound:  # type: ignore[arg-type]
        held = store.add("K-1", b"evil", "evil.png", "Dana", read=fallen).held
        again = store.add("K-1", letter(), "letter.eml", "Dana", read=sound).held
    assert why in held.record["sealed"]
    assert again.record["form"] == "e-mail"
    assert not audit(store)


def test_reading_apart_gives_what_reading_here_gives(tmp_path: Path) -> None:
    path = tmp_path / "m.eml"
    path.write_bytes(letter())
    with Apart(FAST) as apart:
        assert apart(path, "m.eml") == read(path, "m.eml", FAST)
