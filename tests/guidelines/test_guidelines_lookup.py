"""Finding entries, what refers to them, and whom a standard binds."""

from dataclasses import FrozenInstanceError

import pytest

from tocsin.guidelines import load

METHOD = load()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("THR-1", "THR-1"),
        ("thr-1", "THR-1"),
        (" esc-06 ", "ESC-06"),
        ("thr", "THR"),
        ("sev-3", "SEV-3"),
        ("Directness", "directness"),
        ("mc318-7", "MC318-7"),
        ("un-68/163", "UN-68/163"),
        ("sdg-16.10.1", "SDG-16.10.1"),
    ],
)
def test_an_id_is_found_in_any_letter_case(asked, found):
    entry = METHOD.find(asked)
    assert entry is not None
    assert entry.id == found


def test_an_unknown_id_is_not_found_and_similar_ones_are_named():
    assert METHOD.find("THR-9") is None
    assert METHOD.similar("THR1")[0] == "THR-1"
    assert METHOD.similar("THR-9", most=2) == ("THR-1", "THR-2")
    assert METHOD.similar("@@@@@@@@") == ()


@pytest.mark.parametrize(
    ("lookup", "wrong"),
    [
        ("subtype", "THR"),
        ("family", "THR-1"),
        ("indicator", "THR-1"),
        ("standard", "ESC-01"),
        ("commitment", "SEV-1"),
        ("axis", "severity"),
        ("anchor", 6),
        ("jurisdiction", "mars"),
    ],
)
def test_a_typed_lookup_refuses_an_id_of_another_kind(lookup, wrong):
    with pytest.raises(KeyError, match="have no"):
        getattr(METHOD, lookup)(wrong)


@pytest.mark.parametrize(
    ("lookup", "right"),
    [
        ("subtype", "THR-1"),
        ("family", "THR"),
        ("indicator", "ESC-01"),
        ("standard", "ICCPR-19"),
        ("commitment", "MC318-1"),
        ("axis", "channel"),
        ("jurisdiction", "echr"),
    ],
)
def test_a_typed_lookup_gives_the_entry(lookup, right):
    assert getattr(METHOD, lookup)(right).id == right


def test_entries_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        METHOD.subtype("THR-1").severity = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("id", "referring", "silent"),
    [
        ("THR-5", {"ESC-02", "IST-33", "OSCE-MC318"}, {"IST-34", "ESC-03"}),
        ("SEV-5", {"THR-1", "THR-3", "OFF-1", "OFF-3"}, {"THR-2"}),
        ("ECO", {"ECO-1", "ECO-2", "ICCPR-19"}, {"IST-33"}),
        ("ESC-03", {"HRC-45/18"}, {"GREVIO-1"}),
        ("MC318-4", {"OSCE-MC318"}, {"OSCE-MC418"}),
    ],
)
def test_what_refers_to_an_entry(id, referring, silent):
    found = {entry.id for entry in METHOD.referring(id)}
    assert referring <= found
    assert not silent & found


@pytest.mark.parametrize(
    ("standard", "type_id", "concerned", "stressed"),
    [
        ("OSCE-MC318", "CRD-4", True, False),
        ("OSCE-MC318", "LEG-2", True, True),
        ("OSCE-MC418", "SEX-2", True, False),
        ("OSCE-MC418", "THR-3", True, False),
        ("OSCE-MC418", "THR-1", False, False),
        ("EU-DSA-16", "THR-1", False, False),
    ],
)
def test_which_violations_a_standard_concerns(standard, type_id, concerned, stressed):
    assert METHOD.standard(standard).concerns(type_id) is concerned
    assert METHOD.standard(standard).stresses(type_id) is stressed


@pytest.mark.parametrize(
    ("standard", "country", "binding"),
    [
        ("ICCPR-19", "KZ", True),
        ("CEDAW-GR35", "kg", True),
        ("OSCE-MC318", "UZ", True),
        ("ECHR-10", "KZ", False),
        ("IST-33", "TJ", False),
        ("EU-2024/1385", "KZ", False),
        ("ECHR-10", "MN", False),
        ("KZ-158", "KZ", True),
        ("KZ-158", "KG", False),
        ("ECHR-10", "XX", None),
        ("KZ-158", None, None),
    ],
)
def test_a_standard_binds_only_where_we_know_it(standard, country, binding):
    place = METHOD.jurisdiction(METHOD.standard(standard).binds)
    assert place.holds(country) is binding


def test_an_axis_names_its_values():
    axis = METHOD.axis("target_relation")
    family = axis.value("family")
    assert family is not None
    assert family.label.ru == "Семья"
    assert axis.value("neighbour") is None
    assert METHOD.axis("identity_grounds").many
    assert METHOD.axis("language").open


def test_the_packaged_guidelines_are_read_once():
    assert load() is load()
