"""How the voices are weighed: who is asked, who is believed, who overrules whom."""

from dataclasses import replace

import pytest

from tocsin.domain import Directness
from tocsin.findings import weigh
from tocsin.findings.entries import Entry, Exit
from tocsin.findings.exits import Hit
from tocsin.findings.language import Language
from tocsin.findings.normalise import Normal
from tocsin.findings.rules import Found, Spared
from tocsin.findings.voices import Heard

BY = replace(
    weigh.weights(), threshold=0.5, harmless={"en": 0.1}, linear_alone=0.4,
    linear_threat=0.3, linear_gendered=0.2, after_exit=0.5, veto_below=0.05, veto_grave=0.02,
    veto_unless=0.9, veto_left=0.5, type_alone=0.5, type_beside=0.8,
)  # fmt: skip


def entry(kind="THR-1", weight=0.7, severity=5, **more):
    fields = {name: () for name in Entry.__dataclass_fields__}
    fields |= {"id": f"{kind}{weight}", "types": (kind,), "weight": weight, "severity": severity,
               "directness": Directness.NONE, "gendered": False, "grounds": ()}  # fmt: skip
    return Entry(**{**fields, **more})


def heard(*entries, spared=(), lang="en", linear=None, encoder=None, text="text"):
    hits = tuple(Hit(one, 0, 4) for one in entries)
    gone = tuple(Spared(Hit(one, 0, 4), EXIT) for one in spared)
    found = Found(
        tuple(hit for hit in hits if hit.entry.weight),
        gone,
        tuple(hit for hit in hits if not hit.entry.weight),
    )
    return Heard(Normal(text, None), text, Language(lang), found, linear or {}, encoder or {})


EXIT = Exit(**{name: () for name in Exit.__dataclass_fields__})


NOT, WHOLE, LONGER, BRIEFLY = None, 0.0, BY.stop_beside, BY.stop


@pytest.mark.parametrize(
    ("one", "read"),
    [
        (heard(linear={"violent": 0.02}), NOT),
        (heard(linear={"violent": 0.5}), BRIEFLY),
        (heard(linear={"violent": 0.02, "threat": 0.3}), BRIEFLY),
        (heard(linear={"violent": 0.02, "gendered": 0.2}), LONGER),
        (heard(entry(weight=0.7)), WHOLE),
        (heard(entry(weight=0.7, severity=2)), LONGER),
        (heard(entry(weight=0.0), linear={"violent": 0.02}), LONGER),
        (heard(entry(weight=0.98)), WHOLE),
        (heard(entry(weight=0.98), spared=[entry()]), LONGER),
        (heard(spared=[entry()], linear={"violent": 0.0}), LONGER),
        (heard(lang="other"), NOT),
        (heard(lang="other", text="@anna 🔪"), WHOLE),
        (heard(lang="en"), BRIEFLY),
    ],
    ids=["harmless", "doubtful", "perhaps a threat", "perhaps sexist", "grave rules unsure",
         "rules unsure", "a shape alone",
         "rules sure", "sure beside an exit",
         "an exit spoke", "a language nobody learned", "no words", "no linear model"],
)  # fmt: skip
def test_the_encoder_reads_what_it_could_change(one, read):
    assert weigh.reading(one, BY) == read


def chance(one):
    return weigh.violent(one, weigh.rule_types(one.found.hits), BY)


def test_rules_and_encoder_raise_each_other():
    both = chance(heard(entry(weight=0.7), encoder={"violent": 0.6}))
    assert both == pytest.approx(1 - 0.3 * 0.4)


def test_the_linear_model_alone_flags_nothing():
    assert chance(heard(linear={"violent": 0.99})) < BY.threshold


def test_an_exit_halves_what_the_encoder_says():
    assert chance(heard(spared=[entry()], encoder={"violent": 0.8})) == pytest.approx(0.4)
    assert chance(heard(entry(), spared=[entry()], encoder={"violent": 0.8})) > 0.8


def test_the_encoder_lets_go_what_rules_were_not_sure_of():
    unsure, sure = (entry("CRD-4", weight, severity=1) for weight in (0.7, 0.95))
    assert chance(heard(unsure, encoder={"violent": 0.01})) < BY.threshold
    assert chance(heard(sure, encoder={"violent": 0.01})) > 0.9
    assert chance(heard(unsure, encoder={"violent": 0.2})) > 0.7


@pytest.mark.parametrize(("found", "let_go"), [(0.03, False), (0.01, True)])
def test_a_grave_hit_is_let_go_only_where_a_model_finds_hardly_anything(found, let_go):
    one = heard(entry("THR-1", 0.7, severity=5), encoder={"violent": found})
    assert (chance(one) < 0.5) is let_go


