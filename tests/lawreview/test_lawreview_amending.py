"""Instructions of amending laws in three languages, and what they make of the law."""

import pytest
from law_texts import drafted, law

from tocsin.lawreview import Action, Amendment, amendments, apply_amendments

LAWS = {
    "ru": "Статья 1. Внести в Закон следующие изменения:\n"
    "1) в статье 2 пункте 2 слово «запрещается» заменить словами «не допускается»;\n"
    "2) в статье 3:\nпункт 2 изложить в следующей редакции:\n"
    "«2. Доля составляет сорок процентов.»;\n"
    "дополнить пунктом 1-1 следующего содержания:\n«1-1. Языки равны.»;\n"
    "3) подпункт 3) статьи 1 исключить;\n"
    "4) дополнить статьей 4-1 следующего содержания:\n"
    "«Статья 4-1. Уведомление\n1. Сайт уведомляет.»;\n"
    "5) в пункте 1 статьи 8 после слов «масс-медиа» дополнить словами «и журналиста», "
    "слова «семи (7)» заменить словами «трёх (3)»;\n",
    "kk": "1-бап. Заңға мынадай өзгерістер енгізілсін:\n"
    "1) 2-баптың 2-тармағындағы «тыйым салынады» деген сөздер «жол берілмейді» деген сөздермен "
    "ауыстырылсын;\n"
    "2) 3-баптың 2-тармағы мынадай редакцияда жазылсын:\n«2. Үлес қырық пайызды құрайды.»;\n"
    "3) 1-баптың 3) тармақшасы алып тасталсын;\n"
    "4) мынадай мазмұндағы 4-1-баппен толықтырылсын:\n«4-1-бап. Хабарлама\n1. Сайт хабарлайды.»;\n",
    "en": "Article 1. The Law shall be amended:\n"
    "1) in article 2, point 2 the word “prohibited” shall be replaced by the words “not allowed”;\n"
    "2) article 3, point 2 shall read as follows:\n“2. The share is forty per cent.”;\n"
    "3) in article 1 sub-point 3 shall be deleted;\n"
    "4) article 4 shall be supplemented with point 4 to read:\n“4. Notice suffices.”;\n",
}


def instructions(lang):
    made, faults = amendments(law(LAWS[lang], lang))
    assert faults == []
    return [(one.action, one.target) for one in made]


def test_russian_instructions_are_read_with_their_targets():
    assert instructions("ru") == [
        (Action.REPLACE_WORDS, "art_2__para_2"),
        (Action.RESTATE, "art_3__para_2"),
        (Action.ADD, "art_3__para_1-1"),
        (Action.DELETE, "art_1__point_3"),
        (Action.ADD, "art_4-1"),
        (Action.INSERT_WORDS, "art_8__para_1"),
        (Action.REPLACE_WORDS, "art_8__para_1"),
    ]


def test_kazakh_instructions_are_read_with_their_targets():
    assert instructions("kk") == [
        (Action.REPLACE_WORDS, "art_2__para_2"),
        (Action.RESTATE, "art_3__para_2"),
        (Action.DELETE, "art_1__point_3"),
        (Action.ADD, "art_4-1"),
    ]


def test_english_instructions_are_read_with_their_targets():
    assert instructions("en") == [
        (Action.REPLACE_WORDS, "art_2__para_2"),
        (Action.RESTATE, "art_3__para_2"),
        (Action.DELETE, "art_1__point_3"),
        (Action.ADD, "art_4__para_4"),
    ]


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_carried_out_they_change_what_they_name_and_nothing_else(lang):
    before = drafted(1, lang)
    after, faults = apply_amendments(before, amendments(law(LAWS[lang], lang))[0])
    assert faults == []
    assert after.find("art_1__point_3").repealed
    word = {"ru": "не допускается", "kk": "жол берілмейді", "en": "not allowed"}[lang]
    assert word in after.find("art_2__para_2").wording()
    assert len(after.find("art_3__para_2").wording()) < len(before.find("art_3__para_2").wording())
    assert after.find("art_5") == before.find("art_5")


def test_a_new_article_stands_behind_its_lower_neighbour():
    after, _ = apply_amendments(drafted(1), amendments(law(LAWS["ru"], "ru"))[0])
    numbers = [one.number for one in after.articles()]
    assert numbers[3:6] == ["4", "4-1", "5"]
    assert [one.number for one in after.find("art_3").children] == ["1", "1-1", "2", "3"]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Amendment(Action.DELETE, "art_99"), "no such unit"),
        (Amendment(Action.DELETE_WORDS, "art_1", old="нет таких слов"), "are not there"),
        (Amendment(Action.ADD, "art_1", new="Статья 1. А"), "is there already"),
        (Amendment(Action.ADD, "art_3-1", new="просто слова"), "do not open with the unit"),
        (Amendment(Action.ADD, "art_99__para_1", new="1. Слова."), "to add it to"),
    ],
)
def test_an_instruction_that_does_not_fit_is_told_and_changes_nothing(one, words):
    before = drafted(1)
    after, faults = apply_amendments(before, [one])
    assert words in str(faults[0])
    assert after.units == before.units


def test_an_instruction_without_an_article_is_told():
    _, faults = amendments(law("Статья 1. Изменить:\n1) слова «а» заменить словами «б»;\n", "ru"))
    assert "names no article" in str(faults[0])
