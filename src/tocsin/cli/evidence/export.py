"""`tocsin evidence export`: a case as a package that a stranger can check."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from tocsin.cli.console import err, meter, out
from tocsin.cli.evidence.common import STORE, ByOption, StoreOption, actor, opened
from tocsin.evidence.package import Exported, Order
from tocsin.evidence.package import export as export_case


def export(
    case: Annotated[str, typer.Argument(metavar="CASE", help="The case to export.")],
    target: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="PATH", help="A folder, NAME.zip or NAME.zip.age."),
    ],
    store: StoreOption = STORE,
    by: ByOption = "",
    to: Annotated[str, typer.Option(metavar="NAME", help="For whom; stands in the log.")] = "",
    to_key: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY", help="Encrypt to this age or SSH public key; again for more."),
    ] = None,
    lang: Annotated[str, typer.Option(metavar="LANG", help="Index in en, ru or kk.")] = "en",
) -> None:
    """Write everything a case holds as a package with proofs, an index, and steps to check it."""
    order = Order(case, actor(by), to.strip(), lang, tuple(to_key or ()))
    with opened(store) as held:
        with meter("Exporting (exhibits)", len(held.exhibits(case))) as progress:
            done = export_case(held, order, target, progress.at)
        key = held.key.fingerprint
        _write_digest(done)
    _report(done, key, sealed=bool(order.recipients))


def _write_digest(done: Exported) -> None:
    """Put the digest of a package in one file beside it, for `sha256sum -c`."""
    if not done.target.is_file():
        return
    digest = sha256()
    with done.target.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    beside = done.target.with_name(done.target.name + ".sha256")
    beside.write_text(f"{digest.hexdigest()}  {done.target.name}\n", encoding="utf-8")


def _report(done: Exported, key: str, *, sealed: bool) -> None:
    out.print(f"{escape(str(done.target))}: package {done.package}, {done.exhibits:,} exhibits",
              highlight=False, soft_wrap=True)  # fmt: skip
    out.print(f"seal {done.seal}\nkey  {key}", highlight=False, soft_wrap=True)
    err.print("Tell the key to whoever gets the package, over another channel.", highlight=False)
    if done.unstamped:
        err.print(
            f"[yellow]{done.unstamped:,} originals have no time stamp[/]: only this computer's "
            "clock says when they came. `tocsin evidence timestamp`, then export again.",
            highlight=False, soft_wrap=True,
        )  # fmt: skip
    if not sealed:
        err.print(
            "[yellow]The originals are in clear.[/] Encrypt what you send: --to-key age1…",
            highlight=False, soft_wrap=True,
        )  # fmt: skip
