"""`tocsin records export` and `handover`: what leaves, to whom, and what it could not say."""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from tocsin.cli.console import SOME_BAD, complain
from tocsin.cli.console import out as say
from tocsin.cli.records.shared import (
    FOLDER,
    By,
    CaseId,
    Cases,
    Draft,
    Folder,
    Lang,
    author,
    clearly,
    language,
    readable,
)
from tocsin.paper import Document, to_docx, to_html, to_pdf
from tocsin.records.crosswalks import FORMS, Asked, Export, LossKind, meaning
from tocsin.records.crosswalks import export as exported
from tocsin.records.errors import RecordsError
from tocsin.records.files import write_whole
from tocsin.records.handover import Recipient, Request, document, platforms
from tocsin.records.leaving import note
from tocsin.records.store import Author, Store

ALL = "all"


Out = Annotated[Path, typer.Option("--out", "-o", help="Folder for the files.")]


class Paper(StrEnum):
    """The kinds of file a document can be."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


def export(
    form: Annotated[str, typer.Argument(help=f"One of {', '.join(FORMS)}, or all.")],
    cases: Cases = None,
    out: Out = Path("export"),
    lang: Lang = "en",
    draft: Draft = False,
    records: Folder = FOLDER,
    by: By = "",
) -> None:
    """Give records in a form others ask for, with a list of what the form could not say.

    Only what a person confirmed goes out, and only for purposes the consent covers.
    """
    with clearly():
        who, store = author(by), Store(records)
        found, bad = readable(store, cases)
        asked = Asked(language(lang), who.at.date(), draft)
        out.mkdir(parents=True, exist_ok=True)
        for one in FORMS if form == ALL else (form,):
            made = exported(found, one, asked)
            for name, content in made.files.items():
                write_whole(out / name, content)
            if not draft:
                _note_export(store, one, made, [record.id for record in found], who)
            _tell(one, made, lang)
    say.print(f"Written to [bold]{escape(str(out))}[/]", highlight=False, soft_wrap=True)
    if bad:
        raise typer.Exit(SOME_BAD)


def _note_export(store: Store, form: str, made: Export, ids: list[str], who: Author) -> None:
    """Write into the books of the cases that went out which file they are in."""
    withheld = {loss.case_id for loss in made.losses if loss.kind is LossKind.NO_CONSENT}
    name = next(iter(made.files))
    for case_id in ids:
        if made.rows and case_id not in withheld:
            note(store, case_id, form, {name: made.files[name]}, who)


def _tell(form: str, made: Export, lang: str) -> None:
    say.print(f"[bold]{form}[/]: {made.rows} rows", highlight=False)
    for kind, count in Counter(loss.kind for loss in made.losses).most_common():
        say.print(f"  {count:>4} × {escape(meaning(kind, lang))}", highlight=False, soft_wrap=True)


def handover(
    case_id: CaseId,
    to: Annotated[Recipient, typer.Option(help="Who receives it.")],
    out: Out = Path("handover"),
    lang: Lang = "en",
    form: Annotated[
        list[Paper] | None, typer.Option("--format", help="pdf, docx or html; all without any.")
    ] = None,
    email: Annotated[str, typer.Option(help="Your e-mail; a platform asks for it.")] = "",
    platform: Annotated[
        str | None, typer.Option(help="Only this platform; without it, one notice for each.")
    ] = None,
    draft: Draft = False,
    records: Folder = FOLDER,
    by: By = "",
) -> None:
    """Write the document that hands a case over: redacted, with the exact list of evidence."""
    with clearly():
        who, store = author(by), Store(records)
        record = store.open(case_id, who.at).record
        request = Request(to, language(lang), who.at, who.name, email, platform, draft)
        requests = _each_platform(request, platforms(record))
        out.mkdir(parents=True, exist_ok=True)
        done = 0
        refused: list[RecordsError] = []
        for one in requests:
            try:
                made = document(record, one)
            except RecordsError as error:
                refused.append(error)
                continue
            files = _write(made, _name(case_id, one), form or list(Paper), out)
            done += len(files)
            if not draft:
                note(store, case_id, one.platform or to.value, files, who)
        if not done:
            raise refused[0]
    for one_refused in refused:
        complain(str(one_refused))
    if refused:
        raise typer.Exit(SOME_BAD)


def _each_platform(request: Request, known: tuple[str, ...]) -> list[Request]:
    if request.recipient is not Recipient.PLATFORM or request.platform or not known:
        return [request]
    return [
        Request(
            request.recipient, request.lang, request.now, request.sender, request.email, one,
            request.draft,
        )
        for one in known
    ]  # fmt: skip


def _name(case_id: str, request: Request) -> str:
    parts = ["draft"] if request.draft else []
    parts += [case_id, request.recipient.value]
    parts += [request.platform] if request.platform else []
    return "-".join([*parts, request.lang]).replace("/", "-")


def _write(made: Document, name: str, kinds: list[Paper], out: Path) -> dict[str, bytes]:
    makers: dict[Paper, Callable[[Document], bytes]] = {
        Paper.PDF: to_pdf,
        Paper.DOCX: to_docx,
        Paper.HTML: lambda one: to_html(one).encode("utf-8"),
    }
    files = {f"{name}.{kind.value}": makers[kind](made) for kind in kinds}
    for file, content in files.items():
        write_whole(out / file, content)
        say.print(f"Written: [bold]{escape(str(out / file))}[/]", highlight=False, soft_wrap=True)
    return files
