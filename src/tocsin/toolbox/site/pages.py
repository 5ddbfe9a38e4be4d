"""Which pages the site has, what each shows, and where it lies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tocsin.toolbox.compare import over_time
from tocsin.toolbox.entries import ALL, Entry
from tocsin.toolbox.matrix import Matrix, matrix
from tocsin.toolbox.others import similar
from tocsin.toolbox.pages.voice import Voice
from tocsin.toolbox.states import State, standards_for


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one language: its path below the language's folder, template and contents."""

    path: str
    template: str
    title: str
    section: str = ""
    contents: Mapping[str, Any] = field(default_factory=dict)


def pages(voice: Voice) -> Iterator[Page]:
    """Give every page of the site in one language."""
    commitments = tuple(one.id for one in voice.guidelines.commitments)
    matrices = {s.id: matrix(voice.catalogue, commitments, s.id) for s in voice.catalogue.states}
    yield _home(voice)
    yield Page(
        "states.html", "states", voice.say("site.states"), "states", {"letters": _letters(voice)}
    )
    yield Page("themes.html", "themes", voice.say("site.themes"), "themes")
    yield Page("commitments.html", "commitments", voice.say("site.commitments"), "commitments")
    yield Page("coverage.html", "coverage", voice.say("site.coverage"), "coverage", {
        "rows": [(state, _line(matrices[state.id])) for state in by_name(voice)],
    })  # fmt: skip
    yield Page("roundtables.html", "roundtables", voice.say("site.roundtables"), "roundtables")
    yield Page("search.html", "search", voice.say("site.search"), "search", {
        "entries": sorted(voice.catalogue.entries, key=lambda e: (voice.place(e.state), e.id)),
        "places": _places(voice),
        "years": sorted({y for e in voice.catalogue.entries if (y := e.year_from)}, reverse=True),
    })  # fmt: skip
    yield Page("about.html", "about", voice.say("site.about"), "about")
    yield from _each(voice, matrices)


def _each(voice: Voice, matrices: Mapping[str, Matrix]) -> Iterator[Page]:
    for state in voice.catalogue.states:
        yield _state(voice, state, matrices[state.id])
    for theme in voice.catalogue.vocabulary.themes:
        entries = [e for e in voice.catalogue.entries if theme.id in e.themes]
        yield Page(
            f"themes/{theme.id.lower()}.html",
            "theme",
            theme.label.say(voice.lang),
            "themes",
            {"theme": theme, "groups": _by_place(voice, entries)},
        )
    for commitment in voice.guidelines.commitments:
        of = {
            theme.id: _by_place(
                voice, [e for e in voice.catalogue.entries if e.fills(theme.id, commitment.id)]
            )
            for theme in voice.catalogue.vocabulary.themes
        }
        yield Page(
            f"commitments/{commitment.id.lower()}.html",
            "commitment",
            voice.commitment(commitment.id),
            "commitments",
            {"commitment": commitment, "of": of},
        )
    for entry in voice.catalogue.entries:
        yield Page(
            f"entries/{entry.id}.html",
            "entry",
            entry.title.say(voice.lang),
            "search",
            {"entry": entry, "likes": similar(voice.catalogue, entry)},
        )
    for event in voice.catalogue.roundtables:
        yield Page(
            f"roundtables/{event.id}.html",
            "roundtable",
            event.title.say(voice.lang),
            "roundtables",
            {"event": event},
        )


def by_name(voice: Voice) -> list[State]:
    """Give the States in the order of the alphabet of the language."""
    return sorted(voice.catalogue.states, key=lambda state: _sorting(state.label.say(voice.lang)))


# Kazakh letters stand beside their relatives, not after the whole Russian alphabet.
_ORDER = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACES = {letter: number for number, letter in enumerate(_ORDER)}


def _sorting(name: str) -> tuple[object, ...]:
    return tuple((1, _PLACES[c], "") if c in _PLACES else (0, 0, c) for c in name.casefold())


def _home(voice: Voice) -> Page:
    entries = voice.catalogue.entries
    numbers = voice.say(
        "site.numbers",
        entries=len(entries),
        confirmed=sum(entry.confirmation == "confirmed" for entry in entries),
        states=len(voice.catalogue.states),
        day=max(entry.last_checked for entry in entries).isoformat(),
    )
    counts = {
        theme.id: sum(theme.id in entry.themes for entry in entries)
        for theme in voice.catalogue.vocabulary.themes
    }
    contents = {"numbers": numbers, "counts": counts}
    return Page("index.html", "home", voice.say("site.name"), "home", contents)


def _letters(voice: Voice) -> list[tuple[str, list[tuple[State, bool]]]]:
    letters: dict[str, list[tuple[State, bool]]] = {}
    for state in by_name(voice):
        letter = state.label.say(voice.lang)[0]
        letters.setdefault(letter, []).append((state, bool(voice.catalogue.of_state(state.id))))
    return list(letters.items())


def _places(voice: Voice) -> list[tuple[str, str]]:
    """Give the States and regions that an entry belongs to, in the order of the alphabet."""
    codes = {code for e in voice.catalogue.entries for code in (e.state, *e.covers)}
    return sorted(((c, voice.place(c)) for c in codes), key=lambda pair: _sorting(pair[1]))


def _line(of: Matrix) -> list[object]:
    return [of.theme(theme) for theme in of.themes]


def _state(voice: Voice, state: State, of: Matrix) -> Page:
    years, undated = over_time(voice.catalogue, state.id)
    bound: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for one in standards_for(state, voice.guidelines):
        if one.binds is not False or "national" not in one.standard.force:
            bound[one.binds].append(one.standard.label.say(voice.lang))
    contents = {
        "state": state,
        "matrix": of,
        "entries": voice.catalogue.of_state(state.id),
        "around": voice.catalogue.around(state.id),
        "looks": voice.catalogue.looks_at(state.id),
        "years": years,
        "undated": undated,
        "bound": bound,
        "all": ALL,
        "events": [e for e in voice.catalogue.roundtables if e.country == state.id],
    }
    title = state.label.say(voice.lang)
    return Page(f"states/{state.id.lower()}.html", "state", title, "states", contents)


def _by_place(voice: Voice, entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.state, []).append(entry)
    return sorted(groups.items(), key=lambda group: _sorting(voice.place(group[0])))
