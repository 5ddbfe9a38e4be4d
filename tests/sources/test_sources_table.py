import io
from datetime import UTC, date, datetime, time, timedelta

import openpyxl
import pytest

from tocsin.domain import Post
from tocsin.sources.base import Context, Fault, Note
from tocsin.sources.encoding import encoding_of
from tocsin.sources.formats._grid import shape_of
from tocsin.sources.formats._rows import platform_of
from tocsin.sources.formats.table import TABLE
from tocsin.sources.formats.table_xlsx import TABLE_XLSX
from tocsin.sources.head import head_of


def records(text: str, **context) -> list:
    return list(TABLE.read(io.BytesIO(text.encode()), Context("given", **context)))


def posts(text: str, **context) -> list[Post]:
    return [one for one in records(text, **context) if isinstance(one, Post)]


def faults(text: str, **context) -> list[Fault]:
    return [one for one in records(text, **context) if isinstance(one, Fault)]


def notes(found: list) -> str:
    return "\n".join(one.text for one in found if isinstance(one, Note))


def sniffs(text: str) -> bool:
    data = text.encode()
    return TABLE.sniff(head_of(data, encoding_of(data)))


def book(*sheets: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"s{number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read_book(data: bytes) -> list:
    return list(TABLE_XLSX.read(io.BytesIO(data), Context("given")))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_guessed_and_quoted_line_ends_are_kept(delimiter):
    text = f'id{delimiter}text\r\n1{delimiter}"one, two; three\r\nfour | five"\r\n2{delimiter}b\r\n'
    assert sniffs(text)
    assert [(one.id, one.text) for one in posts(text)] == [
        ("1", "one, two; three\r\nfour | five"),
        ("2", "b"),
    ]


def test_rows_are_numbered_as_a_spreadsheet_counts_them():
    found = posts('id,text\n1,"a\nb"\n\n2,c\n')
    assert [one.origin.place for one in found] == [2, 4]


def test_rows_of_a_wrong_width_are_faults_and_the_rest_goes_on():
    text = "id,text,lang\n1,a,ru\n2,b\n3,c,ru,more\n4,d,ru,,\n"
    assert [one.id for one in posts(text)] == ["1", "4"]
    assert [(one.place, one.reason) for one in faults(text)] == [
        (3, "has 2 cells, expected 3"),
        (4, "has 4 cells, expected 3"),
    ]


@pytest.mark.parametrize("last", ["3,c\n4,d\n", '3,"c"\n4,d\n'])
def test_a_quotation_mark_left_open_costs_one_row(last):
    text = 'id,text\n1,a\n2,"open\n' + last
    assert [one.id for one in posts(text)] == ["1", "3", "4"]
    (fault,) = faults(text)
    assert (fault.place, fault.excerpt) == (3, '2,"open\n')


def test_a_quotation_mark_left_open_before_many_rows_costs_one_row():
    text = 'id,text\n1,"open\n' + "".join(f"{i},t\n" for i in range(2, 6000))
    assert len(posts(text)) == 5998
    assert len(faults(text)) == 1


def test_a_list_of_texts_under_a_heading_is_a_table():
    text = "Пікір\nбір, екі\n\nүш; төрт\n"
    assert sniffs(text)
    assert [one.text for one in posts(text)] == ["бір, екі", "үш; төрт"]


def test_the_line_by_which_excel_names_the_delimiter_is_no_row():
    text = "sep=;\r\nid;text\r\n1;a, b\r\n"
    assert sniffs(text)
    assert [one.text for one in posts(text)] == ["a, b"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Just a letter, with commas, as people write.\nAnd a second line, too.\n",
        "Dear all,\nhello,\n",
        '{"id": 1, "text": "a"}\n{"id": 2, "text": "b"}\n',
        "<html>\n<p>a, b, c\n<p>a, b, c\n",
        "From a@example.org\nA: b, c, d\nE: f, g, h\n",
        "text",
    ],
)
def test_what_is_no_table_is_not_taken_for_one(text):
    assert not sniffs(text)


def test_a_table_without_a_text_column_says_what_to_do():
    (fault,) = faults("a,b,c\n1,2,3\n4,5,6\n")
    assert "name it in a mapping file" in fault.reason


def test_a_saved_mapping_decides_and_its_missing_columns_are_named():
    text = "a;b;c\n1;Привет;x\n2;Пока;y\n"
    found = records(text, columns={"text": "B", "id": "a"}, extra={"platform": "vk"})
    assert [(one.id, one.text, one.platform, one.extra) for one in found] == [
        ("1", "Привет", "vk", {"c": "x"}),
        ("2", "Пока", "vk", {"c": "y"}),
    ]
    (fault,) = faults(text, columns={"text": "Сообщение"})
    assert "“Сообщение” is not in the table" in fault.reason


