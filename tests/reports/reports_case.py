"""A fictional case in three languages and small factories: nobody and nothing in it is real."""

from datetime import UTC, datetime, timedelta

from tocsin.domain import (
    About,
    Alert,
    Directness,
    Finding,
    Gender,
    Indicator,
    Intake,
    Journalist,
    Level,
    Post,
    Reason,
    Relation,
    State,
    TypeScore,
    Verdict,
    Versions,
    Watchlist,
)
from tocsin.guidelines import Words
from tocsin.reports import Gatherer, Report, wanted

START = datetime(2026, 2, 2, 6, 0, tzinfo=UTC)
AIGERIM = Journalist(
    "aigerim",
    "Айгерім Сұлтанқызы",
    aliases=("Aigerim S.",),
    handles=("aigerim_s",),
    gender=Gender.WOMAN,
    outlet="Дала дауысы",
    country="KZ",
)
DANIEL = Journalist("daniel", "Daniel Brightwater", handles=("dbright",), gender=Gender.MAN)
NOBODY = Journalist("lena", "Елена Вершинина", handles=("vershinina",), gender=Gender.WOMAN)
VERSIONS = Versions("0.1.0", "linear-2026.1", "2026.1", "2026.1", 0.5)


def verdict(
    flag=False, types=(), severity=0, lang="ru", reasons=(), gendered=0.1, directness="none"
):
    return Verdict(
        violent=0.94 if flag else 0.06,
        flag=flag,
        types=tuple(TypeScore(id_, round(0.97 - 0.13 * n, 2)) for n, id_ in enumerate(types)),
        severity=severity,
        directness=Directness(directness),
        gendered=gendered,
        grounds=(),
        lang=lang,
        reasons=tuple(reasons),
    )


def finding(id_="1", text="Спасибо за репортаж", at=START, journalist="aigerim", **more):
    how = more.pop("how", "reply")
    private = more.pop("private", None)
    handle = more.pop("handle", "reader")
    platform = more.pop("platform", "x")
    url = more.pop("url", f"https://social.example/{handle}/status/{id_}")
    post = Post(
        id_,
        text,
        platform=platform,
        url=url,
        author_id=f"u-{handle}" if handle else None,
        author_handle=handle,
        created_at=at,
        private=private,
    )
    about = (About(journalist, Relation.SELF, how),) if journalist else ()
    return Finding(post, verdict(**more), about)


def marked(text, words, type_):
    start = text.index(words)
    return Reason(start, start + len(words), type_, "lexicon:test")


def hostile(id_, text, words, types, severity, at, **more):
    reasons = [marked(text, words, types[0])]
    return finding(
        id_, text, at, flag=True, types=types, severity=severity, reasons=reasons, **more
    )


PLAIN = (
    ("ru", "Спасибо за подробный материал о закупках."),
    ("ru", "Не согласен с выводами, но цифры интересные."),
    ("kk", "Мақалаңыз үшін рақмет, өте пайдалы."),
    ("kk", "Сіз қателесесіз, дерек толық емес."),
    ("en", "Sharp reporting. I still think the headline is unfair."),
)
ABUSE = (
    ("Продажная журналистка, хватит врать.", "Продажная", ("CRD-2",), 2, "ru", 0.2),
    ("Тупая курица, иди на кухню.", "Тупая курица", ("MIS-1", "MIS-2"), 2, "ru", 0.96),
    ("Сатқын, ауызыңды жап!", "Сатқын", ("CRD-2", "MIS-3"), 2, "kk", 0.3),
    ("Легла под кого надо, вот и статья.", "Легла под кого надо", ("SEX-2",), 3, "ru", 0.93),
    ("Бәріңіз осыған жазыңыздар, тыныш бермеңдер.", "тыныш бермеңдер", ("THR-7",), 3, "kk", 0.2),
)
GRAVE = (
    hostile(
        "g1",
        "Мы знаем, где ты живёшь. Ходи и оглядывайся.",
        "знаем, где ты живёшь",
        ("THR-4", "PRV-1"),
        4,
        START + timedelta(days=33, hours=8, minutes=12),
        handle="stepnoy_veter",
        directness="implied",
    ),
    hostile(
        "g2",
        "Сені өлтіреміз, қаншық. Соңғы ескерту.",
        "Сені өлтіреміз, қаншық",
        ("THR-1", "MIS-1"),
        5,
        START + timedelta(days=35, hours=14, minutes=40),
        handle="qara_qus_77",
        lang="kk",
        gendered=0.91,
        directness="explicit",
    ),
    hostile(
        "g3",
        "Передай дочке, пусть по дороге в школу не зевает.",
        "дочке, пусть по дороге в школу не зевает",
        ("THR-6", "THR-4"),
        5,
        START + timedelta(days=36, hours=1, minutes=5),
        handle="sender_0412",
        platform="telegram",
        url=None,
        private=True,
        directness="implied",
    ),
)


