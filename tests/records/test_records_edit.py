"""Fields are set as people type them; what only a decision may change is guarded."""

import pytest
from records_made import AUTHOR, OPEN, TODAY, record

from tocsin.records import codec
from tocsin.records.check import check_plain, check_record
from tocsin.records.decide import decidable, decide, open_questions
from tocsin.records.edit import add_part, set_value
from tocsin.records.errors import NotFoundError, RecordsError
from tocsin.records.model import Decision

PLAIN = codec.to_plain(record())


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("events[ev-1].severity", "4", 4),
        ("events[0].severity", "", None),
        ("case.consent_scope", "police, monitors", ["police", "monitors"]),
        ("case.consent_scope", "", []),
        ("person.gender", "woman", "woman"),
        ("events[ev-1].types[THR-1].primary", "no", False),
        ("items[item-1].text_original", "a=b, c", "a=b, c"),
        ("case.risk_note", '{"text": "x", "by": "N", "at": "2026-01-01T00:00:00Z"}', None),
        ("actors[actor-1].accounts", "x:one, x:two", ["x:one", "x:two"]),
    ],
)
def test_a_value_is_set_where_it_belongs(path, text, value):
    made = set_value(PLAIN, path, text)
    assert check_plain(made, TODAY).sound
    assert made != PLAIN or value == "woman"
    if value is not None:
        holder = made
        for step in path.replace("]", "").replace("[", ".").split("."):
            keys = ("event_id", "item_id", "actor_id", "type_id")
            holder = (
                next(o for o in holder if step in [o.get(k) for k in keys])
                if isinstance(holder, list) and not step.isdigit()
                else holder[int(step) if step.isdigit() else step]
            )
        assert holder == value


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("case.nothing", "no field 'nothing'"),
        ("events.severity", "is a list; say which one"),
        ("events[7].severity", "has no entry '7'; it has 1"),
        ("case[0].status", "is no list; leave out the brackets"),
        ("case.status.more", "has no fields of its own"),
        ("", "no field ''"),
        ("events[ev-1].severity[", "no field"),
    ],
)
def test_a_path_that_leads_nowhere_says_what_there_is(path, said):
    with pytest.raises(NotFoundError, match=None) as error:
        set_value(PLAIN, path, "1")
    assert said in str(error.value)


@pytest.mark.parametrize(
    "path",
    ["events[ev-1].standing", "case.case_id", "governance.erased", "governance.exported_to",
     "format", "version"],
)  # fmt: skip
def test_what_tocsin_or_a_decision_keeps_cannot_be_set(path):
    with pytest.raises(RecordsError, match="cannot be set by hand"):
        set_value(PLAIN, path, "x")


def test_a_standing_cannot_be_reached_by_its_parts():
    with pytest.raises(RecordsError, match="cannot be set by hand"):
        set_value(PLAIN, "events[ev-1].standing.decision", "confirmed")


def test_a_number_that_is_none_is_said_with_the_name_of_the_field():
    with pytest.raises(RecordsError, match="Severity: 'high' is not a number"):
        set_value(PLAIN, "events[ev-1].severity", "high")


def test_an_event_is_added_with_its_types_by_id():
    values = {
        "event_id": "ev-2",
        "date_start": "2026-04",
        "summary": "A call.",
        "types": "OFF-3,THR-2",
    }
    made = add_part(PLAIN, "events", values)
    checked = check_plain(made, TODAY)
    assert checked.sound, checked.faults
    assert checked.record.events[1].primary.type_id == "OFF-3"
    assert checked.record.events[1].case_id == "c-1"


def test_a_response_is_added():
    made = add_part(PLAIN, "case.responses", {"by": "platform", "asked_at": "2026-04-01"})
    assert check_plain(made, TODAY).sound


@pytest.mark.parametrize("part", ["case", "events[0]", "case.status"])
def test_only_lists_take_parts(part):
    with pytest.raises(RecordsError, match="no list of parts"):
        add_part(PLAIN, part, {})


def test_a_decision_bears_name_and_time_and_takes_the_types_along():
    made = decide(record(standing=OPEN), "ev-1", Decision.CONFIRMED, AUTHOR, "read it")
    standing = made.events[0].standing
    assert (standing.by, standing.at, standing.note) == (
        "N. Monitor", "2026-11-27T09:00:00Z", "read it",
    )  # fmt: skip
    assert standing.set_by == OPEN.set_by
    assert all(one.standing.confirmed for one in made.events[0].types)
    assert check_record(made, TODAY).sound


def test_a_type_that_was_refused_stays_refused_when_the_event_is_confirmed():
    made = decide(record(standing=OPEN), "ev-1/PRV-1", Decision.REFUSED, AUTHOR)
    made = decide(made, "ev-1", Decision.CONFIRMED, AUTHOR)
    assert [one.type_id for one in made.events[0].held_types] == ["THR-1"]


def test_everything_that_can_be_decided_waits_until_it_is():
    made = record(standing=OPEN)
    assert list(open_questions(made)) == list(decidable(made))
    for what in decidable(made):
        made = decide(made, what, Decision.CONFIRMED, AUTHOR)
    assert not list(open_questions(made))


def test_a_decision_taken_back_leaves_no_name():
    made = decide(record(), "ev-1", Decision.PROPOSED, AUTHOR)
    assert made.events[0].standing.by is None
    assert check_record(made, TODAY).sound


def test_what_is_not_there_cannot_be_decided():
    with pytest.raises(NotFoundError, match="ev-1, ev-1/THR-1"):
        decide(record(), "ev-9", Decision.CONFIRMED, AUTHOR)
    with pytest.raises(NotFoundError):
        decide(record(), "ev-1/MIS-1", Decision.CONFIRMED, AUTHOR)
