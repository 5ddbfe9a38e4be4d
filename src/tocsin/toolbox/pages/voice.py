"""The catalogue speaking one language: names of all ids, and entries in one line."""

from dataclasses import dataclass

from tocsin.guidelines import Guidelines
from tocsin.paper import Cell as Square
from tocsin.paper import Run
from tocsin.paper.model import Text, Tone
from tocsin.toolbox.catalogue import Catalogue
from tocsin.toolbox.entries import Entry, Look
from tocsin.toolbox.matrix import Cell, Coverage
from tocsin.toolbox.phrases import say
from tocsin.toolbox.states import State

Line = tuple[Text | Square, ...]

TONES: dict[Coverage, Tone] = {
    Coverage.FOUND: "found",
    Coverage.NONE_FOUND: "none",
    Coverage.NOT_LOOKED: "unknown",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """A catalogue, the guidelines it stands on, and the language to speak."""

    catalogue: Catalogue
    guidelines: Guidelines
    lang: str

    def say(self, key: str, **values: object) -> str:
        """Give the words under a key of the toolbox's words."""
        return say(key, self.lang, **values)

    def term(self, kind: str, id: str) -> str:
        """Name an id of one of the lists, such as a type."""
        return self.catalogue.vocabulary.label(kind, id).say(self.lang)

    def terms(self, kind: str, ids: tuple[str, ...]) -> str:
        """Name several ids, with a comma between them."""
        return ", ".join(self.term(kind, id) for id in ids)

    def coded(self, kind: str, ids: tuple[str, ...]) -> str:
        """Name several ids, each after its code, a line each."""
        return "\n".join(f"{id} {self.term(kind, id)}" for id in ids)

    def place(self, code: str) -> str:
        """Name a State, region or organisation."""
        return self.catalogue.place(code).say(self.lang)

    def states(self, states: tuple[State, ...]) -> str:
        """Name several States."""
        return ", ".join(state.label.say(self.lang) for state in states)

    def commitment(self, id: str) -> str:
        """Name a commitment, with its code before it."""
        found = self.guidelines.find(id)
        return f"{id} {found.label.say(self.lang)}" if found else id

    def commitments(self, ids: tuple[str, ...]) -> str:
        """Name several commitments, a line each."""
        return "\n".join(map(self.commitment, ids))

    def title(self, entry: Entry) -> str:
        """Give the title of an entry, with its years."""
        title = entry.title.say(self.lang)
        return f"{title} ({entry.years})" if entry.years else title

    def line(self, entry: Entry) -> tuple[Run, ...]:
        """Give an entry in one line: title, years, kind, and what makes it weaker."""
        marks = [self.term("types", entry.type)]
        if not entry.standing:
            marks.append(self.term("statuses", entry.status))
        if entry.confirmation != "confirmed":
            marks.append(self.term("confirmations", entry.confirmation))
        return Run(self.title(entry), bold=True), Run(f" · {' · '.join(marks)}")

    def lines(self, entries: tuple[Entry, ...]) -> tuple[Run, ...]:
        """Give several entries, a line each."""
        out: list[Run] = []
        for entry in entries:
            out += [Run("\n")] if out else []
            out += self.line(entry)
        return tuple(out)

    def look(self, look: Look) -> str:
        """Say who looked, when and where."""
        line = self.say("matrix.look_line", who=look.who, on=look.on.isoformat(), where=look.where)
        return f"{line}. {look.note}" if look.note else line

    def square(self, cell: Cell) -> Square:
        """Give a cell of the matrix in few words; the legend says what the marks mean."""
        words = self.say(f"matrix.{cell.coverage}")
        if cell.coverage is Coverage.FOUND:
            words = f"{words}: {len(cell.entries)}"
            if not cell.standing:
                words += " *"
            elif not cell.own:
                words += " †"
        return Square(words, TONES[cell.coverage])

    def binds(self, value: bool | None) -> str:
        """Say whether a standard applies, or that it is not known."""
        if value is None:
            return self.say("field.unknown")
        return self.say("compare.binds" if value else "compare.binds_not")

    def known(self, value: bool | None) -> str:
        """Say yes, no or not known."""
        if value is None:
            return self.say("field.unknown")
        return self.say("field.yes" if value else "field.no")
