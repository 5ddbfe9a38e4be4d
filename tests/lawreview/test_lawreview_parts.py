"""Which articles were split and merged, where their words were changed as well."""

from law_texts import law

from tocsin.lawreview import Change, align

COUNT = "Учёт изданий"
POINTS = (
    "Издание ставит на учёт уполномоченный орган по месту нахождения редакции.",
    "Учёт ведётся бесплатно и обновляется каждый год.",
    "Заявление подаёт собственник издания или его представитель.",
    "Решение принимается за десять дней и вручается под расписку.",
)
ANSWER = ("Ответ на запрос", ("Ответ на запрос даётся письменно.", "Отказ обжалуется в суд."))
RECORDS = (
    "Хранение записей",
    ("Телеканал хранит записи передач полгода.", "Копии выдаются даром."),
)
ADVERTS = ("Реклама", ("Реклама занимает пятую часть эфира.", "Скрытая реклама запрещается."))
CARDS = (
    "Карты журналистов",
    ("Карту выдаёт пресс-служба органа.", "Отзыв карты не допускается.", "Срок карты три года."),
)


def made(*articles):
    return law(
        "".join(
            f"Статья {n}. {heading}\n" + "".join(f"{k}. {p}\n" for k, p in enumerate(points, 1))
            for n, (heading, points) in enumerate(articles, 1)
        )
    )


def links(old, new):
    return align(made(*old), made(*new)).links()


def test_a_half_that_was_reworded_and_renamed_is_still_a_half():
    half = (
        "Порядок подачи",
        (
            "Обращение подаёт владелец издания или его представитель.",
            "Решение принимается за пять дней и вручается лично под расписку.",
        ),
    )
    old = ((COUNT, POINTS), ANSWER, RECORDS, ADVERTS)
    found = links(old, ((COUNT, POINTS[:2]), half, ANSWER, RECORDS, ADVERTS))
    assert {("art_1", "art_1"), ("art_1", "art_2")} <= found


def test_a_new_article_on_the_topic_of_one_that_is_there_whole_is_no_part_of_it():
    fresh = (COUNT, ("За нарушение порядка инспектор составляет протокол.", "Штраф платит банк."))
    old = ((COUNT, POINTS), ANSWER, RECORDS, ADVERTS)
    found = links(old, ((COUNT, POINTS), ANSWER, RECORDS, ADVERTS, fresh))
    assert found == {(f"art_{n}", f"art_{n}") for n in range(1, 5)}


def test_a_merged_article_is_not_given_away_to_a_new_one_with_its_heading():
    fresh = (CARDS[0], ("Карту выдаёт министерство.", "Образец карты утверждает комиссия."))
    joined = (COUNT, POINTS + CARDS[1])
    old = ((COUNT, POINTS), CARDS, ANSWER, RECORDS, ADVERTS)
    text = align(made(*old), made(joined, ANSWER, RECORDS, ADVERTS, fresh))
    assert text.of_old("art_2").new == ("art_1",)
    assert Change.MERGED in text.of_old("art_1").changes
    assert text.of_new("art_5").changes == (Change.NEW,)


def test_an_article_split_in_three_is_linked_to_all_three():
    old = ((COUNT, POINTS), ANSWER, RECORDS, ADVERTS)
    thirds = ((COUNT, POINTS[:2]), ("Заявление", POINTS[2:3]), ("Решение", POINTS[3:]))
    found = links(old, (*thirds, ANSWER, RECORDS, ADVERTS))
    assert {("art_1", f"art_{n}") for n in (1, 2, 3)} <= found


def test_a_paragraph_cut_between_two_sentences_is_a_split():
    old = ((COUNT, (" ".join(POINTS),)), ANSWER, RECORDS, ADVERTS)
    halves = ((COUNT, (" ".join(POINTS[:2]),)), ("Заявление", (" ".join(POINTS[2:]),)))
    found = links(old, (*halves, ANSWER, RECORDS, ADVERTS))
    assert {("art_1", "art_1"), ("art_1", "art_2")} <= found


def test_articles_without_words_are_compared_without_a_fault():
    empty = "Статья 1.\nСтатья 2.\nСтатья 3. Сборы\n"
    assert align(law(empty), law(empty + "Статья 4.\n")).pairs
