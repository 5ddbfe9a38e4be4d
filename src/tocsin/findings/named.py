"""Who of a watchlist is named in a text: all names in one automaton, each post read once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from tocsin.domain import Journalist
from tocsin.findings import names
from tocsin.findings.spelling import fold, whole

SIGNS = ("name", "alias", "colleague", "outlet")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What one form of a name says: of whom, by which sign, and what it needs to be hers.

    `capital` asks for a capital letter, because the name is a word too; `tag` for a `#` before it;
    `others` are the surnames of others, which are not a form of this one: Садыкова is the
    journalist of that name, not a case of her colleague Садыков.
    """

    owner: str
    how: str
    capital: bool = False
    tag: bool = False
    others: frozenset[str] = frozenset()


class Named:
    """Finds names, aliases, colleagues and outlets in running text, in their inflected forms."""

    def __init__(self, journalists: tuple[Journalist, ...]) -> None:
        owners: dict[str, list[_Spoken]] = {}
        for spoken, name in _spoken(journalists):
            for form in names.forms(name):
                owners.setdefault(form, []).append(spoken)
                if " " in form:
                    tag = _Spoken(spoken.owner, spoken.how, tag=True)
                    owners.setdefault(form.replace(" ", ""), []).append(tag)
        for spoken, last in _surnames(journalists):
            for form in names.forms(last):
                owners.setdefault(form, []).append(spoken)
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard)

    def search(self, text: str) -> list[tuple[str, str]]:
        """Give owner and sign of every name in `text`, best sign first."""
        flat = whole(" ".join(text.split()))
        folded = fold(flat)
        hits: set[tuple[str, str]] = set()
        for form, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            before = folded[start - 1] if start else " "
            ended = names.ENDING.match(folded, end)
            if ended and not before.isalnum() and before not in "_@":
                spoken = folded[start : ended.end()]
                hits.update(
                    (one.owner, one.how)
                    for one in self._owners[form]
                    if (not one.tag or before == "#")
                    and (not one.capital or flat[start].isupper())
                    and spoken not in one.others
                )
        return sorted(hits, key=lambda hit: (SIGNS.index(hit[1]), hit[0]))


def _spoken(journalists: tuple[Journalist, ...]) -> Iterator[tuple[_Spoken, str]]:
    """Give every whole name, alias, colleague and outlet."""
    for person in journalists:
        yield from ((_Spoken(person.id, "name"), name) for name in names.orders(person.name))
        yield from ((_Spoken(person.id, "alias"), alias) for alias in person.aliases)
        for colleague in person.colleagues:
            yield from ((_Spoken(person.id, "colleague"), one) for one in names.orders(colleague))
        if person.outlet:
            yield _Spoken(person.id, "outlet"), person.outlet


def _surnames(journalists: tuple[Journalist, ...]) -> Iterator[tuple[_Spoken, str]]:
    """Give the surnames that just one person of the list bears."""
    borne = Counter(fold(last) for one in journalists if (last := names.surname(one.name)))
    for person in journalists:
        last = names.surname(person.name)
        if last and borne[fold(last)] == 1:
            others = frozenset(borne) - {fold(last)}
            yield _Spoken(person.id, "name", names.is_word(last), others=others), last
