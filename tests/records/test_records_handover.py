"""Documents say what the recipient needs, hide what he does not, and say what was hidden."""

import io
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader
from records_made import EVERY, NOW, OPEN, WORDS, record

from tocsin import guidelines
from tocsin.paper import to_docx, to_html, to_pdf
from tocsin.records.errors import RefusedError
from tocsin.records.handover import Recipient, Request, document, platforms
from tocsin.records.model import Purpose
from tocsin.records.standards import with_candidates

NAMELESS = tuple(one for one in EVERY if one is not Purpose.IDENTITY)
WARNING = {
    "en": "Warning: the texts of the abuse follow",
    "ru": "Внимание: далее следуют тексты оскорблений и угроз",
    "kk": "Назар аударыңыз: әрі қарай қорлау мен қоқан-лоққы мәтіндері берілген",
}


def made(record_, to, lang="en", **request):
    return document(record_, Request(to, lang, NOW, "N. Monitor", "n@example.org", **request))


def page(record_, to, lang="en", **request):
    return to_html(made(record_, to, lang, **request)).partition("</style>")[2]


@pytest.mark.parametrize("to", Recipient)
@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_document_is_made_in_every_language(to, lang):
    shown = page(record(), to, lang)
    assert "c-1" in shown
    assert "ab" * 32 in shown  # the exact list of evidence
    assert "{" not in shown


@pytest.mark.parametrize("to", Recipient)
def test_without_consent_for_the_recipient_there_is_no_document(to):
    others = tuple(one for one in EVERY if one is not to.purpose)
    with pytest.raises(RefusedError, match="no consent for"):
        made(record(scope=others), to)


def test_consent_that_ended_is_none():
    old = record()
    old = replace(old, case=replace(old.case, consent_expires="2026-01-01"))
    with pytest.raises(RefusedError, match="consent ended on 2026-01-01"):
        made(old, Recipient.POLICE)


@pytest.mark.parametrize("to", Recipient)
def test_what_nobody_confirmed_is_refused_unless_as_a_marked_draft(to):
    with pytest.raises(RefusedError, match="no event is confirmed by a person yet"):
        made(record(standing=OPEN), to)
    assert "DRAFT, not to be handed over" in page(record(standing=OPEN), to, draft=True)
    assert "DRAFT" not in page(record(), to)


@pytest.mark.parametrize("to", Recipient)
def test_she_is_named_only_with_her_consent(to):
    shown = page(record(scope=NAMELESS), to)
    for trace in ("Сапарова", "Айгер", "asaparova", "Тоғызжол"):
        assert trace not in shown
    assert "kz-01" in shown
    named = "Айгерим Сапарова" in page(record(), to)
    assert named == (to is not Recipient.PLATFORM)


@pytest.mark.parametrize("to", Recipient)
def test_names_of_sources_never_leave(to):
    assert "Тайный" not in page(record(), to)


def test_her_account_in_a_quoted_text_is_covered_with_her_name():
    one = record(scope=NAMELESS)
    item = replace(one.items[0], text_original="@ASAPAROVA_tj Сапаровой конец, Айгерім!")
    shown = page(replace(one, items=(item,)), Recipient.POLICE)
    assert "█████ █████ конец, █████!" in shown


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_texts_are_quoted_for_the_police_only_and_behind_a_warning(lang):
    shown = page(record(), Recipient.POLICE, lang)
    assert shown.count(WORDS) == 1
    assert shown.index(WARNING[lang]) < shown.index(WORDS)
    for to in (Recipient.PLATFORM, Recipient.EMPLOYER, Recipient.INTERGOVERNMENTAL):
        assert WORDS not in page(record(), to, lang)


@pytest.mark.parametrize(
    ("to", "given"),
    [
        (Recipient.POLICE, True),
        (Recipient.PLATFORM, True),
        (Recipient.EMPLOYER, False),
        (Recipient.INTERGOVERNMENTAL, False),
    ],
)
def test_accounts_and_addresses_go_to_those_who_need_them(to, given):
    shown = page(record(), to)
    assert ("zloy_42" in shown) == given
    assert ("https://x.example/zloy_42/status/17" in shown) == given
    said = "Accounts and addresses are given" if given else "are replaced by numbers"
    assert said in shown


def test_a_notice_has_the_four_fields_of_article_16():
    shown = page(record(), Recipient.PLATFORM)
    for letter in ("(a) Why", "(b) Exact electronic location", "(c) Name and e-mail", "(d) State"):
        assert letter in shown
    for value in ("n@example.org", "N. Monitor", "https://x.example/zloy_42/status/17", "17"):
        assert value in shown


def test_a_notice_without_a_sender_says_what_is_missing():
    shown = to_html(document(record(), Request(Recipient.PLATFORM, "en", NOW)))
    assert "article 16 asks for both" in shown


def test_a_notice_is_for_one_platform_and_nothing_beyond():
    one = record()
    other = replace(one.items[0], item_id="item-2", platform="telegram", native_id="99/1", url=None)
    both = replace(one, items=(*one.items, other))
    assert platforms(both) == ("telegram", "x")
    shown = page(both, Recipient.PLATFORM, platform="telegram")
    assert "99/1" in shown
    assert "No web address is on record" in shown
    assert "zloy_42/status" not in shown


def test_rudeness_alone_is_not_reported_to_a_platform():
    with pytest.raises(RefusedError, match="no items to give notice of"):
        made(record(types=("CRD-4",)), Recipient.PLATFORM)


def test_provisions_are_candidates_with_reason_test_and_the_place_for_an_answer():
    one = with_candidates(record(), guidelines.load())
    shown = page(one, Recipient.POLICE, "kk")
    assert "Қазақстанның Қылмыстық кодексі, 115-бап" in shown
    assert "Жәбірленушінің елі үшін қолданылады: KZ." in shown
    assert "бағдарлама ұсынды, расталмаған" in shown
    assert "ECHR" not in shown


def test_times_of_one_day_are_written_once():
    shown = page(record(date_end="2026-03-23T09:20:00Z"), Recipient.POLICE)
    assert "2026-03-23 08:12–09:20" in shown


def test_a_hostile_text_stays_text():
    one = record()
    item = replace(one.items[0], text_original="<script>alert(1)</script>{case}")
    shown = page(replace(one, items=(item,)), Recipient.POLICE)
    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{case}" in shown


def test_the_pdf_has_the_kazakh_letters_and_the_hash():
    shown = made(record(), Recipient.EMPLOYER, "kk")
    words = "".join(one.extract_text() for one in PdfReader(io.BytesIO(to_pdf(shown))).pages)
    assert "Қысқаша" in words
    assert "Жәбірленуші" in words
    assert "ab" * 16 in words.replace("\n", "")


def test_the_docx_opens_and_says_the_same():
    content = to_docx(made(record(), Recipient.INTERGOVERNMENTAL, "ru"))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert (
            "Нормы" in parts.read("word/document.xml").decode()
            or "Кратко" in parts.read("word/document.xml").decode()
        )
