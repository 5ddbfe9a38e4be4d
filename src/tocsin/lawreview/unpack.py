"""Put a seed case into a folder, with its synthetic drafts in the formats of parliaments."""

from pathlib import Path

from tocsin.lawreview import synthetic
from tocsin.lawreview.case import Case, save_case
from tocsin.lawreview.faults import LawError
from tocsin.lawreview.seed import seed
from tocsin.paper import Document, Heading, Paragraph, to_docx, to_html, to_pdf


def unpack(name: str, folder: Path) -> Case:
    """Write a seed case with its texts, and give it back; its reports open the history."""
    case = seed(name)
    if any((folder / one).exists() for one in ("case.json", "case.toml", "history.jsonl")):
        raise LawError(f"{folder}: holds a case already; choose an empty folder")
    save_case(case, folder, added=case.history)
    try:
        (folder / "texts").mkdir(exist_ok=True)
        for number, version in enumerate(case.versions, 1):
            for lang, path in version.texts.items():
                text = synthetic.draft(name, number, lang)
                (folder / path).write_bytes(printed(text, lang, Path(path).suffix))
    except OSError as error:
        raise LawError(f"{folder}: cannot be written ({error.strerror}); choose another") from error
    return case


def printed(text: str, lang: str, suffix: str) -> bytes:
    """Give a text of a law as a file of the kind that `suffix` names."""
    if suffix == ".txt":
        return text.encode()
    notice, title, *lines = [line for line in text.splitlines() if line]
    blocks = [Heading(line, 3) if _is_head(line) else Paragraph(line) for line in lines]
    document = Document(title=title, lang=lang, blocks=(Paragraph(notice), *blocks), foot=notice)
    if suffix == ".docx":
        return to_docx(document)
    return to_pdf(document) if suffix == ".pdf" else to_html(document).encode()


def _is_head(line: str) -> bool:
    return line.startswith(("Глава", "Статья", "Chapter", "Article")) or line.split(".")[
        0
    ].endswith(("-бап", "-тарау"))