def types(one):
    return weigh.all_types(one, weigh.rule_types(one.found.hits), BY)


def test_a_flagged_text_has_a_type_even_where_no_answer_reaches_its_cut():
    assert types(heard(encoder={"violent": 0.9, "SEX-1": 0.3, "THR-2": 0.1})) == {"SEX-1": 0.3}


def test_beside_rules_the_encoder_must_be_surer_to_add_a_type():
    one = heard(entry("MIS-1"), encoder={"violent": 0.9, "THR-2": 0.7, "CRD-4": 0.9})
    assert types(one) == {"MIS-1": 0.7, "CRD-4": 0.9}


def test_the_general_answers_of_the_linear_model_stand_for_types():
    assert types(heard(linear={"violent": 0.9, "gendered": 0.8})) == {"MIS-1": 0.8}


ADDRESS, RELATIVE = entry("PRV-1", weight=0.0, severity=4), entry("THR-6", weight=0.0, severity=4)


def test_an_address_beside_a_threat_is_private_and_the_gravest():
    one = heard(entry("THR-2", severity=4), ADDRESS)
    found = types(one)
    assert found["PRV-1"] == weigh.SHAPE_BESIDE_MENACE
    assert weigh.severity(one, found) == 5


def test_a_relative_beside_a_threat_is_a_threat_at_people_near():
    assert types(heard(entry("THR-1"), RELATIVE))["THR-6"] == weigh.SHAPE_BESIDE_MENACE


def test_a_shape_beside_a_menace_of_the_encoder_counts_too():
    said = {"violent": 0.9, "threat": 0.7, "explicit": 0.5, "THR-2": 0.2, "THR-4": 0.4}
    assert types(heard(ADDRESS, encoder=said)) == {"THR-4": 0.7, "PRV-1": weigh.SHAPE_BESIDE_MENACE}


def test_beside_what_is_surely_a_threat_a_shape_counts_however_it_is_put():
    said = {"violent": 0.9, "threat": 0.86, "explicit": 0.3, "THR-2": 0.2, "THR-4": 0.4}
    you = heard(ADDRESS, encoder=said, text="you cross the car park alone, I will be there")
    assert types(you)["PRV-1"] == weigh.SHAPE_BESIDE_MENACE
    assert "PRV-1" not in types(replace(you, text="the car park, I will be there"))
    assert "PRV-1" not in types(replace(you, encoder=said | {"threat": 0.8}))


def test_the_likeliest_kind_of_threat_is_as_likely_as_a_threat_of_any_kind():
    shared = {"violent": 0.9, "threat": 0.9, "THR-1": 0.4, "THR-2": 0.3}
    assert types(heard(entry("THR-2", 0.75), encoder=shared)) == {"THR-2": 0.9}
    assert types(heard(entry("MIS-1", 0.75), encoder=shared)) == {"MIS-1": 0.75, "THR-1": 0.7}
    assert types(heard(encoder=shared)) == {"THR-1": BY.threat_alone}
    assert types(heard(encoder={**shared, "threat": 0.45, "CRD-4": 0.6})) == {"CRD-4": 0.6}


def test_a_threat_of_rules_counts_less_where_the_encoder_finds_none():
    doubted = {"violent": 0.9, "threat": 0.2}
    assert types(heard(entry("THR-1", 0.95), encoder=doubted)) == {"THR-1": BY.doubt_left}
    assert types(heard(entry("MIS-1", 0.95), encoder=doubted)) == {"MIS-1": 0.95}
    assert types(heard(entry("THR-1", 0.95), encoder={**doubted, "threat": 0.4})) == {"THR-1": 0.95}


def test_whatever_rules_heard_counts_less_where_the_encoder_finds_no_violence():
    calm = {"violent": 0.2, "threat": 0.4}
    assert types(heard(entry("STK-1", 0.95), encoder=calm)) == {"STK-1": BY.doubt_left}
    early = {"violent": 0.02}  # the first layers alone are no reading
    assert types(heard(entry("STK-1", 0.95), encoder=early)) == {"STK-1": 0.95}


def test_people_near_are_named_by_a_surer_encoder_than_an_address():
    said = {"violent": 0.9, "threat": 0.75, "explicit": 0.7, "THR-1": 0.4}
    assert "THR-6" not in types(heard(RELATIVE, encoder=said))
    assert "THR-6" in types(heard(RELATIVE, encoder={**said, "threat": 0.85}))
    assert "THR-6" not in types(heard(RELATIVE, encoder={**said, "threat": 0.85, "explicit": 0.5}))
    unsure = {**said, "violent": 0.7}
    assert "PRV-1" not in types(heard(ADDRESS, encoder=unsure))


