"""`tocsin toolbox search`, `show` and `similar`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.toolbox.common import FolderOption, LangOption, Language, OutOption, end, put, voice
from tocsin.paper import Bullets, Document, Note, Paragraph, Run, Table
from tocsin.toolbox import Entry, Found, Index, Query
from tocsin.toolbox.exchange import ExchangeError, read_ledger
from tocsin.toolbox.others import similar as find_similar
from tocsin.toolbox.pages import Voice, entry_page
from tocsin.toolbox.records import record

Many = list[str]
MOST = 20


def _facet(name: str, help: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, help=f"{help} Repeat it for several.")
    return option


def search(
    words: Annotated[Many | None, typer.Argument(help="Words in any of our languages.")] = None,
    state: Annotated[Many | None, _facet("--state", "Code or name of a State.")] = None,
    theme: Annotated[Many | None, _facet("--theme", "T1 to T7.")] = None,
    type: Annotated[Many | None, _facet("--type", "Kind, such as LAW or NAP.")] = None,
    commitment: Annotated[Many | None, _facet("--commitment", "Such as MC318-7, or 7.")] = None,
    pillar: Annotated[Many | None, _facet("--pillar", "PREV, PROT, PROS or PROM.")] = None,
    group: Annotated[Many | None, _facet("--group", "women, freelancers or online.")] = None,
    status: Annotated[Many | None, _facet("--status", "Such as in_force.")] = None,
    year: Annotated[Many | None, _facet("--year", "A year it was there.")] = None,
    folder: FolderOption = None,
    lang: LangOption = Language.EN,
    most: Annotated[int, typer.Option("--most", min=1, help="How many to show.")] = MOST,
    as_json: Annotated[bool, typer.Option("--json", help="Give JSON.")] = False,
) -> None:
    """Search instruments and initiatives by words and facets."""
    speaker, faulty = voice(folder, lang)
    facets = {
        "state": [_code(speaker, code) for code in state or ()],
        "theme": [one.upper() for one in theme or ()],
        "type": [one.upper() for one in type or ()],
        "commitment": [_commitment(one) for one in commitment or ()],
        "pillar": [one.upper() for one in pillar or ()],
        "group": group or [],
        "status": status or [],
        "year": year or [],
    }
    _check(speaker, facets)
    index = Index(speaker.catalogue, speaker.guidelines)
    found = index.search(Query(" ".join(words or ()), facets))
    if as_json:
        rows = [record(entry) for entry in found.entries]
        typer.echo(json.dumps({"entries": rows, "counts": found.counts}, ensure_ascii=False))
    else:
        put(_results(speaker, found, most), None)
    end(faulty)


def show(
    id: Annotated[str, typer.Argument(help="Id of an entry.", show_default=False)],
    folder: FolderOption = None,
    lang: LangOption = Language.EN,
    out: OutOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Give JSON.")] = False,
) -> None:
    """Show one entry in full, with its sources, evidence of effect and criticism."""
    speaker, faulty = voice(folder, lang)
    entry = _entry(speaker, id)
    if as_json:
        typer.echo(json.dumps(record(entry), ensure_ascii=False, indent=2))
    else:
        put(entry_page(speaker, entry), out)
    if folder is not None and out is None and not as_json:
        _show_history(speaker, folder, entry)
    end(faulty)


def _show_history(speaker: Voice, folder: Path, entry: Entry) -> None:
    """Show every earlier state of an entry that the folder knows, oldest first."""
    try:
        history = read_ledger(folder).history("entry", entry.id)
    except ExchangeError as error:
        raise typer.BadParameter(str(error)) from error
    if history:
        rows = tuple((one.at, one.by, one.note, one.hash[:12]) for one in history)
        head = tuple(speaker.say(f"history.{key}") for key in ("at", "by", "note", "digest"))
        table = Table(head, rows, widths=(1, 1, 3, 0.7))
        put(Document(speaker.say("history.title"), speaker.lang, (table,)), None)


def similar(
    id: Annotated[str, typer.Argument(help="Id of an entry.", show_default=False)],
    folder: FolderOption = None,
    lang: LangOption = Language.EN,
    most: Annotated[int, typer.Option("--most", min=1, help="How many to show.")] = 10,
) -> None:
    """Show instruments of other places that are like one, and what they share."""
    speaker, faulty = voice(folder, lang)
    entry = _entry(speaker, id)
    items = tuple(
        (
            Run(f"{speaker.place(like.entry.state)}: "),
            *speaker.line(like.entry),
            Run(f" [{like.entry.id}] {', '.join(id for _, id in like.shared)}"),
        )
        for like in find_similar(speaker.catalogue, entry, most)
    )
    blocks = (Bullets(items),) if items else (Note(speaker.say("search.nothing")),)
    title = f"{speaker.say('search.similar')}: {entry.title.say(speaker.lang)}"
    put(Document(title, speaker.lang, blocks), None)
    end(faulty)


def _results(speaker: Voice, found: Found, most: int) -> Document:
    title = speaker.say("search.found", count=len(found.entries))
    if not found.entries:
        return Document(title, speaker.lang, (Paragraph(speaker.say("search.nothing")),))
    rows = tuple(
        (entry.id, speaker.place(entry.state), speaker.line(entry), ", ".join(entry.themes))
        for entry in found.entries[:most]
    )
    keys = ("id", "state", "title", "themes")
    head = tuple(speaker.say(f"field.{key}") for key in keys)
    return Document(title, speaker.lang, (Table(head, rows, widths=(2, 1.3, 5, 1)),))


def _entry(speaker: Voice, id: str) -> Entry:
    entry = speaker.catalogue.entry(id)
    if entry is not None:
        return entry
    near = ", ".join(speaker.catalogue.similar_ids(id))
    advice = f"did you mean {near}?" if near else "find it with `tocsin toolbox search`."
    raise typer.BadParameter(f"there is no entry {id!r}; {advice}", param_hint="ID")


def _code(speaker: Voice, code: str) -> str:
    state = speaker.catalogue.state(code)
    region = speaker.catalogue.region(code)
    return state.id if state else region.id if region else code


def _commitment(one: str) -> str:
    return f"MC318-{one}" if one.isdigit() else one.upper()


def _check(speaker: Voice, facets: dict[str, Many]) -> None:
    words = speaker.catalogue.vocabulary
    places = {state.id for state in speaker.catalogue.states}
    places |= {region.id for region in speaker.catalogue.regions}
    known = {
        "state": places,
        "theme": set(words.ids("themes")),
        "type": set(words.ids("types")),
        "commitment": {one.id for one in speaker.guidelines.commitments},
        "pillar": set(words.ids("pillars")),
        "group": set(words.ids("groups")),
        "status": set(words.ids("statuses")),
    }
    for name, ids in known.items():
        for one in facets[name]:
            if one not in ids:
                message = f"{one!r} is none; choose from {', '.join(sorted(ids))}"
                raise typer.BadParameter(message, param_hint=f"--{name}")
