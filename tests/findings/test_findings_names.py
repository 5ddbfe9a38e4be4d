"""Names in running text: the forms they take, and what only looks like one."""

import pytest

from tocsin.domain import Journalist
from tocsin.findings.named import Named
from tocsin.findings.names import forms, is_word, orders, surname
from tocsin.findings.spelling import fold


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Динара Садыкова", "Динара Садыкова"),
        ("Динара Садыкова", "Динары Садыковой"),
        ("Динара Садыкова", "Динаре Садыковой"),
        ("Динара Садыкова", "Динару Садыкову"),
        ("Анна Ким", "Анне Ким"),
        ("Анна Ким", "Анной Ким"),
        ("Иван Петров", "Ивану Петрову"),
        ("Иван Петров", "Иваном Петровым"),
        ("Садыкова", "Садыковой"),
        ("Садыков", "Садыковым"),
        ("Ержан Садыков", "Ержану Садыкову"),
        ("Елена Коваленко", "Елены Коваленко"),
        ("Әлия Нұрғалиева", "Алии Нургалиевой"),
        ("Jane Miller", "jane miller"),
    ],
)
def test_a_name_takes_its_russian_cases(name: str, form: str) -> None:
    assert fold(form) in forms(name)


def test_a_name_in_latin_letters_has_one_form() -> None:
    assert forms("Jane  Miller") == {"jane miller"}


@pytest.mark.parametrize("name", ["", "   "])
def test_an_empty_name_has_no_forms(name: str) -> None:
    assert forms(name) == frozenset()


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Динара Садыкова", "Садыкова"),
        ("Садыкова Динара Ерлановна", "Садыкова"),
        ("Динара Ерлановна Садыкова", "Садыкова"),
        ("Айгүл Нұрланқызы", None),
        ("Нұрланова Айгүл Ерланқызы", "Нұрланова"),
        ("Анна Ким", None),
        ("Мадонна", None),
        ("", None),
        ("Jane Miller", "Miller"),
    ],
)
def test_a_surname_stands_alone_only_if_long_and_no_patronymic(name: str, last: str | None) -> None:
    assert surname(name) == last


@pytest.mark.parametrize(
    ("name", "answer"),
    [("Stone", True), ("Мороз", True), ("Sadykova", False), ("Садыкова", False)],
)
def test_a_surname_may_be_a_word(name: str, answer: bool) -> None:
    assert is_word(name) is answer


def test_a_name_of_two_words_has_two_orders() -> None:
    assert orders("Динара Садыкова") == ["Динара Садыкова", "Садыкова Динара"]
    assert orders("Мадонна") == ["Мадонна"]


SHE = Journalist(
    "j1",
    "Динара Садыкова",
    aliases=("Динара С",),
    outlet="Дала Жаршысы",
    colleagues=("Jane Miller",),
)
NAMED = Named((SHE, Journalist("j2", "Emma Stone"), Journalist("j3", "Айгүл Ермекқызы Әбенова")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Динара Садыкова опять врёт", {("j1", "name")}),
        ("про Динару   Садыкову\nвсё ясно", {("j1", "name")}),
        ("Садыкова Динара написала", {("j1", "name")}),
        ("САДЫКОВОЙ пора уйти", {("j1", "name")}),
        ("садыкову уволить", {("j1", "name")}),
        ("Садыковаға айтыңдар", {("j1", "name")}),
        ("Динара Садыкованың мақаласы", {("j1", "name")}),
        ("Садыковаларға сенбеңіз", {("j1", "name")}),
        ("«Садыкова», — сказал он", {("j1", "name")}),
        ("🔥Садыкова🔥", {("j1", "name")}),
        ("#ДинараСадыкова", {("j1", "name")}),
        ("ДинараСадыкова", set()),
        ("Садыковаевич", set()),
        ("@Садыкова", set()),
        ("неСадыкова", set()),
        ("Динара пришла", set()),
        ("Динара С опять", {("j1", "alias")}),
        ("Дала Жаршысы пишет", {("j1", "outlet")}),
        ("Дала Жаршысына шағым", {("j1", "outlet")}),
        ("Jane Miller's text", {("j1", "colleague")}),
        ("Emma Stone wrote it", {("j2", "name")}),
        ("Stone wrote it", {("j2", "name")}),
        ("emma stone wrote it", {("j2", "name")}),
        ("a stone wall", set()),
        ("Әбенованы көрдім", {("j3", "name")}),
        ("Абенова келди", {("j3", "name")}),
        ("", set()),
        ("\ud83d", set()),
    ],
)
def test_names_are_found_in_running_text(text: str, found: set[tuple[str, str]]) -> None:
    assert set(NAMED.search(text)) == found


def test_a_surname_that_two_bear_names_neither() -> None:
    both = Named((Journalist("a", "Динара Садыкова"), Journalist("b", "Айжан Садыкова")))
    assert both.search("Садыкова опять врёт") == []
    assert both.search("Айжан Садыкова опять врёт") == [("b", "name")]


def test_her_surname_is_not_a_case_of_his() -> None:
    both = Named((Journalist("she", "Динара Садыкова"), Journalist("he", "Ержан Садыков")))
    assert both.search("Садыкова опять врёт") == [("she", "name")]
    assert both.search("про Садыкову") == [("he", "name"), ("she", "name")], "a case of either"
    assert both.search("Садыковым недовольны") == [("he", "name")]


def test_an_empty_list_names_nobody() -> None:
    assert Named(()).search("Динара Садыкова") == []