def wave():
    """Eight quiet weeks with one attack in the sixth, and three days nobody collected."""
    for day in range(56):
        if 20 <= day < 23:
            continue
        plain = 3 + (day * 7) % 5 + (6 if day >= 31 else 0)
        abuse = (day % 6 == 0) + max(0, 24 - 4 * abs(day - 35))
        for n in range(plain):
            lang, text = PLAIN[(day + n) % len(PLAIN)]
            at = START + timedelta(days=day, minutes=37 * n)
            yield finding(f"p{day}-{n}", text, at, lang=lang, handle=f"reader{(day * 3 + n) % 90}")
        for n in range(abuse):
            text, words, types, severity, lang, gendered = ABUSE[(day + n) % len(ABUSE)]
            at = START + timedelta(days=day, hours=3, minutes=11 * n)
            handle = f"anon_{(n * n + day) % 23:02d}"
            platform = "telegram" if n % 4 == 3 else "x"
            yield hostile(
                f"a{day}-{n}", text, words, types, severity, at,
                lang=lang, gendered=gendered, handle=handle, platform=platform,
            )  # fmt: skip
        yield finding(f"own{day}", "Новый материал.", START + timedelta(days=day), how="author")


def findings():
    others = [
        finding(f"d{n}", "Good piece.", START + timedelta(days=n, hours=2), "daniel", lang="en")
        for n in range(6)
    ]
    return sorted([*wave(), *GRAVE, *others], key=lambda f: (f.post.created_at, f.post.key))


def words(en, ru, kk):
    return Words(en, ru, kk)


def alerts():
    pile_on = tuple(f"x:a33-{n}" for n in range(0, 15, 2))
    return (
        Alert("aigerim", Level.WATCH, START + timedelta(days=32, hours=5), ("ESC-14",), pile_on[:4],
              words("Flagged posts per day rose to five times the usual number.",
                    "Отмеченных публикаций в день стало в пять раз больше обычного.",
                    "Күнделікті белгіленген жазбалар әдеттегіден бес есе көбейді."),
              "watch-volume", "aigerim-1"),
        Alert("aigerim", Level.ELEVATED, GRAVE[0].post.created_at, ("ESC-06", "ESC-07", "ESC-14"),
              (*pile_on, "x:g1"),
              words("Many accounts write alike in a short time, and her address is hinted at.",
                    "Много аккаунтов за короткое время пишут похожее, есть намёк на её адрес.",
                    "Көп аккаунт қысқа уақытта ұқсас жазады, мекенжайына тұспал бар."),
              "elevated-pile-on-doxxing", "aigerim-1"),
        Alert("aigerim", Level.URGENT, GRAVE[1].post.created_at, ("ESC-01", "ESC-06", "ESC-07"),
              ("x:g1", "x:g2"),
              words("An explicit death threat came while the wave went on.",
                    "Во время волны поступила прямая угроза убийством.",
                    "Шабуыл толқыны кезінде ашық өлтіру қоқан-лоққысы түсті."),
              "urgent-threat-in-wave", "aigerim-1"),
    )  # fmt: skip


PRESENT = {
    "ESC-01": (("x:g2",), 0.93, "One explicit death threat.", "Одна прямая угроза убийством.",
               "Бір ашық өлтіру қоқан-лоққысы."),
    "ESC-06": (tuple(f"{'telegram' if n % 4 == 3 else 'x'}:a35-{n}" for n in range(24)), 0.71,
               "23 accounts wrote within six hours; 9 of them nearly the same words.",
               "23 аккаунта написали за шесть часов, из них 9 почти одними словами.",
               "23 аккаунт алты сағат ішінде жазды, оның 9-ы дерлік бірдей сөзбен."),
    "ESC-08": (("telegram:g3",), 0.64, "A message speaks of her child.",
               "В сообщении говорится о её ребёнке.", "Хабарламада баласы туралы айтылған."),
}  # fmt: skip
ABSENT = {"ESC-02", "ESC-09", "ESC-11"}
ENDED = "ESC-14"


