import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.findings.encoder.tidy import tidy, tidy_with_places


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("see https://a.example/b?c and www.d.example", "see link and link"),
        ("@anna_k, write to me@mail.example", "@user, write to me@mail.example"),
        ("  two\n\tlines  ", "two lines"),
        ("half \ud83d of it", "half ? of it"),
        (
            "#StopThePress now #Не_молчи #ТыЛжёшь #lower #",
            "#Stop The Press now #Не молчи #Ты Лжёшь #lower #",
        ),
        ("", ""),
    ],
)
def test_links_handles_and_space_are_put_alike(written, read):
    assert tidy(written) == read


PIECES = st.sampled_from(
    [
        " ",
        "\n",
        "@anna",
        "https://a.example",
        "слово",
        "😡",
        "\ud83d",
        "x",
        "#ОднаДругая",
        "#a_b",
        "_",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_letter_knows_its_place(text):
    read, places = tidy_with_places(text)
    assert read == tidy(text)
    assert len(places) == len(read) + 1
    assert places == sorted(places)
    for letter, place in zip(read, places, strict=False):
        if letter in "словx😡":
            assert text[place] == letter or text[place] in "@h"
