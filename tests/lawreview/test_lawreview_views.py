"""Tables, pictures and the report, in three languages."""

from dataclasses import replace

import pytest
from law_texts import drafted
from lxml import etree

from tocsin.lawreview import (
    ReportFacts,
    comparison,
    new_case,
    proposals_table,
    report,
    seed,
    tally,
    timeline_document,
    timeline_svg,
    uptake_svg,
)
from tocsin.lawreview.outcome import CaseTexts
from tocsin.lawreview.views.compare import remarks_of
from tocsin.paper import Heading, to_docx, to_html

SECTIONS = {
    "en": (
        "Key recommendations",
        "Scope and caveats",
        "Positive points",
        "Concerns",
        "Time line",
        "Sources",
    ),
    "ru": (
        "Основные рекомендации",
        "Предмет обзора",
        "Положительные",
        "Замечания",
        "Хронология",
        "Источники",
    ),
    "kk": (
        "Негізгі ұсынымдар",
        "Шолу ауқымы",
        "Оң тұстары",
        "Баптар бойынша",
        "хронологиясы",
        "Дереккөздер",
    ),
}
NOTHING = CaseTexts((), {})


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_the_report_has_the_parts_of_a_legal_review_in_their_order(kazakhstan, lang):
    _, case, texts = kazakhstan
    document = report(case, texts, ReportFacts("A. Lawyer", "2026-11-27", lang))
    heads = [
        block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2
    ]
    places = [next(n for n, head in enumerate(heads) if words in head) for words in SECTIONS[lang]]
    assert places == sorted(places)
    html = to_html(document)
    for one in case.recommendations:
        assert one.id in html
    assert "A. Lawyer" in html


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "are synthetic"), ("ru", "синтетические"), ("kk", "синтетикалық")]
)
def test_a_report_on_synthetic_drafts_says_so_in_front(kazakhstan, lang, words):
    _, case, texts = kazakhstan
    blocks = report(case, texts, ReportFacts("", "2026-11-27", lang)).blocks
    assert words in str(blocks[0])


def test_no_russian_report_leaves_english_names_of_known_askers(kazakhstan):
    _, case, texts = kazakhstan
    html = to_html(report(case, texts, ReportFacts("", "2026-11-27", "ru")))
    body = html.split("Источники</h2>")[0]
    assert "International Press Institute" not in body
    assert "Legal analysis" not in body


def test_incidents_and_toolbox_entries_are_linked_by_their_ids(kazakhstan):
    _, case, texts = kazakhstan
    one = replace(case.recommendations[7], incidents=("INC-7",), toolbox=("TB-30",))
    linked = replace(
        case, recommendations=(*case.recommendations[:7], one, *case.recommendations[8:])
    )
    html = to_html(report(linked, texts, ReportFacts("", "2026-11-27", "en")))
    assert "INC-7" in html
    assert "TB-30" in html


def test_an_empty_case_gives_a_report_that_says_so():
    case = new_case("a", {"en": "A law"}, "kz")
    assert "none" in to_html(report(case, NOTHING, ReportFacts("", "2026-11-27")))


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_pictures_are_well_formed_and_name_every_recommendation(lang):
    case = seed("kazakhstan")
    root = etree.fromstring(uptake_svg(case, lang).encode())
    words = " ".join(root.itertext())
    assert all(one.id in words for one in case.recommendations)
    assert etree.fromstring(timeline_svg(case, lang).encode()).get("aria-label")


def test_the_uptake_of_a_reversed_recommendation_is_drawn():
    root = etree.fromstring(uptake_svg(seed("kyrgyzstan"), "en").encode())
    titles = [one.text for one in root.iter("{http://www.w3.org/2000/svg}title")]
    assert titles.count("reversed: taken up, then undone") == 6  # five rows and the legend


def test_the_time_line_is_in_the_order_of_dates_with_sources():
    html = to_html(timeline_document(seed("kazakhstan"), "en"))
    assert html.index("16 March 2022") < html.index("13 November 2023") < html.index("19 June 2024")
    assert "[13]" in html


def test_the_comparison_marks_what_went_and_came_and_leaves_out_the_same():
    html = to_html(comparison(drafted(2), drafted(3), "ru"))
    assert "<del>" in html
    assert "<ins>" in html
    assert "Запрос масс-медиа" in html
    assert "запрет цензуры" not in html  # article 2 did not change
    assert to_docx(comparison(drafted(2), drafted(3), "ru")).startswith(b"PK")


def test_two_versions_that_are_the_same_are_said_to_be():
    assert "Тексты совпадают" in to_html(comparison(drafted(2), drafted(2), "ru"))


def test_remarks_stand_beside_the_article_they_are_about(kazakhstan):
    _, case, texts = kazakhstan
    remarks = remarks_of(case, texts, "d4", "ru")
    assert any("KZ-08" in line for line in remarks["art_13"])
    # asked about article 8 of the first draft, which became article 10
    assert any("KZ-02" in line for line in remarks["art_10"])


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_the_table_of_proposals_has_draft_proposal_outcome_and_reason(kazakhstan, lang):
    _, case, texts = kazakhstan
    html = to_html(proposals_table(case, texts, "d4", lang))
    assert all(one.id in html for one in case.recommendations)
    assert next(q.text for q in case.recommendations[0].disputed if q.lang == lang) in html


def test_tallies_count_every_recommendation_of_a_topic_once_and_of_two_askers_twice():
    case = seed("kazakhstan")
    assert sum(row.total for row in tally(case, "topic")) == 17
    assert sum(row.total for row in tally(case, "asker")) > 17
    assert {row.key for row in tally(case, "standard")} >= {"ICCPR-19", "MC318-2"}
