"""What a journalist asks of her readers."""

import pytest

from tocsin.escalation.calls import asks


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("Who was at the meeting?", True),
        ("Giveaway: tag two friends", True),
        ("Напишите, как у вас с водой", True),
        ("Пікіріңізді жазыңыз", True),
        ("The council met on Monday", False),
        ("", False),
    ],
)
def test_a_question_or_a_call_asks_for_answers(text: str, calls: bool) -> None:
    assert asks(text) is calls
