"""Private data: check digits, recognisers by country, hashed facts, what they do to a finding."""

from dataclasses import replace

import pytest

from tocsin.domain import (
    About,
    Directness,
    Journalist,
    PrivateEntry,
    PrivateKind,
    Relation,
    TypeScore,
    Verdict,
    Watchlist,
    hash_private,
)
from tocsin.findings.private import Exposure, Hashed, packaged
from tocsin.findings.private.checks import CHECKS

SALT = "salt"
ABOUT = (About("j1", Relation.SELF, "mention"),)
CALM = Verdict(0.02, False, (), 0, Directness.NONE, 0.0, (), "ru", ())
DOUBTFUL = Verdict(0.3, False, (), 0, Directness.NONE, 0.0, (), "ru", ())
INSULT = Verdict(0.9, True, (TypeScore("CRD-4", 0.9),), 2, Directness.NONE, 0.0, (), "ru", ())
THREAT = Verdict(0.9, True, (TypeScore("THR-1", 0.9),), 4, Directness.EXPLICIT, 0.0, (), "ru", ())


def entry(kind, value):
    return PrivateEntry("j1", PrivateKind(kind), hash_private(kind, value, SALT))


WATCH = Watchlist(
    (Journalist("j1", "One", country="KZ"), Journalist("j2", "Two", country="RS")),
    private=(
        entry("address", "г. Алматы, ул. Примерная, д. 10, кв. 5"),
        entry("address", "Образцовая 22 14"),
        entry("phone", "+7 701 000 45 67"),
        entry("plate", "123 АВС 02"),
        entry("family_name", "Дана Примерова"),
        entry("other", "N01234567"),
    ),
    salt=SALT,
)


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        ("kz_iin", "850312400128", "850312400127"),
        ("kz_iin", "850312400128", "851312400128"),
        ("kz_iin", "850312400128", "850312900128"),
        ("kz_iin", "850312400128", "85031240012"),
        ("kg_pin", "21503198500123", "31503198500123"),
        ("kg_pin", "21503198500123", "23203198500123"),
        ("rs_jmbg", "0101006500006", "0101006500007"),
        ("rs_jmbg", "0101006500006", "3201006500006"),
        ("luhn", "4111111111111111", "4111111111111112"),
        ("luhn", "4111111111111111", "0000000000000000"),
    ],
)
def test_check_digits_tell_numbers_from_what_looks_like_them(check, good, bad):
    assert CHECKS[check](good)
    assert not CHECKS[check](bad)


@pytest.mark.parametrize(
    ("country", "text", "found"),
    [
        ("KZ", "её иин 850312400128", "kz-iin"),
        ("KZ", "бизнес 850342400128", None),
        ("KZ", "звони 8 (701) 000-45-67 ночью", "kz-phone"),
        ("KZ", "+77010004567", "kz-phone"),
        ("KZ", "в 2026 году 8 раз", None),
        ("KZ", "ездит на 123 ABC 02", "kz-plate"),
        ("KZ", "карта 4111 1111 1111 1111", "kz-card"),
        ("KZ", "карта 4111 1111 1111 1112", None),
        ("KZ", "ул. Примерная, дом 5, кв 12", "kz-address-ru"),
        ("KZ", "улица Примерная 5", "kz-address-ru"),
        ("KZ", "Үлгі көшесі, 10 үй", "kz-address-kk"),
        ("KZ", "Үлгі даңғылы 10", "kz-address-kk"),
        ("KZ", "10 үй, 5 пәтер", "kz-flat-kk"),
        ("KZ", "купила 5 книг на улице", None),
        ("KZ", "ул. 8 Марта, 5", "kz-address-ru"),
        ("KZ", "мкр 8, дом 5", "kz-address-ru"),
        ("KZ", "На нашей улице 31 квартира, и все ждут", None),
        ("KZ", "на нашей улице уже 90 лет никто не верит", None),
        ("KZ", "На улице Примерной живут 12 семей", None),
        ("KZ", "Біздің көшеде 48 аула бар", None),
        ("KZ", "Көрші көшеде 54 пәтер бар", None),
        ("KG", "ул. 8 Марта, 5", "kg-address-ru"),
        ("KG", "ж/м Примерный, 14", "kg-address-ru"),
        ("KG", "На нашей улице 31 квартира, и все ждут", None),
        ("KG", "на нашей улице уже 90 лет никто не верит", None),
        ("KG", "ИНН 21503198500123", "kg-pin"),
        ("KG", "+996 555 12 34 56", "kg-phone"),
        ("KG", "01KG 123 ABC", "kg-plate"),
        ("RS", "JMBG 0101006500006", "rs-jmbg"),
        ("RS", "+381 64 123 4567", "rs-phone"),
        ("RS", "BG 1234-AB".replace(" ", "-"), "rs-plate"),
    ],
)
def test_a_country_recognises_its_own(country, text, found):
    seen = [one.recogniser.id for one in packaged()[country].see(text)]
    assert seen[:1] == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("она живет на улице Примерная 10, квартира 5, Алматы", "address"),
        ("Примерная 10 кв 5", "address"),
        ("г. Алматы ул Примерная дом 10 кв 5", "address"),
        ("заходите: Образцовая 22-14", "address"),
        ("ул. Образцовая, д. 22, кв. 14", "address"),
        ("звони 8 (701) 000-45-67", "phone"),
        ("701 000 45 67", "phone"),
        ("тачка 123abc02", "plate"),
        ("дочь Дану Примерову встретим", "family_name"),
        ("Дана Примероваға айт", "family_name"),
        ("паспорт n01234567", "other"),
    ],
)
def test_a_hashed_fact_is_found_in_other_spellings(text, kind):
    found = Hashed(WATCH).find(text)
    assert [(one.journalist, one.kind.value) for one in found] == [("j1", kind)]
    assert text[found[0].start : found[0].end].strip()


