import re
from html.parser import HTMLParser

from paper_case import KAZAKH, everything

from tocsin.paper import Document, Paragraph, Run, to_html

VOID = {"meta", "col", "img", "br"}


class Balance(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.tags = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def parsed(text):
    reader = Balance()
    reader.feed(text)
    assert reader.open == []
    return reader.tags


def test_every_part_is_on_the_page_and_every_tag_is_closed():
    text = to_html(everything())
    tags = {tag for tag, _ in parsed(text)}
    assert {"h1", "h2", "h3", "ol", "table", "figure", "ins", "del", "strong", "dl"} <= tags
    assert KAZAKH in text


def test_the_page_says_its_language():
    assert '<html lang="ru">' in to_html(everything("ru"))


def test_words_are_words_and_never_markup():
    text = to_html(Document("<script>x</script>", "en", (Paragraph("<img src=x onerror=y>"),)))
    assert "<script" not in text
    assert "<img src=x" not in text


def test_a_link_may_lead_to_the_web_but_never_run_anything():
    for link, wanted in (("https://example.org", True), ("javascript:alert(1)", False)):
        tags = parsed(to_html(Document("t", "en", (Paragraph((Run("x", link=link),)),))))
        assert any(tag == "a" for tag, _ in tags) is wanted


def test_nothing_is_fetched_from_elsewhere():
    text = to_html(everything())
    sources = re.findall(r'(?:src|href)=["\']?([^"\' >]+)|url\(([^)]+)\)', text)
    assert all(a.startswith(("data:", "https://example.org")) or b.startswith("data:")
               for a, b in sources)  # fmt: skip


def test_the_same_document_gives_the_same_page():
    assert to_html(everything()) == to_html(everything())
