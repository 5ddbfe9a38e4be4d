import hashlib

import pytest

from tocsin.domain import Consent, Gender, PrivateKind, RosterKind
from tocsin.sources import WatchlistError, hash_private, load_watchlist, parse_watchlist
from tocsin.sources.private import normal_private

DIGEST = hash_private("phone", "+7 701 000 00 00", "salt")
GOOD = f'''
salt = "salt"

[[journalist]]
id = "j01"
name = "Айгуль Примерова"
aliases = ["Примерова", "Aigul Primerova"]
handles = ["@aigul_pr", "aigul.primerova"]
gender = "woman"
outlet = "Пример Медиа"
country = "KZ"
languages = ["kk", "ru"]
consent = "written"

[[journalist]] # the second
id = "j02"
name = "Болат Образцов"
colleagues = ["j01"]

[[roster]]
handle = "@ministry_example"
kind = "official"
country = "KZ"

[[private]]
journalist = "j01"
kind = "phone"
sha256 = "{DIGEST.upper()}"
'''


def refused(toml: str) -> str:
    with pytest.raises(WatchlistError) as error:
        parse_watchlist(toml)
    return str(error.value)


def test_a_watchlist_is_read_in_full(tmp_path):
    path = tmp_path / "watch.toml"
    path.write_text("\ufeff" + GOOD, encoding="utf-8")
    watch = load_watchlist(path)
    first, second = watch.journalists
    assert first.handles == ("aigul_pr", "aigul.primerova")
    assert (first.gender, first.consent) == (Gender.WOMAN, Consent.WRITTEN)
    assert (second.gender, second.outlet, second.colleagues) == (Gender.UNKNOWN, None, ("j01",))
    assert watch.roster[0].kind is RosterKind.OFFICIAL
    assert watch.roster[0].handle == "ministry_example"
    assert watch.private[0].sha256 == DIGEST
    assert watch.salt == "salt"


ONE = '[[journalist]]\nid = "j01"\nname = "A"\n'


@pytest.mark.parametrize(
    ("toml", "line", "words"),
    [
        ("", None, "names nobody"),
        ("[[journalist] = 5\n", 1, "is not valid TOML"),
        ('[[journalist]]\nname = "A"\n', 1, "id is missing; give a short code"),
        ('[[journalist]]\nid = "j01"\n', 1, "name is missing"),
        ('[[journalist]]\nid = "j01"\nname = " "\n', 3, "name is missing"),
        (ONE + "handle = 'a'\n", 4, "unknown key handle; known here are id, name"),
        (ONE + "handles = 'a'\n", 4, "handles must be a list of texts"),
        (ONE + "outlet = 5\n", 4, "outlet must be a text"),
        (ONE + "gender = 'female'\n", 4, "gender is “female”; write one of woman, man"),
        (ONE + "country = 'Kazakhstan'\n", 4, "two capitals such as KZ"),
        (ONE + ONE, 5, "id j01 stands twice"),
        (
            ONE + "handles = ['a']\n" + ONE.replace("01", "02") + "handles = ['A']\n",
            8,
            "handle A stands twice (see j01)",
        ),
        ("people = 1\n" + ONE, 1, "unknown key people"),
        ("[person]\nid = 1\n" + ONE, 1, "unknown key person"),
        ("salt = 5\n" + ONE, 1, "salt must be a text"),
        ("[journalist]\nid = 'a'\n", 1, "two brackets"),
        (ONE + "[[roster]]\nkind = 'party'\n", 4, "handle is missing"),
        (ONE + "[[roster]]\nhandle = 'a'\n", 4, "kind is missing; write one of official"),
        (ONE + "[[roster]]\nhandle = 'a'\nkind = 'party'\n" * 2, None, "stands twice"),
        (ONE + "[[private]]\nvalue = '1'\n", 5, "kept only as hashes"),
        (ONE + "[[private]]\njournalist = 'j01'\nkind = 'phone'\n", 4, "hash_private("),
        (
            ONE + "[[private]]\njournalist = 'j01'\nkind = 'phone'\nsha256 = '+77010000000'\n",
            7,
            "is not 64 hexadecimal digits",
        ),
        (
            ONE + f"[[private]]\njournalist = 'j01'\nkind = 'phone'\nsha256 = '{DIGEST}'\n",
            4,
            "put salt =",
        ),
        (
            "salt = 's'\n"
            + ONE
            + f"[[private]]\njournalist = 'j9'\nkind = 'phone'\nsha256 = '{DIGEST}'\n",
            6,
            "no journalist has the id j9",
        ),
    ],
)
def test_a_wrong_watchlist_says_where_and_what_to_do(toml, line, words):
    said = refused(toml)
    assert words in said
    if line is not None:
        assert f"line {line}" in said


def test_a_private_fact_in_clear_is_never_repeated_in_the_message():
    said = refused(ONE + "[[private]]\njournalist = 'j01'\nkind = 'phone'\nsha256 = '8701123'\n")
    assert "8701123" not in said


def test_the_file_is_named_in_the_complaint(tmp_path):
    path = tmp_path / "watch.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(WatchlistError, match=r"watch\.toml: cannot be read"):
        load_watchlist(path)
    path.write_text("")
    with pytest.raises(WatchlistError, match=r"watch\.toml: names nobody"):
        load_watchlist(path)


@pytest.mark.parametrize(
    ("kind", "value", "normal"),
    [
        ("phone", "+7 (701) 000-00-00", "77010000000"),
        ("phone", "8 701 000 00 00", "77010000000"),
        ("phone", "٧٧٠١٠٠٠٠٠٠٠", "77010000000"),
        ("phone", "112", "112"),
        ("plate", "123 АВС 02", "123abc02"),
        ("plate", "123abc02", "123abc02"),
        ("address", "г. Алматы, ул. Примерная, д. 5", "г алматы ул примерная д 5"),
        ("address", "Г.АЛМАТЫ  УЛ.ПРИМЕРНАЯ  Д.5", "г алматы ул примерная д 5"),
        ("family_name", "Ёлкина-Образцова", "елкина образцова"),
        ("other", "ＡＢ１", "ab1"),
    ],
)
def test_private_facts_are_hashed_in_a_form_that_forgives_spelling(kind, value, normal):
    assert normal_private(PrivateKind(kind), value) == normal
    expected = hashlib.sha256(f"salt\n{kind}\n{normal}".encode()).hexdigest()
    assert hash_private(kind, value, "salt") == expected


@pytest.mark.parametrize(
    ("kind", "value", "salt", "words"),
    [
        ("phone", "none", "salt", "nothing is left"),
        ("phone", "1", "", "salt is empty"),
        ("shoe_size", "1", "salt", "shoe_size"),
    ],
)
def test_a_hash_of_nothing_is_refused(kind, value, salt, words):
    with pytest.raises(ValueError, match=words):
        hash_private(kind, value, salt)


def test_one_person_may_be_called_alike_on_several_platforms(tmp_path):
    path = tmp_path / "watch.toml"
    path.write_text(ONE + "handles = ['Anna', '@anna']\n", encoding="utf-8")
    assert load_watchlist(path).journalists[0].handles == ("Anna", "anna")
