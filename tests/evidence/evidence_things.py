"""Things people hold, invented and made on the spot: pictures, letters, pages, archives."""

import base64
import gzip
import hashlib
import io
import json
import struct
import zipfile
import zlib
from datetime import UTC, datetime, timedelta

from PIL import Image, ImageDraw, ImageFont

from tocsin.paper import FONTS

THREAT = "We know where you live, Aizada\nМы знаем, где ты живёшь\nСенің қайда тұратыныңды білеміз"
WHEN = "2026-11-27T08:00:00Z"
OTHER = "Thank you for the article\nСпасибо за статью\nМақалаңызға рақмет"


class Clock:
    """A clock that goes on by a second each time somebody looks."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def screenshot(text: str = THREAT, size: tuple[int, int] = (800, 260)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    font = ImageFont.truetype(str(FONTS / "TocsinSans-Regular.ttf"), 30)
    ImageDraw.Draw(picture).multiline_text((30, 40), text, font=font, fill="black", spacing=20)
    return picture


def packed(picture: Image.Image, form: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def bomb_png() -> bytes:
    """A PNG of a few hundred bytes that says it is 40,000 × 40,000 points large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    data = zlib.compress(bytes(10_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def letter(body: bytes = b"We will find you.\r\n", **headers: str) -> bytes:
    lines = {
        "Received": "from mail.example.net by mx.example.org; Fri, 27 Nov 2026 08:00:00 +0000",
        "From": "stranger@example.net",
        "To": "aizada@example.org",
        "Subject": "You",
        "Date": "Fri, 27 Nov 2026 08:00:00 +0000",
        "Message-ID": "<1@example.net>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return head.encode() + b"\r\n" + body


PAGE = (
    b"<!doctype html><!-- saved from url=(0022)https://example.net/p1 --><html><head>"
    b"<title>Thread</title><script>steal()</script></head><body onload='go()'>"
    b"<p>They wrote:<br>we will find you</p><img src='https://track.example/x.gif'>"
    b"<iframe src='https://evil.example'></iframe></body></html>"
)
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" onload="go()"><script>steal()</script>'
    b'<image href="https://track.example/x.png"/><text>map of her street</text></svg>'
)


def warc(url: str = "https://example.net/p1", page: bytes = PAGE) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    digest = base64.b32encode(hashlib.sha1(page).digest()).decode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-11-27T08:00:00Z\r\n"
        f"WARC-Payload-Digest: sha1:{digest}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)


def wacz(**changed: bytes) -> bytes:
    """A web archive as the specification has it: archive, index, pages, digests of all."""
    pages = [
        {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"},
        {
            "id": "p1",
            "url": "https://example.net/p1",
            "ts": "2026-11-27T08:00:00Z",
            "title": "Thread",
        },
    ]
    files = {
        "archive/data.warc.gz": warc(),
        "indexes/index.cdx.gz": gzip.compress(b"net,example)/p1 20261127080000 {}\n", mtime=0),
        "pages/pages.jsonl": b"".join(json.dumps(page).encode() + b"\n" for page in pages),
    }
    resources = [
        {
            "name": name.rpartition("/")[2],
            "path": name,
            "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
            "bytes": len(data),
        }
        for name, data in files.items()
    ]
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources,
               "created": WHEN, "software": "by hand"}  # fmt: skip
    files["datapackage.json"] = json.dumps(package).encode()
    files |= {name.replace("__", "/").replace("_", "."): data for name, data in changed.items()}
    return zipped(files, zipfile.ZIP_STORED)
