"""Write a case as a package that a stranger can check: a bag in a folder, a ZIP, or sealed to keys.

Nothing stands under the final name before all of it is there and durable. That something is going
out is in the log before the first byte is copied, and that it went out when the package is whole.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tocsin import __version__
from tocsin.evidence.checkpoint import read_checkpoint
from tocsin.evidence.errors import PackageError
from tocsin.evidence.exhibit import Held
from tocsin.evidence.objects import digests, sync_folder
from tocsin.evidence.package import standalone
from tocsin.evidence.package.bag import make_bag, make_durable, names, sync_file
from tocsin.evidence.package.custody import lines_of, write_custody
from tocsin.evidence.package.locked import encrypt
from tocsin.evidence.package.paths import content_path, record_path
from tocsin.evidence.package.zipped import write_zip
from tocsin.evidence.store import Store
from tocsin.evidence.times import as_text

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to export: the case, by whom, to whom, in which language, for whose age keys."""

    case: str
    by: str
    to: str = ""
    lang: str = "en"
    recipients: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to: name and seal of the package, exhibits, originals not stamped yet."""

    package: str
    target: Path
    seal: str
    exhibits: int
    unstamped: int


def export(store: Store, order: Order, target: Path, progress: Progress | None = None) -> Exported:
    """Write the package of a case to `target`: `.zip`, `.zip.age` with recipients, else a folder.

    Raises `PackageError` where the target is there already or does not go with the recipients.
    """
    _check_target(order, target)
    part = target.with_name(target.name + ".part")
    _clear(part)
    try:
        folder = part / "bag"
        part.mkdir(mode=0o700)
        folder.mkdir()
        done = _fill(store, order, folder, target, progress or (lambda _: None))
        made = _pack(folder, part, order, target, done.package)
        made.replace(target)
        sync_folder(target.parent)
        store.packaged(order.case, order.by, done.package, done.seal)
    finally:
        _clear(part)
    return done


def _check_target(order: Order, target: Path) -> None:
    if target.exists():
        raise PackageError(f"{target} is there already; a package is never overwritten")
    if order.recipients and not target.name.endswith(".zip.age"):
        raise PackageError("an encrypted package is one file: end its name with .zip.age")
    if target.name.endswith(".age") and not order.recipients:
        raise PackageError("name a recipient (--to-key age1…) for an encrypted package")
    target.parent.mkdir(parents=True, exist_ok=True)


def _fill(store: Store, order: Order, folder: Path, target: Path, progress: Progress) -> Exported:
    from tocsin.evidence.package.index import Contents, write_index  # all that sets paper is slow

    package = f"{order.case}-{store.log.size}"
    held = store.hand_out(order.case, order.by, order.to, package)
    note = store.checkpoint()
    _copy(store, held, folder, progress)
    lines = lines_of(store, order.case, held)
    stamps = write_custody(folder, store, lines, note)
    checkpoint = read_checkpoint(store.key.opens(note))
    write_index(folder, Contents(package, order.case, order.lang, order.by, order.to, store.key,
                                 checkpoint, tuple(held), tuple(lines), tuple(stamps)))  # fmt: skip
    shutil.copyfile(Path(standalone.__file__), folder / "verify.py")
    about = _about(order, package, as_text(checkpoint.at)[:10])
    seal = make_bag(folder, about, package, store.signer())
    covered = max((stamp.size for stamp in stamps), default=0)
    unstamped = sum(line.index >= covered and line.said["act"] == "received" for line in lines)
    return Exported(package, target, sha256(seal).hexdigest(), len(held), unstamped)


def _about(order: Order, package: str, day: str) -> dict[str, str]:
    return {
        "Bag-Software-Agent": f"tocsin {__version__}",
        "Bagging-Date": day,
        "External-Identifier": package,
        "Internal-Sender-Identifier": order.case,
    }


def _copy(store: Store, exhibits: Sequence[Held], folder: Path, progress: Progress) -> None:
    for place in ("originals", "derived", "records"):
        (folder / "data" / place).mkdir(parents=True)
    for done, held in enumerate(exhibits, start=1):
        target = folder / content_path(held)
        shutil.copyfile(store.objects.file(held.sha256), target)
        if digests(target).sha256 != held.sha256:
            raise PackageError(
                f"{held.label} was altered on disk, so no package is made; "
                "`tocsin evidence verify` on the store says more"
            )
        (folder / record_path(held)).write_bytes(held.body)
        progress(done)


def _pack(folder: Path, part: Path, order: Order, target: Path, package: str) -> Path:
    if not target.name.endswith((".zip", ".zip.age")):
        make_durable(folder)
        folder.chmod(0o700)  # the originals are in clear
        return folder
    packed = part / "package.zip"
    with packed.open("wb") as file:
        write_zip(folder, names(folder), package, file)
    if order.recipients:
        encrypt(packed, part / "package.zip.age", order.recipients)
        packed = part / "package.zip.age"
    sync_file(packed)
    packed.chmod(0o600)
    return packed


def _clear(part: Path) -> None:
    if part.exists():
        shutil.rmtree(part)
