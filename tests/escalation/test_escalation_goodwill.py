"""Which words thank and support, and which only look like it."""

import pytest

from tocsin.escalation.goodwill import is_kind
from tocsin.escalation.sketch import words_of


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, Aigerim",
        "We all stand with her",
        "Journalism is not a crime",
        "Мы с вами, Айгерим",
        "Так держать!",
        "Я/Мы Айгерим",
        "Свободу Айгерим!",
        "Сізбен біргеміз!",
        "Көп рақмет",
    ],
)
def test_support_is_kind(text):
    assert is_kind(words_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The kettle is on, Aigerim",
        "Stand up with your hands where we see them",
        "Take care of yourself",
        "We don't stand with her",
        "Nobody would believe you",
        "You deserved it",
        "Good luck getting home tonight",
        "Keep it up and see what happens",
        "I am with you tonight outside",
        "Rest in peace, Aigerim",
        "Мы с тобой не закончили",
        "Здоровья вашим детям",
        "Соболезную заранее",
        "Бостандық ауданы, үшінші үй",
        "Қасыңыздамыз",
        "Берегите себя",
        "С вами мы ещё встретимся",
        "Мы рядом",
        "Сақ болыңыз",
        "with",
    ],
)
def test_what_may_be_a_menace_is_not(text):
    assert not is_kind(words_of(text))