@pytest.mark.parametrize(
    ("dates", "first", "said"),
    [
        (["31.12.2024 18:05"], datetime(2024, 12, 31, 18, 5), ""),
        (["03/04/2024"], datetime(2024, 4, 3), "read day first"),
        (["03/04/2024", "25/04/2024"], datetime(2024, 4, 3), "read day first"),
        (["03/04/2024", "04/25/2024"], datetime(2024, 3, 4), "read month first"),
        (["45657,5".replace(",", ".")], datetime(2024, 12, 31, 12), ""),
    ],
)
def test_dates_are_settled_by_the_dates_beside_them(dates, first, said):
    found = records("text;date\n" + "".join(f"t{i};{one}\n" for i, one in enumerate(dates)))
    post = next(one for one in found if isinstance(one, Post))
    assert post.created_at == first.replace(tzinfo=UTC)
    assert said in notes(found)
    assert ("two ways" in notes(found)) == bool(said)
    assert "taken as UTC" in notes(found)


def test_a_mapping_gives_the_zone_and_the_order_of_dates():
    extra = {"utc_offset": "+05:00", "day_first": "false"}
    found = records("text;date\nt;03/04/2024 18:00\n", extra=extra)
    assert found[1].created_at == datetime(2024, 3, 4, 13, tzinfo=UTC)
    assert "taken as UTC" not in notes(found)


def test_an_unreadable_date_or_number_is_a_fault_of_its_row():
    text = "text,date,likes\na,2024-05-05,1\nb,soon,2\nc,2024-05-05,many\nd,,\n"
    assert [one.text for one in posts(text)] == ["a", "d"]
    assert [one.reason.split()[0] for one in faults(text)] == ["created_at", "likes"]


def test_an_empty_text_is_empty_and_other_empty_cells_are_missing():
    (found,) = posts("id,text,author name\n1,,\n")
    assert (found.text, found.author_name) == ("", None)


def test_rows_without_id_get_one_of_their_content():
    one, two, three = posts("text,likes\na,1\nb,1\na,1\n")
    assert one.id == three.id != two.id


def test_lists_in_cells_are_split():
    (found,) = posts("text,mentions,hashtags,private\na,@x; @y,#z,yes\n")
    assert (found.mentions, found.hashtags, found.private) == (("x", "y"), ("z",), True)


@pytest.mark.parametrize(
    ("url", "platform"),
    [
        ("https://x.com/a/status/1", "x"),
        ("https://www.twitter.com/a", "x"),
        ("https://m.vk.com/wall1", "vk"),
        ("https://t.me/a/1", "telegram"),
        ("https://example.org", "unknown"),
        ("http://[broken", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_platform_is_known_by_the_address(url, platform):
    assert platform_of(url) == platform


def test_the_shape_names_header_and_delimiter():
    shape = shape_of("a;b\n1;2\n3;4\n")
    assert (shape.delimiter, shape.width, shape.rows, shape.header) == (";", 2, 3, ("a", "b"))


def test_a_workbook_is_read_from_the_first_sheet_with_a_header():
    data = book(
        [["Only a title"]],
        [
            ["Отчёт за май"],
            [],
            ["Дата", "Пікір", "Лайки", "Есть", "Час", "Длит."],
            [datetime(2024, 5, 5, 10), "сәлем", 3, True, time(1, 2), timedelta(minutes=1)],
            [date(2024, 5, 6), "екі", 2.5 * 2, None, None, None],
            [45657.5, "үш", None, None, None, None],
        ],
    )
    assert TABLE_XLSX.sniff(head_of(data, None))
    found = read_book(data)
    posts = [one for one in found if isinstance(one, Post)]
    assert [one.text for one in posts] == ["сәлем", "екі", "үш"]
    assert [one.likes for one in posts] == [3, 5, None]
    assert [one.created_at.day for one in posts] == [5, 6, 31]
    assert posts[0].extra["Есть"] == "true"
    assert [one.origin.place for one in posts] == [4, 5, 6]
    assert "only the sheet “s1” was read" in notes(found)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 xl/ no workbook", book([[]])])
def test_a_workbook_that_cannot_be_read_is_a_fault(data):
    (fault,) = read_book(data)
    assert isinstance(fault, Fault)
    assert ";" in fault.reason
