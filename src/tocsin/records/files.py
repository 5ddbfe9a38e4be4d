"""Write files so that a reader finds the old one or the new one, never half of one."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put content in a file at once: written beside it, made durable, then renamed.

    The file is for its owner only. Raises `OSError`; the old content is then still there.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _settle(path.parent)


def append_line(path: Path, line: bytes) -> None:
    """Add a line and make it durable; a line cut off before is ended first."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        _drop_half_line(path, file.seek(0, os.SEEK_END))
        file.seek(0, os.SEEK_END)
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def _drop_half_line(path: Path, size: int) -> None:
    """Cut off what a power failure left behind the last line end: it was never in force."""
    if not size:
        return
    content = path.read_bytes()
    end = content.rfind(b"\n") + 1
    if end != size:
        os.truncate(path, end)


def _settle(folder: Path) -> None:
    """Make a rename durable, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
