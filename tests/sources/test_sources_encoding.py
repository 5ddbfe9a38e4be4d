import codecs
import io

import pytest

from tocsin.sources.encoding import Utf8, decode_head, encoding_of

RUSSIAN = (
    "дата;текст\n31.12.2024;Вчера вечером ей снова писали в комментариях, и не один человек.\n"
)
KAZAKH = "күні;пікір\n31.12.2024;Журналист қызға тағы да жаман сөздер жазылды, бұл үшінші рет.\n"
SERBIAN = "datum;tekst\n31.12.2024;Juče su joj opet pisali, žene i muškarci, šta god ćeš.\n"


def recoded(data: bytes) -> tuple[str, int]:
    encoding = encoding_of(data)
    assert encoding is not None
    stream = Utf8(io.BytesIO(data), encoding)
    return io.BufferedReader(stream, 16).read().decode("utf-8"), stream.replaced


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "utf-8-sig", "utf-8"),
        (RUSSIAN, "utf-16", "utf-16-le"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "utf-16-be", "utf-16-be"),
        (RUSSIAN, "utf-32", "utf-32-le"),
        (RUSSIAN, "utf-32-be", "utf-32-be"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp866", "cp866"),
        (KAZAKH, "utf-8", "utf-8"),
        (KAZAKH, "kz1048", "kz1048"),
        (SERBIAN, "cp1250", "cp1250"),
        ("id,text\n1,plain words\n", "ascii", "utf-8"),
    ],
)
def test_the_encodings_of_the_region_come_out_as_they_went_in(text, codec, name):
    data = text.encode(codec)
    encoding = encoding_of(data)
    assert encoding is not None
    assert encoding.name == name
    assert recoded(data) == (text, 0)
    assert decode_head(data, encoding) == text
    assert (encoding.remark is None) == (name == "utf-8")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
        bytes(range(256)) * 4,
        b"\x00" * 100,
        b"\x01\x02\x03\x04\x05" * 20,
    ],
)
def test_what_is_no_text_has_no_encoding(data):
    assert encoding_of(data) is None


def test_damaged_bytes_are_replaced_and_counted():
    data = (RUSSIAN * 20).encode() + b"\xff\xfe tail \xd0"
    text, replaced = recoded(data)
    assert text == RUSSIAN * 20 + "\ufffd\ufffd tail \ufffd"
    assert replaced == 3


def test_a_replacement_character_of_the_author_is_not_counted():
    assert recoded("она писала \ufffd вчера".encode()) == ("она писала \ufffd вчера", 0)


def test_a_cut_utf_16_file_loses_only_its_last_character():
    data = codecs.BOM_UTF16_LE + RUSSIAN.encode("utf-16-le")[:-1]
    text, replaced = recoded(data)
    assert text == RUSSIAN[:-1] + "\ufffd"
    assert replaced == 1


def test_a_character_cut_at_the_end_of_the_head_does_not_change_the_verdict():
    encoding = encoding_of(RUSSIAN.encode()[:21])
    assert encoding is not None
    assert encoding.name == "utf-8"
