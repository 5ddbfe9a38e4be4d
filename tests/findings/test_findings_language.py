"""Which language a post is taken for: one line a case, open to anyone who reads the language."""

import pytest

from tocsin.findings import Language, language_of

OWN = {
    "en": """
        You are a liar
        shut up
        ok
        Great reporting, thank you!
        why
        hello
        LIAR!!!
        Kill her
        trash journalist
        Disgusting
        She has no shame at all
        @dinara_kz you should be ashamed
        He said "Она врёт" and left the room with everyone else
        https://example.org/новости what a story
        I read it twice and I still don’t get it
        café owners say the new law is bad for them
        #FireTheLiar @anna
    """,
    "ru": """
        Ты врёшь
        Спасибо за репортаж
        сдохни
        Заткнись, дура
        привет
        Журналистка получила премию
        Когда вы уже угомонитесь?
        ДА
        позор
        @anna это ложь
        Она написала хороший текст про школу
        https://site.kz новость дня
        Вали отсюда
        Объявление и подъезд
        Сотрудники полиции задержали подозреваемого
        Қайрат Сатыбалды вчера снова выступил в суде и отказался от показаний
        #новости
    """,
    "kk": """
        Сен өтірікшісің
        Рахмет, жақсы жаздыңыз
        Аузыңды жап
        Сені өлтіремін
        Мен сені жақсы көремін
        Бұл дұрыс емес
        Қош бол
        жақсы
        Ол журналист емес
        Сендер бәрің сатылғансыңдар
        Ұятсыз
        Керемет мақала екен
        Біз кімбіз
        Көп сөз
        #ӨтірікАйтпа
    """,
    "mixed": """
        You are a liar and все это знают уже давно
        Рахмет за помощь, сіз өте жақсы адамсыз но надо было раньше
        Сен дурасың но это не твоя вина, бұл рас
        Stop lying people, хватит врать уже
    """,
    "other": """
        Слава Україні, це неправда
        Привіт, як справи
        Вона бреше як завжди
        Ти брешеш і всі це знають
        Ты хлусіш, як заўсёды
        Она је лажов и треба је ућуткати
        Тя е лъжкиня и трябва да замълчи
        Лажлива новинарка, срам да ти е
        Мен сени жакшы көрөм
        Сен калпычысың, оозуңду жап
        Ӯ дурӯғгӯй аст
        Ҷурналист дурӯғ мегӯяд
        Сиз ёлғончисиз, ҳаммаси ёлғон
        Du bist eine Lügnerin
        Eres una mentirosa, no me importa
        No me digas eso a mí
        Tu es une menteuse et tout le monde le sait
        Sen yalancısın
        Bu kadın yalan söylüyor
        Ona laže kao i uvek
        Lažeš kao i svaki put, novinarko
        Sei una bugiarda e tutti lo sanno
        Jesteś kłamczuchą i wszyscy to wiedzą
        Si mincinoasă și proastă
        A jornalista mente como sempre
        أنت كاذبة
        你是骗子
        あなたは嘘つきだ
        तुम झूठी हो
        😂😂😂
        12345
        https://example.org
        @anna
        #2026
    """,
}
BY_OTHER_LETTERS = {
    ("kk", "russian"): """
        Озинди сабап тастаймын
        Сен отирикшисин
        Рахмет жаксы жаздыныз
        Аузынды жап
        Бул дурыс емес
        Сени олтиремин
        Кайда журсин журналист кыз
        уятсыз екенсин
        Неге отирик айтасын
    """,
    ("kk", "latin"): """
        Sen otirikshisin
        Bul durys emes
        Rahmet jaqsy jazdynyz
        Nege otirik aitasyn
    """,
    ("ru", "latin"): """
        Ty vresh kak vsegda
        Zatknis dura
        eto lozh, tebya nado posadit
        ya tebya naidu
        chto ty nesesh
        Kogda ty uzhe sdohnesh
        spasibo za pravdu
    """,
}


def lines(table: str) -> list[str]:
    return [line.strip() for line in table.strip().splitlines()]


@pytest.mark.parametrize(("code", "text"), [(code, t) for code in OWN for t in lines(OWN[code])])
def test_a_post_is_taken_for_the_language_it_is_in(code: str, text: str) -> None:
    assert language_of(text) == Language(code)


@pytest.mark.parametrize(
    ("code", "letters", "text"),
    [(*key, text) for key, table in BY_OTHER_LETTERS.items() for text in lines(table)],
)
def test_a_language_is_known_in_borrowed_letters(code: str, letters: str, text: str) -> None:
    assert language_of(text) == Language(code, letters)


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud83d", "...", "\u200b"])
def test_a_text_without_words_is_in_no_language(text: str) -> None:
    assert language_of(text) == Language("other")


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert language_of("you are lying " * 1000 + "это всё неправда " * 1000) == Language("en")