@pytest.mark.parametrize(
    "text",
    ["", "Примерная 11 кв 5", "8 701 000 45 68", "Дана пришла", "123 ABC 03", "1 2 3 4 5 6 7 8 9"],
)
def test_what_is_near_a_hashed_fact_is_not_it(text):
    assert Hashed(WATCH).find(text) == []


def seen(text, verdict, abouts=ABOUT):
    return Exposure(WATCH).see(text, verdict, abouts)


def test_a_real_address_is_private_data_whatever_is_said_beside_it():
    verdict, about = seen("чудесный дом: Образцовая 22 14", CALM)
    assert verdict.flag
    assert verdict.types[0] == TypeScore("PRV-1", 0.99)
    assert verdict.reasons[-1].source == "private:address"
    assert verdict.severity == 4
    assert about == ABOUT


def test_a_real_address_says_whom_a_post_is_about():
    _, about = seen("приходите все: Образцовая 22 14", CALM, ())
    assert about == (About("j1", Relation.SELF, "private"),)


def test_her_own_post_exposes_nothing():
    own = (About("j1", Relation.NONE, "author"),)
    assert seen("мой номер 8 701 000 45 67", CALM, own) == (CALM, own)


def test_a_relative_named_in_a_threat_makes_it_one_at_the_family():
    verdict, about = seen("Дану Примерову найдем", THREAT)
    assert about[0].relation is Relation.FAMILY
    assert verdict.reasons[-1].source == "private:family_name"
    assert seen("Дана Примерова победила в конкурсе", CALM) == (CALM, ABOUT)


@pytest.mark.parametrize(
    ("text", "verdict", "flag", "severity"),
    [
        ("жду тебя, ул. Ленточная 5, кв 4", THREAT, True, 5),
        ("дура, ул. Ленточная 5, кв 4", INSULT, True, 4),
        ("ну-ну, ул. Ленточная 5, кв 4", DOUBTFUL, True, 4),
        ("выставка на ул. Ленточная 5", CALM, False, 0),
        ("горячая линия 8 701 555 66 77", CALM, False, 0),
        ("её иин 850312400128", CALM, True, 4),
    ],
)
def test_what_looks_like_private_data_counts_by_what_stands_beside_it(
    text, verdict, flag, severity
):
    found, _ = seen(text, verdict)
    assert (found.flag, found.severity) == (flag, severity)
    assert any(one.id == "PRV-1" for one in found.types) is flag


@pytest.mark.parametrize(("violent", "flag"), [(0.35, False), (0.4, False), (0.7, True)])
def test_an_address_does_not_make_itself_surer(violent, flag):
    shape = replace(CALM, violent=violent, types=(TypeScore("PRV-1", 0.35),))
    found, _ = seen("выставка на ул. Ленточная 5", shape)
    assert found.flag is flag


def test_the_country_of_the_journalist_says_what_is_looked_for():
    number = "JMBG 0101006500006"
    assert not seen(number, CALM)[0].flag
    assert seen(number, CALM, (About("j2", Relation.SELF, "mention"),))[0].flag


def test_without_private_facts_posts_about_nobody_stay_as_they_are():
    exposure = Exposure(Watchlist((Journalist("j1", "One"),)))
    text = "ул. Ленточная 5, кв 4"
    assert exposure.see(text, THREAT, ()) == (THREAT, ())
