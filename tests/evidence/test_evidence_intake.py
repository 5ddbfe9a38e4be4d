"""What people hold, taken in; every file is made here."""

import io
import json
from pathlib import Path

import numpy as np
import pytest
from evidence_things import DRAWING, OTHER, PAGE, letter, packed, screenshot, wacz, warc
from PIL import Image

from tocsin.evidence.intake.likeness import NEAR, distance
from tocsin.evidence.intake.options import Options
from tocsin.evidence.intake.picture import likeness, preview
from tocsin.evidence.intake.read import read
from tocsin.evidence.reading import Derived, Reading

FAST = Options(ocr=False)


def reading(tmp_path: Path, data: bytes, name: str = "file", options: Options = FAST) -> Reading:
    path = tmp_path / name
    path.write_bytes(data)
    return read(path, name, options)


def made(found: Reading, what: str) -> Derived:
    return next(one for one in found.derived if one.making.what == what)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (packed(screenshot()), "screenshot"),
        (packed(screenshot(), "JPEG"), "screenshot"),
        (packed(screenshot(), "WEBP"), "screenshot"),
        (packed(screenshot(), "BMP"), "screenshot"),
        (letter(), "e-mail"),
        (b"From a@b Fri Nov 27 08:00:00 2026\n" + letter(), "mailbox"),
        (PAGE, "page"),
        (b"\xef\xbb\xbf  \n" + PAGE, "page"),
        (DRAWING, "drawing"),
        (b'<?xml version="1.0"?>' + DRAWING, "drawing"),
        (wacz(), "wacz"),
        (warc(), "warc"),
        (b'{"id": "1", "text": "x"}\n', "posts"),
        ("Мы знаем, где ты живёшь\n".encode(), "text"),
        (b"BMW and MZ are letters\n", "text"),
        (b"MZ are letters\n", "text"),
        (b"\x00\x01\x02", "file"),
        (b"", "file"),
    ],
)
def test_the_form_comes_from_the_bytes_and_not_from_the_name(
    tmp_path: Path, data: bytes, form: str
) -> None:
    found = reading(tmp_path, data, "holiday.txt")
    assert (found.form, found.sealed) == (form, "")


def test_text_of_a_screenshot_is_read_in_three_languages_and_marked(tmp_path: Path) -> None:
    found = reading(tmp_path, packed(screenshot()), options=Options())
    if "is not installed" in str(found.remarks):
        pytest.skip("Tesseract is not installed: scripts/install-system.sh")
    text = made(found, "ocr")
    document = json.loads(text.data)
    assert text.making.by_machine
    assert "can be wrong" in document["note"]
    assert "We know where you live, Aizada" in document["text"]
    assert "Мы знаем, где ты живёшь" in document["text"]
    assert "білеміз" in document["text"]
    assert 60 < document["confidence"] == found.facts["ocr_confidence"] <= 100
    assert all(0 <= word["confidence"] <= 100 for word in document["words"])


def test_without_tesseract_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = reading(tmp_path, packed(screenshot()), options=Options())
    assert "Tesseract is not installed" in found.remarks[0]
    assert "ocr_confidence" not in found.facts


def test_a_preview_is_small_grey_and_without_edges() -> None:
    picture = Image.open(io.BytesIO(preview(screenshot())))
    assert (picture.mode, max(picture.size)) == ("L", 320)
    shades = np.asarray(picture, dtype=int)
    assert abs(np.diff(shades, axis=1)).max() < 30  # black text on white has steps of 255


def test_the_same_picture_packed_or_scaled_again_looks_alike() -> None:
    first = likeness(screenshot())
    again = [screenshot().resize((400, 130)), screenshot().resize((1200, 390))]
    assert all(distance(first, likeness(one)) <= NEAR for one in again)


def test_another_conversation_does_not_look_alike() -> None:
    assert distance(likeness(screenshot()), likeness(screenshot(OTHER))) > NEAR


def test_a_picture_tells_when_and_with_what_it_was_made_and_warns_of_its_place(
    tmp_path: Path,
) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "Invented Phones", "2026:11:27 08:00:00"
    exif.get_ifd(0x8825)[1] = "N"
    found = reading(tmp_path, packed(screenshot(), "JPEG", exif=exif))
    assert found.facts["exif"] == {"Make": "Invented Phones", "DateTime": "2026:11:27 08:00:00"}
    assert "the place where it was taken" in found.remarks[0]


def test_a_letter_tells_the_way_it_came(tmp_path: Path) -> None:
    found = reading(tmp_path, letter(Subject="=?utf-8?b?0KLRiyDRgdC70LXQtNGD0Y7RidCw0Y8=?="))
    assert found.facts["received"][0].startswith("from mail.example.net by mx.example.org")
    assert found.facts["fields"]["Subject"] == "Ты следующая"
    assert made(found, "text").data == b"We will find you."
    assert found.facts["dkim"] == []


def test_a_letter_of_html_loses_what_is_active_and_loads_nothing(tmp_path: Path) -> None:
    found = reading(tmp_path, letter(PAGE, MIME_Version="1.0", Content_Type="text/html"))
    text = made(found, "text").data
    assert text == b"They wrote:\nwe will find you"
    assert found.remarks == ("files on other servers, not loaded: 2",)