def indicators():
    end = START + timedelta(days=55, hours=5)
    yield Indicator(
        "aigerim", ENDED, State.PRESENT, START + timedelta(days=36),
        words("24 flagged posts on one day, usually fewer than one.",
              "24 отмеченные публикации за день, обычно меньше одной.",
              "Бір күнде 24 белгіленген жазба, әдетте біреуден аз."), 0.9,
        ("x:a35-1", "x:a35-2"),
    )  # fmt: skip
    for number in range(1, 16):
        id_ = f"ESC-{number:02d}"
        if id_ in PRESENT:
            posts, confidence, *why = PRESENT[id_]
            yield Indicator(
                "aigerim", id_, State.PRESENT, GRAVE[1].post.created_at, words(*why), confidence,
                posts,
            )  # fmt: skip
        elif id_ in ABSENT or id_ == ENDED:
            why = words("Nothing of the kind in the last 14 days of collected posts.",
                        "В собранном за последние 14 дней ничего подобного нет.",
                        "Соңғы 14 күнде жиналған жазбаларда мұндай нәрсе жоқ.")  # fmt: skip
            yield Indicator("aigerim", id_, State.ABSENT, end, why, 0.8)
        elif id_ != "ESC-13":
            why = words("The list or record this needs was not given.",
                        "Нужный для этого список или документ не предоставлен.",
                        "Бұған қажет тізім немесе құжат берілмеген.")  # fmt: skip
            yield Indicator("aigerim", id_, State.UNKNOWN, None, why)


INTAKES = (
    Intake("exports/x-replies-february-march.jsonl", "twarc2", 642, 12, 0, START,
           START + timedelta(days=55, hours=9), skipped=3),
    Intake("exports/telegram/channel-chat.json", "telegram", 118, 0, 0, START + timedelta(days=2),
           START + timedelta(days=54), notes=("31 service rows are no posts.",)),
    Intake("exports/mailbox-old.csv", "csv", 40, 0, 7, START, START + timedelta(days=19),
           fault="The file breaks off in line 48; ask for a fresh export.",
           notes=("Read as windows-1251 because it is not UTF-8.",)),
    Intake("exports/screenshot.png", None, 0, 0, 0, None, None,
           fault="No known format; convert the picture to text first."),
)  # fmt: skip
QUARANTINE = (("The row has fewer cells than the header.", 6), ("The date is no date.", 1))


def report(language="en", journalists=(AIGERIM, DANIEL, NOBODY)):
    """The whole case."""
    gatherer = Gatherer(Watchlist(journalists))
    case, keys = findings(), wanted(alerts(), indicators())
    for one in case:
        gatherer.add(one)
    held = {one.post.key: one for one in case if one.post.key in keys}
    return Report(
        dossiers=gatherer.dossiers(alerts(), tuple(indicators()), held),
        intakes=INTAKES,
        versions=VERSIONS,
        generated_at=datetime(2026, 4, 1, 9, 30, tzinfo=UTC),
        language=language,
        period=(case[0].post.created_at, case[-1].post.created_at),
        quarantine=QUARANTINE,
    )


def report_on(*texts, **more):
    """A report on one journalist whose one alert stands on posts with these texts."""
    case = [
        finding(f"t{n}", text, START + timedelta(hours=n), flag=True, types=("THR-1",), severity=5,
                **more)
        for n, text in enumerate(texts)
    ]  # fmt: skip
    return report_of(case, keys=tuple(one.post.key for one in case))


def report_of(case, keys, journalist=AIGERIM):
    gatherer = Gatherer(Watchlist((journalist,)))
    for one in case:
        gatherer.add(one)
    alert = Alert("aigerim", Level.URGENT, START, ("ESC-01",), keys, words("w", "w", "w"), "r", "e")
    dossiers = gatherer.dossiers((alert,), (), {one.post.key: one for one in case})
    return Report(dossiers, (), VERSIONS, START, period=(START, START))


def empty_report():
    return Report((), (), VERSIONS, START)
