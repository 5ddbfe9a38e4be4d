"""The page: safe whatever posts say, honest about what is unknown, whole in three languages."""

from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from reports_case import (
    AIGERIM,
    INTAKES,
    START,
    Alert,
    Level,
    empty_report,
    finding,
    marked,
    report,
    report_of,
    report_on,
    words,
)

from tocsin.domain import Journalist, Watchlist
from tocsin.guidelines import load
from tocsin.reports import Gatherer, ReportError, render

VOID = {"meta", "br", "hr", "img", "link", "input"}
GUIDELINES = load()


class Page(HTMLParser):
    """A strict reader: keeps tags, attributes and text, and fails on tags out of balance."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.attributes, self.texts = [], [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attributes]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attributes]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in {"style"}:
            self.texts.append((tuple(self.open), data))

    @property
    def text(self):
        return " ".join(" ".join(data for _, data in self.texts).split())

    def within(self, tag):
        return "".join(data for path, data in self.texts if tag in path)

    def values(self, name):
        return [value for _, attribute, value in self.attributes if attribute == name]


def page(of, lang="en"):
    return Page(render(of, lang, GUIDELINES))


@pytest.fixture(scope="module", params=["en", "ru", "kk"])
def case(request):
    return request.param, page(report(), request.param)


HOSTILE = [
    "<script>alert(1)</script>",
    "</details></blockquote></main><h1>Free</h1>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "javascript:alert(1) https://evil.example/?q=1",
    "\u202egnp.exe\u2066 \x00 \ud83d lone",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &#x3c;script&#x3e;",
    "-->]]></style><style>*{display:none}",
    "я" * 1_000_000,
]


def attacked(text):
    one = finding("h1", text, flag=True, types=("THR-1", text[:40]), severity=5, handle=text[:200],
                  url=f"javascript:{text[:500]}", platform=text[:40], lang=text[:30])  # fmt: skip
    person = replace(AIGERIM, name=text[:300], outlet=text[:300])
    of = report_of([one], (one.post.key,), person)
    intake = replace(INTAKES[2], file=text[:900], fault=text[:900], notes=(text[:900],))
    return replace(of, intakes=(intake,), quarantine=((text[:900], 1),))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_others_becomes_markup(text):
    html = render(attacked(text), "en", GUIDELINES)
    html.encode("utf-8")
    seen = Page(html)
    plain = page(attacked("plain words"))
    assert set(seen.tags) == set(plain.tags)
    assert seen.tags.count("h1") == 1
    assert not [name for _, name, _ in seen.attributes if name.startswith("on")]
    assert "\x00" not in html
    assert len(html) < 400_000


def test_the_text_is_shown_as_it_was_written():
    text = "<b>Мы</b> & \"они\" </details>"  # fmt: skip
    assert page(report_on(text)).within("blockquote") == text


def test_a_megabyte_is_cut_with_a_note():
    seen = page(report_on("я" * 1_000_000))
    assert len(seen.within("blockquote")) < 2_100
    assert "1,000,000 characters" in seen.text


def test_the_page_has_no_script_and_asks_for_nothing(case):
    _, seen = case
    assert not {"script", "iframe", "object", "embed", "link", "base", "form"} & set(seen.tags)
    assert all(value.startswith("#") for value in seen.values("href"))
    assert seen.values("src") == seen.values("srcset") == seen.values("action") == []
    policy = next(value for value in seen.values("content") if "default-src" in value)
    assert "default-src 'none'" in policy
    assert "script" not in policy


def test_every_reference_on_the_page_has_its_place_and_ids_are_unique(case):
    _, seen = case
    ids = seen.values("id")
    assert len(ids) == len(set(ids))
    assert {value[1:] for value in seen.values("href")} <= set(ids)
    assert {name for value in seen.values("aria-labelledby") for name in value.split()} <= set(ids)


def test_headings_go_down_one_step_at_a_time(case):
    _, seen = case
    steps = [int(tag[1]) for tag in seen.tags if tag in {"h1", "h2", "h3", "h4"}]
    assert steps[0] == 1
    assert steps.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(steps))


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(case):
    _, seen = case
    assert seen.tags.count("table") == seen.tags.count("caption") > 5
    assert seen.tags.count("th") == len(seen.values("scope"))


def test_charts_are_images_with_words_and_a_table(case):
    _, seen = case
    charts = seen.values("role").count("img")
    assert charts == 5  # two sizes of two timelines, and the types
    assert seen.tags.count("desc") == charts
    assert seen.tags.count("title") == charts + 1


def test_the_title_tells_nothing(case):
    lang, seen = case
    title = next(data for path, data in seen.texts if path[-1] == "title")
    assert title == {"en": "Report", "ru": "Отчёт", "kk": "Есеп"}[lang]


def test_the_languages_of_page_and_quotations_are_named(case):
    lang, seen = case
    assert ("html", "lang", lang) in seen.attributes
    quoted = {
        value for tag, name, value in seen.attributes if (tag, name) == ("blockquote", "lang")
    }
    assert quoted == {"ru", "kk"}


def test_texts_are_hidden_until_opened(case):
    _, seen = case
    assert all("details" in path for path, _ in seen.texts if "blockquote" in path)
    assert ("details", "open", "") not in seen.attributes
    outside = "".join(data for path, data in seen.texts if "details" not in path)
    assert "өлтіреміз" not in outside


def test_reasons_are_marked_in_the_text():
    text = "Мы знаем, где ты живёшь."
    reasons = (marked(text, "знаем, где", "THR-4"), marked(text, "где ты живёшь", "PRV-1"))
    assert page(report_on(text, reasons=reasons)).within("mark") == "знаем, где ты живёшь"


def test_an_unknown_indicator_is_never_shown_as_absent():
    html = render(report(), "en", GUIDELINES)
    rows = html.split("<tr ")[1:]
    for id_, state in (("ESC-03", "Unknown"), ("ESC-13", "Unknown"), ("ESC-02", "Absent")):
        row = next(row for row in rows if f">{id_}<" in row)
        assert f'class="{state.lower()}"' in row
        assert f"</svg> {state}" in row


def test_where_nothing_was_assessed_all_is_unknown_and_nothing_absent():
    seen = page(replace(report(journalists=()), dossiers=report().dossiers[2:]))
    assert "All 15 are unknown" in seen.text
    assert "Absent" not in seen.text


def test_an_indicator_that_was_present_says_so():
    assert "Last present on 10 March 2026, 06:00: 24 flagged posts" in page(report()).text.replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", ["not a verdict", "accounts, not identified persons", "3 days in between"]),
        ("ru", ["не приговор", "аккаунты, а не установленные лица", "За 3 дня этого периода"]),
        ("kk", ["үкім де", "аккаунттар, анықталған тұлғалар емес", "3 күнде бірде-бір жазба"]),
    ],
)
def test_the_principles_are_on_the_page(lang, says):
    text = page(report(), lang).text
    assert [phrase for phrase in says if phrase not in text] == []


def test_no_account_is_called_a_bot_and_there_is_no_score():
    text = page(report()).text.lower()
    assert "bot" not in text.split()
    assert "there is no risk score" in text


def test_a_private_message_is_named_as_one():
    assert "Do not pass it on without" in page(report_on("x", private=True)).text
    assert "Do not pass it on without" not in page(report_on("x")).text


def test_an_address_is_text_and_never_a_link():
    seen = page(report_on("x", url="https://social.example/1"))
    assert "https://social.example/1" in seen.text
    assert not [value for value in seen.values("href") if "social" in value]


def test_what_could_not_be_read_is_shown_with_its_reason(case):
    _, seen = case
    for words_ in ("breaks off in line 48", "windows-1251", "fewer cells than the header"):
        assert words_ in seen.text


def test_folders_above_the_files_are_not_told():
    home = [replace(one, file=f"/home/zhanar/work/{one.file}") for one in INTAKES]
    text = page(replace(report(), intakes=tuple(home))).text
    assert "telegram/channel-chat.json" in text
    assert "zhanar" not in text


def test_one_time_for_all_indicators_is_said_once():
    of = report()
    dossier = of.dossiers[0]
    one = [s for s in dossier.indicators if s.latest and s.latest.state == "absent"]
    text = page(replace(of, dossiers=(replace(dossier, indicators=tuple(one)),))).text
    assert text.count("as of 29") == 1


def test_an_empty_watchlist_has_its_own_page():
    text = page(empty_report()).text
    assert "Nobody on the watchlist" in text
    assert "No file was read" in text


def test_a_journalist_without_posts_is_told_apart_from_one_without_violence():
    text = page(report()).text
    assert "No post about this journalist was found" in text
    assert "No alert does not mean no violence" in text


def test_the_same_report_gives_the_same_bytes():
    assert render(report(), "kk", GUIDELINES) == render(report(), "kk", GUIDELINES)


def test_unknown_ids_stand_for_themselves():
    of = report_on("x")
    assert "NEW-9" in page(replace(of, dossiers=(renamed(of.dossiers[0]),))).text


def renamed(dossier):
    (row,) = dossier.types
    return replace(dossier, types=(replace(row, type="NEW-9"),))


def test_an_undated_post_and_an_alert_without_posts_do_not_break_the_page():
    gatherer = Gatherer(Watchlist((Journalist("a", "A"),)))
    gatherer.add(finding("1", at=None, journalist="a", flag=True, types=("THR-1",), severity=5))
    why = words("w", "w", "w")
    alert = Alert("a", Level.WATCH, START, (), (), why, "r", "e")
    of = replace(empty_report(), dossiers=gatherer.dossiers((alert,), (), {}))
    assert "Without a date" in page(of).text


def test_a_language_we_do_not_speak_is_refused():
    with pytest.raises(ReportError):
        render(report(), "fr", GUIDELINES)
