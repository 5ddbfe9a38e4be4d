"""Commands on texts: read, show, align, compare, amend, and Akoma Ntoso."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tocsin.cli.console import USAGE, complain, meter, out
from tocsin.cli.law.adding import NewVersion, add_version
from tocsin.cli.law.shared import (
    Lang,
    Language,
    TextLang,
    finish,
    open_case,
    put,
    put_document,
    say,
    told,
)
from tocsin.lawreview import (
    AknFacts,
    Case,
    CaseTexts,
    Kind,
    LawText,
    Stage,
    Unit,
    align_languages,
    amendments,
    apply_amendments,
    comparison,
    proposals_table,
    read_law,
    read_texts,
    write_akn,
)
from tocsin.lawreview import align as align_versions
from tocsin.lawreview.case import say as said
from tocsin.lawreview.views.compare import remarks_of
from tocsin.lawreview.wording import word

File = Annotated[Path, typer.Argument(metavar="FILE", help="DOCX, PDF, HTML, Akoma Ntoso or text.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="File to write.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def read(
    file: File,
    lang: TextLang = None,
    case: Annotated[
        Path | None, typer.Option("--case", "-c", help="Case to add the text to; made if new.")
    ] = None,
    version: Annotated[str, typer.Option(help="Id of the version, such as d2.")] = "",
    label: Annotated[str, typer.Option(help="Name of the version.")] = "",
    date: Annotated[str, typer.Option(help="Date of the version, 2024-06-19 or 2024-06.")] = "",
    stage: Annotated[Stage, typer.Option(help="Where the bill stands.")] = Stage.DRAFT,
    title: Annotated[str, typer.Option(help="Title of a new case.")] = "",
    country: Annotated[str, typer.Option(help="Country of a new case, such as kz.")] = "",
) -> None:
    """Read a law or draft, say what was found, and add it to a case if asked."""
    law = _read(file, lang)
    counts = Counter(unit.kind for unit in law.walk())
    say(law.title)
    parts = [f"{counts[kind]} {kind.value}{'' if counts[kind] == 1 else 's'}" for kind in Kind]
    found = ", ".join(part for part, kind in zip(parts, Kind, strict=True) if counts[kind])
    say(f"{law.format}, {law.lang}: {found or 'no units'}; {len(law.notes)} footnotes and remarks")
    orders, _ = amendments(law)
    if orders:
        say(f"It amends another law: {len(orders)} instructions; see `tocsin law amend`.")
    if case is not None:
        with told():
            add_version(case, file, law, NewVersion(version, label, date, stage, title, country))
        say(f"Added to {case} as version {version}, {law.lang}.")
    finish(law.faults)


def structure(
    file: File,
    lang: TextLang = None,
    words: Annotated[bool, typer.Option(help="Show the words of units too.")] = True,
    as_json: AsJson = False,
) -> None:
    """Show a law as the tree of its units with their ids."""
    law = _read(file, lang)
    if as_json:
        _print_json([_unit_json(unit) for unit in law.units])
    else:
        tree = Tree(Text(law.title, style="bold"))
        for unit in law.units:
            _branch(tree, unit, words)
        out.print(tree)
    finish(law.faults)


def align(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The earlier version.")],
    new: Annotated[
        Path, typer.Argument(metavar="NEW", help="The later version, or another language.")
    ],
    lang: Lang = Language.EN,
    as_json: AsJson = False,
) -> None:
    """Say which article of one version became which of another."""
    before, after = _read(old, None), _read(new, None)
    if before.lang != after.lang:
        _across_languages(before, after, as_json)
    else:
        _across_versions(before, after, lang, as_json)
    finish([*before.faults, *after.faults])


def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Earlier file; with --case a version.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Later file; with --case a version.")],
    output: Annotated[Path, typer.Option("--out", "-o", help="A .docx, .html or .pdf to write.")],
    lang: Lang = Language.EN,
    case: Annotated[
        Path | None, typer.Option("--case", "-c", help="Case with recommendations to show.")
    ] = None,
    text_lang: Annotated[
        Language | None, typer.Option(help="Language of the texts, where it is not that of words.")
    ] = None,
    proposals: Annotated[
        bool, typer.Option(help="Show draft, proposal and outcome instead of two versions.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Show unchanged articles too.")] = False,
) -> None:
    """Write the comparison table of two versions, or of a draft and what was proposed to it."""
    if case is None:
        before, after = _read(Path(old), None), _read(Path(new), None)
        put_document(comparison(before, after, lang, everything=everything), output)
        finish([*before.faults, *after.faults])
        return
    opened = open_case(case)
    texts = _texts(opened, case)
    if proposals:
        put_document(proposals_table(opened, texts, _version(opened, new), lang), output)
        finish(texts.faults)
        return
    spoken = text_lang or lang
    left, right = (_of_case(texts, opened, id, spoken) for id in (old, new))
    labels = (_label(opened, old, lang), _label(opened, new, lang))
    remarks = remarks_of(opened, texts, new, spoken)
    put_document(comparison(left, right, lang, labels, remarks, everything), output)
    finish(texts.faults)


def amend(
    file: Annotated[Path, typer.Argument(metavar="LAW", help="The law that is amended.")],
    by: Annotated[Path, typer.Argument(metavar="AMENDING", help="The amending law or draft.")],
    output: Out = None,
    lang: Lang = Language.EN,
) -> None:
    """List the instructions of an amending law, and write the law as it would read after it.

    The output is Akoma Ntoso (.xml), or the comparison table (.docx, .html, .pdf).
    """
    law, amending = _read(file, None), _read(by, None)
    orders, lost = amendments(amending)
    if not orders:
        complain(f"{by}: no instruction was recognised, such as «в статье 5 слова «…» заменить …»")
        raise typer.Exit(USAGE)
    for one in orders:
        say(f"{one.place}: {one.action.value} {one.target} {one.old!r} {one.new[:80]!r}")
    after, misfits = apply_amendments(law, orders)
    if output is not None and output.suffix == ".xml":
        put(output, write_akn(after))
    elif output is not None:
        put_document(comparison(law, after, lang), output)
    finish([*law.faults, *lost, *misfits])


def akn(
    file: File,
    output: Annotated[Path, typer.Option("--out", "-o", help="The .xml to write.")],
    lang: TextLang = None,
    country: Annotated[str, typer.Option(help="Country, such as kz.")] = "kz",
    date: Annotated[str, typer.Option(help="Date of the text, as 2024-06-19.")] = "0001-01-01",
    name: Annotated[str, typer.Option(help="Short name for the address of the document.")] = "law",
    label: Annotated[str, typer.Option(help="Name of the version.")] = "",
    adopted: Annotated[bool, typer.Option(help="An act and no longer a bill.")] = False,
) -> None:
    """Write a law as Akoma Ntoso 3.0 XML."""
    law = _read(file, lang)
    put(output, write_akn(law, AknFacts(country, date, name, label, adopted)))
    finish(law.faults)


def _read(file: Path, lang: Language | None) -> LawText:
    with told():
        return read_law(file, lang.value if lang else None)


def _texts(case: Case, folder: Path) -> CaseTexts:
    with meter("reading the texts"):
        return read_texts(case, folder)


def _version(case: Case, id: str) -> str:
    if case.version(id) is None:
        known = ", ".join(one.id for one in case.versions)
        complain(f"the case holds no version {id!r}; it holds {known}")
        raise typer.Exit(USAGE)
    return id


def _of_case(texts: CaseTexts, case: Case, id: str, lang: str) -> LawText:
    law = texts.get(_version(case, id), lang)
    if law is None:
        there = ", ".join(texts.languages(id)) or "no language"
        complain(f"version {id} is not there in {lang}, only in {there}; give --text-lang")
        raise typer.Exit(USAGE)
    return law


def _label(case: Case, id: str, lang: str) -> str:
    version = case.version(id)
    return said(version.label, lang) if version else id


def _across_languages(one: LawText, other: LawText, as_json: bool) -> None:
    links = align_languages(one, other)
    if as_json:
        _print_json([{one.lang: a, other.lang: b, "strength": c} for a, b, c in links])
        return
    table = Table(one.lang, other.lang, "strength")
    for left, right, strength in links:
        table.add_row(left, right, f"{strength:.2f}")
    out.print(table)


def _across_versions(old: LawText, new: LawText, lang: str, as_json: bool) -> None:
    alignment = align_versions(old, new)
    if as_json:
        _print_json([_pair_json(pair) for pair in alignment.pairs])
        return
    table = Table("old", "new", "likeness", "what happened")
    for pair in alignment.pairs:
        changes = ", ".join(word(f"change.{change}", lang) for change in pair.changes)
        table.add_row(" ".join(pair.old), " ".join(pair.new), f"{pair.similarity:.2f}", changes)
    out.print(table)


def _pair_json(pair: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "old": pair.old,
        "new": pair.new,
        "similarity": pair.similarity,
        "changes": [change.value for change in pair.changes],
    }


def _branch(tree: Tree, unit: Unit, words: bool) -> None:
    label = Text.assemble((unit.label, "bold"), " ", unit.heading, (f"  {unit.id}", "dim"))
    if unit.repealed:
        label.stylize("strike")
    branch = tree.add(label)
    if words:
        for text in unit.text:
            branch.add(Text(text if len(text) < 160 else text[:159] + "…", style="dim"))
    for child in unit.children:
        _branch(branch, child, words)


def _unit_json(unit: Unit) -> dict[str, Any]:
    return {
        "id": unit.id,
        "kind": unit.kind.value,
        "number": unit.number,
        "label": unit.label,
        "heading": unit.heading,
        "text": unit.text,
        "children": [_unit_json(child) for child in unit.children],
        "after": unit.after,
        "repealed": unit.repealed,
        "place": unit.place,
    }


def _print_json(value: object) -> None:
    typer.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())
