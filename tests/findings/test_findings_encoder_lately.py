"""What the encoder remembers of the texts it read lately."""

from tocsin.findings.encoder.lately import Lately, Reading


def test_a_reading_is_given_again_until_others_take_its_place():
    lately = Lately(most=2)
    lately.put((1,), Reading(0.1))
    lately.put((2,), Reading(0.2))
    assert lately.get((1,)) == Reading(0.1)
    lately.put((3,), Reading(0.3))
    assert lately.get((2,)) is None
    assert lately.get((1,)) == Reading(0.1)


def test_a_later_reading_takes_the_place_of_an_earlier_one():
    lately = Lately(most=2)
    lately.put((1,), Reading(0.1))
    lately.put((1,), Reading(0.4))
    assert lately.get((1,)) == Reading(0.4)