@pytest.mark.parametrize(
    ("text", "kinds", "directness"),
    [
        ("Such people should be hanged", ("THR-1", "THR-7"), Directness.WISH),
        ("Таких вешать надо", ("THR-1", "THR-7"), Directness.WISH),
        ("She should be hanged", ("THR-1", "THR-7"), Directness.EXPLICIT),
        ("Таких вешать надо, поняла?", ("THR-1", "THR-7"), Directness.WISH),
        ("Таких вешать надо, запомни, ответишь", ("THR-1", "THR-7"), Directness.EXPLICIT),
        ("Will hang them all", ("THR-1",), Directness.EXPLICIT),
    ],
)
def test_what_should_be_done_to_some_kind_of_people_is_a_wish(text, kinds, directness):
    said = entry(kinds[0], types=kinds, directness=Directness.EXPLICIT)
    one = heard(said, text=text)
    assert weigh.directness(one, types(one)) is directness


def test_a_word_of_abuse_beside_it_makes_it_a_threat():
    said = entry(types=("THR-1", "THR-7"), directness=Directness.EXPLICIT)
    one = heard(said, entry("CRD-4", weight=0.8), text="Hang the liar")
    assert weigh.directness(one, types(one)) is Directness.EXPLICIT


def test_a_shape_says_nothing_by_itself():
    one = heard(ADDRESS, RELATIVE, encoder={"violent": 0.9, "CRD-4": 0.9, "threat": 0.1})
    assert types(one) == {"CRD-4": 0.9}
    assert weigh.violent(heard(ADDRESS), {}, BY) == 0.0


def test_private_data_of_the_encoder_alone_is_doubted_where_nothing_looks_like_it():
    said = {"violent": 0.9, "threat": 0.1, "PRV-1": 0.7}
    assert types(heard(encoder=said)) == {"PRV-1": BY.doubt_left}
    assert types(heard(ADDRESS, encoder=said)) == {"PRV-1": 0.7}
    assert types(heard(entry("PRV-1", 0.75), encoder=said)) == {"PRV-1": 0.75}


def test_incitement_beside_a_shape_is_a_menace_too():
    said = {"violent": 0.9, "threat": 0.8, "explicit": 0.6, "THR-1": 0.3, "THR-7": 0.6}
    assert types(heard(encoder=said)) == {"THR-7": BY.threat_alone}
    assert types(heard(ADDRESS, encoder=said))["THR-1"] == weigh.MENACE_AT_MOST


def test_a_menace_that_is_not_put_openly_must_be_heard_by_rules():
    hint = {"violent": 0.9, "threat": 0.9, "explicit": 0.3, "THR-4": 0.6}
    assert types(heard(ADDRESS, encoder=hint)) == {"THR-4": BY.threat_alone}
    assert "PRV-1" in types(heard(ADDRESS, entry("THR-4"), encoder=hint))


@pytest.mark.parametrize(("steps", "severity"), [(0, 2), (1, 3), (2, 4), (4, 5)])
def test_the_encoder_can_lower_the_anchor_of_a_type_and_never_raise_it(steps, severity):
    read = {f"severity-{step}": float(step <= steps + 1) for step in range(2, 6)}
    one = heard(encoder={"violent": 0.9, "THR-1": 0.9, **read})
    assert weigh.severity(one, types(one)) == severity
    mild = heard(encoder={"violent": 0.9, "CRD-4": 0.9, **read})
    assert weigh.severity(mild, types(mild)) == 1


def test_directness_of_a_threat_is_the_encoders_where_rules_are_silent():
    said = {"violent": 0.9, "THR-4": 0.9, "conditional": 0.8, "explicit": 0.2}
    one = heard(encoder=said)
    assert weigh.directness(one, types(one)) is Directness.CONDITIONAL
    insult = heard(encoder={**said, "THR-4": 0.0, "CRD-4": 0.9})
    assert weigh.directness(insult, types(insult)) is Directness.NONE


def test_gender_and_grounds_join_rules_and_encoder():
    read = {"violent": 0.9, "gendered": 0.9, "religion": 0.8, "race": 0.1}
    one = heard(entry("MIS-1", gendered=True, grounds=("age",)), encoder=read)
    assert weigh.gendered(one) == 0.9
    assert weigh.grounds(one, flag=True) == ("age", "religion")
    assert weigh.grounds(one, flag=False) == ("age",)


def test_the_packaged_numbers_are_probabilities():
    by = weigh.weights()
    single = (by.threshold, by.linear_alone, by.linear_threat, by.linear_gendered, by.after_exit,
              by.veto_below, by.veto_unless, by.veto_left, by.type_alone,
              by.type_beside)  # fmt: skip
    assert all(0 <= one <= 1 for one in (*single, *by.harmless.values()))
    assert by.linear_alone < by.threshold, "the linear model flags nothing by itself"
