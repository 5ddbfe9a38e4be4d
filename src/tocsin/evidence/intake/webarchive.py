"""Web archives: WACZ and WARC kept as they came, their structure and digests checked.

The specification of WACZ 1.1.1 asks for `datapackage.json` with the digest of every file, an
archive, an index and a list of pages. Captured scripts are hostile; nothing is played back here.
"""

import json
import stat
import zipfile
from collections.abc import Iterator
from hashlib import new
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from tocsin.evidence.intake.clean import clean
from tocsin.evidence.intake.options import Options
from tocsin.evidence.reading import Reading

_BLOCK = 1 << 20
_MOST_LISTED = 20
_MOST_FILES = 50_000
_ENOUGH_TO_JUDGE = 1 << 20
_JSON_LIMIT = 16 << 20


def read_zip(path: Path, name: str, options: Options) -> Reading:
    """Read a ZIP: a web archive is checked, any other is kept and said to be unopened."""
    try:
        with zipfile.ZipFile(path) as archive:
            if reason := _refuse(archive, options):
                return Reading("file", reason)
            if "datapackage.json" not in archive.namelist():
                return Reading("file", remarks=("a ZIP archive, kept as it is; add what is in it",))
            return _wacz(archive)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, RuntimeError,
            NotImplementedError) as error:  # fmt: skip
        return Reading("file", f"a broken or cut-off ZIP ({clean(str(error))})")


def read_warc(path: Path, name: str, options: Options) -> Reading:
    """Read a WARC: how many records, which pages, whether digests hold."""
    count = bad = unpacked = 0
    urls: list[str] = []
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests=True):
                stream = record.content_stream()
                while block := stream.read(_BLOCK):
                    unpacked += len(block)
                    if unpacked > options.unpacked:
                        return Reading(
                            "warc", f"it unpacks to more than {options.unpacked:,} bytes"
                        )
                count += record.rec_type is not None
                bad += record.digest_checker.passed is False
                uri = record.rec_headers.get_header("WARC-Target-URI")
                if uri and record.rec_type in ("response", "resource"):
                    urls.append(clean(uri))
    except (ArchiveLoadFailed, OSError, ValueError, EOFError) as error:
        return Reading("warc", f"it is broken or cut off ({clean(str(error))})")
    if not urls and not count:
        return Reading("warc", "it is broken or cut off: no record can be made out")
    remarks = [f"the digest of {bad} records does not hold"] if bad else []
    facts = {"records": count, "captured": len(urls), "urls": urls[:_MOST_LISTED]}
    return Reading("warc", "", tuple(remarks), facts)


def _refuse(archive: zipfile.ZipFile, options: Options) -> str:
    """Say why an archive is not opened at all; empty where it may be."""
    infos = archive.infolist()
    if len(infos) > _MOST_FILES:
        return f"an archive of {len(infos):,} files, more than is opened"
    unpacked = sum(info.file_size for info in infos)
    packed = max(1, sum(info.compress_size for info in infos))
    if unpacked > options.unpacked or (
        unpacked > _ENOUGH_TO_JUDGE and unpacked / packed > options.ratio
    ):
        return f"an archive that unpacks to {unpacked:,} bytes from {packed:,}: a bomb"
    for info in infos:
        if _leads_out(info.filename):
            return f"an archive with a path that leads out of it ({clean(info.filename)})"
        if stat.S_ISLNK(info.external_attr >> 16):
            return f"an archive with a link in it ({clean(info.filename)})"
    return ""


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name


def _wacz(archive: zipfile.ZipFile) -> Reading:
    try:
        package = json.loads(_some(archive, "datapackage.json"))
        resources = {str(one["path"]): one for one in package["resources"]}
        if not isinstance(package, dict):
            raise TypeError("no object")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return Reading("wacz", f"its datapackage.json cannot be read ({clean(repr(error))})")
    faults = [*_faults(archive, resources)]
    pages = [*_pages(archive)]
    facts: dict[str, Any] = {
        "wacz_version": clean(str(package.get("wacz_version", ""))),
        "software": clean(str(package.get("software", ""))),
        "created": clean(str(package.get("created", ""))),
        "pages": pages[:_MOST_LISTED],
        "valid": not faults,
    }
    words = [f"it is no valid WACZ: {one}" for one in faults[:_MOST_LISTED]]
    return Reading("wacz", "", tuple(words), facts)


def _faults(archive: zipfile.ZipFile, resources: dict[str, Any]) -> Iterator[str]:
    names = set(archive.namelist())
    for name, resource in resources.items():
        if name not in names:
            yield f"{clean(name)} is missing"
        elif fault := _digest_fault(archive, name, str(resource.get("hash", ""))):
            yield f"{clean(name)} {fault}"
    exempt = ("datapackage.json", "datapackage-digest.json")
    for name in sorted(names.difference(resources, exempt)):
        if not name.endswith("/"):
            yield f"{clean(name)} is in no list"
    if "pages/pages.jsonl" not in names:
        yield "it has no list of pages"
    if not any(name.startswith("archive/") and ".warc" in name for name in names):
        yield "it has no archive"


def _digest_fault(archive: zipfile.ZipFile, name: str, told: str) -> str:
    algorithm, _, right = told.partition(":")
    if algorithm not in ("sha256", "sha512", "md5"):
        return "has no digest that can be checked"
    found = new(algorithm, usedforsecurity=False)
    with archive.open(name) as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return "" if found.hexdigest() == right.lower() else "does not fit its digest"


def _pages(archive: zipfile.ZipFile) -> Iterator[dict[str, str]]:
    if "pages/pages.jsonl" not in archive.namelist():
        return
    for line in _some(archive, "pages/pages.jsonl").splitlines():
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and "url" in page:
            yield {key: clean(str(page[key])) for key in ("url", "ts", "title") if key in page}


def _some(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(_JSON_LIMIT)
