"""A document with every kind of part, in our three languages."""

from tocsin.paper import (
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Mono,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Table,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<rect width="40" height="20" fill="#3a6ea5"/></svg>'
)
KAZAKH = "Әйел журналистің құқығы: ғ қ ң ө ұ ү һ і"


def everything(lang: str = "kk") -> Document:
    return Document(
        "Қауіпсіздік туралы есеп <1>",
        lang,
        (
            Heading("Бірінші бөлім"),
            Paragraph(KAZAKH),
            Paragraph((Run("new", inserted=True), Run("old", deleted=True), Run("b", bold=True))),
            Paragraph((Run("source", link="https://example.org/a?b=1&c=2"),)),
            Bullets(("one", "two"), numbered=True),
            Note("Осторожно", kind="caution"),
            Table(
                ("State", "Found"),
                (("Kazakhstan", Cell("yes", tone="found")), (Cell("whole row", span=2),)),
                (1, 2),
                caption="A table",
            ),
            Figure(SVG, "A picture", "a blue box"),
            Mono("ab" * 32),
            PageBreak(),
            Heading("Third", level=3),
        ),
        subtitle="Subtitle",
        facts=(("Date", "2026-11-27"),),
        foot="Made by hand",
    )