def test_attachments_are_taken_out_and_read(tmp_path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.net", "b@example.org", "x"
    message.set_content("see the picture")
    message.add_attachment(packed(screenshot()), "image", "png", filename="../../угроза.png")
    found = reading(tmp_path, message.as_bytes())
    inner = made(found, "attachment")
    assert inner.data == packed(screenshot())
    assert inner.reading.form == "screenshot"
    assert "/" not in inner.name
    assert made(inner.reading, "preview")


def test_a_mailbox_gives_each_message_byte_for_byte(tmp_path: Path) -> None:
    one, two = letter(), letter(b">From the start\nFrom here on it is text.\n")
    box = b"From a Fri Nov 27 2026\n" + one + b"\nFrom b Fri Nov 27 2026\n" + two
    found = reading(tmp_path, box)
    assert [x.data for x in found.derived] == [one, two]
    assert found.derived[0].making.part == "message 1, from byte 23"
    assert found.derived[0].reading.form == "e-mail"


def signed_letter(tmp_path: Path) -> tuple[bytes, bytes]:
    import base64

    import dkim
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(65537, 2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    record = b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)
    plain = letter()
    return dkim.sign(plain, b"s1", b"example.net", pem) + plain, record


def test_dkim_without_a_key_is_unknown_and_not_failed(tmp_path: Path) -> None:
    message, _ = signed_letter(tmp_path)
    (result,) = reading(tmp_path, message).facts["dkim"]
    assert result == {
        "domain": "example.net",
        "selector": "s1",
        "result": "unknown",
        "why": "key not looked up: s1._domainkey.example.net",
    }


def test_dkim_with_a_key_that_was_looked_up_passes_or_fails(tmp_path: Path) -> None:
    message, record = signed_letter(tmp_path)
    options = Options(dkim_keys={"s1._domainkey.example.net": record})
    (good,) = reading(tmp_path, message, options=options).facts["dkim"]
    altered = message.replace(b"find you", b"miss you")
    (bad,) = reading(tmp_path, altered, options=options).facts["dkim"]
    assert (good["result"], bad["result"]) == ("pass", "fail")


def test_a_saved_page_tells_where_from_and_what_in_it_is_active(tmp_path: Path) -> None:
    found = reading(tmp_path, PAGE)
    assert found.facts["saved_from"] == "https://example.net/p1"
    assert found.facts["title"] == "Thread"
    assert found.facts["active"] == {"embedded": 1, "handlers": 1, "remote": 2, "scripts": 1}
    assert made(found, "text").data == b"They wrote:\nwe will find you"


def test_a_drawing_is_not_drawn(tmp_path: Path) -> None:
    found = reading(tmp_path, DRAWING)
    assert found.facts["active"] == {"handlers": 1, "remote": 1, "scripts": 1}
    assert [one.making.what for one in found.derived] == ["text"]
    assert made(found, "text").data == b"map of her street"


def test_a_pdf_tells_its_pages_and_its_text(tmp_path: Path) -> None:
    from tocsin.paper import Document, Paragraph, to_pdf

    data = to_pdf(Document("Letter", "kk", (Paragraph("Сенің қайда тұратыныңды білеміз"),)))
    found = reading(tmp_path, data)
    assert found.facts["pages"] == 1
    assert "Сенің қайда тұратыныңды білеміз" in made(found, "text").data.decode()


def test_a_pdf_with_a_script_says_so(tmp_path: Path) -> None:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    scripts = DictionaryObject({NameObject("/JavaScript"): DictionaryObject()})
    writer.root_object[NameObject("/Names")] = scripts
    writer.write(tmp_path / "a.pdf")
    found = read(tmp_path / "a.pdf", "a.pdf", FAST)
    assert any("scripts, not run" in remark for remark in found.remarks)


def test_a_web_archive_is_checked_by_its_own_digests(tmp_path: Path) -> None:
    found = reading(tmp_path, wacz())
    assert found.facts["valid"] is True
    assert found.facts["pages"] == [
        {"url": "https://example.net/p1", "ts": "2026-11-27T08:00:00Z", "title": "Thread"}
    ]


def test_a_web_archive_that_was_changed_is_kept_and_told(tmp_path: Path) -> None:
    found = reading(tmp_path, wacz(pages__pages_jsonl=b"{}\n"))
    assert (found.form, found.sealed, found.facts["valid"]) == ("wacz", "", False)
    assert found.remarks == ("it is no valid WACZ: pages/pages.jsonl does not fit its digest",)


def test_a_warc_tells_its_records(tmp_path: Path) -> None:
    found = reading(tmp_path, warc())
    assert found.facts == {"records": 1, "captured": 1, "urls": ["https://example.net/p1"]}


def test_each_post_is_kept_byte_for_byte_beside_its_file(tmp_path: Path) -> None:
    lines = [b'{"id": "1",  "text": "\\u0430", "platform": "x"}', b"", b"broken", b'{"id": 2}']
    found = reading(tmp_path, b"\r\n".join(lines) + b"\r\n")
    assert [one.data for one in found.derived] == [lines[0], lines[3]]
    assert found.derived[0].making.part == "line 1, from byte 0"
    assert found.derived[0].reading.facts == {"platform": "x", "id": "1"}
    assert found.remarks == ("1 lines are no JSON record and stay in the file: line 3",)
