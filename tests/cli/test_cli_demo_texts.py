"""What people say in the demo case: varied, in several tongues, and about nobody who exists."""

import json
import re
from collections import Counter
from random import Random

import pytest

from tocsin.cli.demo import write_demo
from tocsin.cli.demo.cast import read_cast
from tocsin.cli.demo.grammar import UnknownSlotError, Voice, load, voice
from tocsin.cli.demo.texture import bare, disguised, typed

PLATFORM_HOSTS = {"x.com", "t.co", "api.twitter.com"}
HOST = re.compile(r"https?://([^/\s\"\\;]+)")
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return write_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def truth(case):
    return json.loads(case.truth.read_text("utf-8"))


@pytest.fixture(scope="module")
def texts(case, truth):
    """Give texts by post key, from the formats that carry whole texts."""
    found = {}
    for path in case.posts:
        raw = path.read_bytes()
        if path.name == "result.json":
            chat = json.loads(raw)
            for row in chat["messages"]:
                whole = "".join(one["text"] for one in row["text_entities"])
                found[f"telegram:{chat['id']}/{row['id']}"] = whole
        elif path.name.startswith(("comments", "zeeschuimer")):
            found |= dict(_of_lines(raw.decode()))
    return {key: text for key, text in found.items() if key in truth["posts"]}


def _of_lines(text):
    for line in text.splitlines():
        try:
            value = json.loads(line)
        except json.JSONDecodeError:
            continue
        if "data" in value:
            yield f"x:{value['data']['rest_id']}", value["data"]["legacy"]["full_text"]
        else:
            yield f"{value['platform']}:{value['id']}", value["text"]


def test_hardly_a_text_is_repeated_outside_the_copied_campaign(texts, truth):
    plain = [
        text.casefold() for key, text in texts.items() if truth["posts"][key]["scene"] != "smear"
    ]
    assert len(plain) > 4000
    assert 1 - len(set(plain)) / len(plain) < 0.03


def test_the_campaign_repeats_itself(texts, truth):
    copied = [
        re.sub(r"\W+", " ", text.casefold())[:60]
        for key, text in texts.items()
        if truth["posts"][key]["kind"] in ("smear", "slander")
    ]
    assert len(copied) > 200
    assert len(set(copied)) < 0.25 * len(copied)


def test_kazakh_is_written_with_and_without_its_letters(texts, truth):
    kazakh = [text for key, text in texts.items() if truth["posts"][key]["voice"] == "kk"]
    proper = sum(bool(KAZAKH.search(text)) for text in kazakh)
    assert 0.6 < proper / len(kazakh) < 0.9


def test_slurs_of_the_pile_on_are_now_and_then_disguised(texts, truth):
    insults = [text for key, text in texts.items() if truth["posts"][key]["kind"] == "misogyny"]
    starred = sum(
        bool(re.search(r"\w\*+\w|[а-яё][0-9@][а-яё]", text.casefold())) for text in insults
    )
    assert 3 < starred < len(insults) / 2


def test_no_mark_of_the_notation_is_left_in_a_text(texts):
    left = [text for text in texts.values() if re.search(r"[\[\]{}|<>]|  ", text)]
    assert left == []


def test_names_are_inflected_as_people_do(texts):
    forms = ("Сапарову", "Сапаровой", "Сапарованы", "Бейшекулову", "Бейшекуловой", "Тлеубеков")
    whole = "\n".join(texts.values()).casefold()
    assert [form for form in forms if form.casefold() not in whole] == []


def test_praise_is_put_in_violent_words_and_criticism_quotes_a_slur_to_condemn_it(texts, truth):
    said = {"applause": "", "crit_quote": ""}
    for key, text in texts.items():
        kind = truth["posts"][key]["kind"]
        if kind in said:
            said[kind] += text.casefold() + "\n"
    assert "наповал" in said["applause"]
    assert "🔥" in said["applause"]
    assert "шлюх" in said["crit_quote"]


def test_no_address_leads_anywhere_real(case):
    for path in (*case.posts, case.watchlist, case.truth):
        raw = path.read_bytes()
        text = raw.decode("windows-1251" if path.name == "monitoring_1.csv" else "utf-8")
        hosts = set(HOST.findall(text))
        strange = {host for host in hosts if not host.endswith(".example")} - PLATFORM_HOSTS
        assert strange == set(), path.name


def test_short_links_are_longer_than_real_ones(texts):
    codes = {code for text in texts.values() for code in re.findall(r"t\.co/(\w+)", text)}
    assert codes
    assert all(code.startswith("examplelink") for code in codes)


def test_nothing_looks_like_a_phone_number(texts):
    looks = re.compile(r"\+?\d[\d ()-]{8,}\d")
    assert [
        text for text in texts.values() if looks.search(re.sub(r"https?://\S+", "", text))
    ] == []


def test_only_the_threat_gives_a_street_and_the_street_does_not_exist(texts, truth):
    streets = [key for key, text in texts.items() if re.search(r"\bул\.|кв\.", text.casefold())]
    assert [truth["posts"][key]["kind"] for key in streets] == ["threat"]
    assert "Аспандаубулак, дом 914" in texts[streets[0]]


@pytest.mark.parametrize("name", ["ru", "kk", "en", "mix"])
def test_every_template_of_a_voice_can_be_spoken(name):
    spoken, rng = voice(name), Random(1)
    subjects = [
        one for one in read_cast().subjects if (name if name != "mix" else "ru") in one.names
    ]
    for pool, templates in spoken.pools.items():
        for template in templates:
            one = Voice(name, spoken.slots, {pool: [template]})
            subject = rng.choice(subjects)
            said = one.say(pool, subject.values(name, subject.articles[0]), rng)
            assert said
            assert not re.search(r"[\[\]{}|]", said)


def test_every_kind_a_voice_can_speak_has_its_truth():
    kinds = set(load("kinds.toml"))
    assert {pool for name in ("ru", "kk", "en", "mix") for pool in voice(name).pools} <= kinds


def test_a_slot_that_does_not_exist_is_named():
    wrong = Voice("ru", {}, {"thanks": ["Спасибо {whom}"]})
    with pytest.raises(UnknownSlotError, match="whom"):
        wrong.say("thanks", {}, Random(1))


def test_marks_of_words_vanish_and_words_stay_as_long():
    assert bare("Ну <дура> же") == "Ну дура же"
    forms = Counter(disguised("<журналюга>", Random(seed)) for seed in range(200))
    assert forms["журналюга"] > 100
    assert len(forms) > 3


@pytest.mark.parametrize("seed", range(20))
def test_typing_spares_handles_and_addresses(seed):
    text = "Смотрите внимательно @asaparova_tj https://togyzjol.example/landfill"
    out = typed(text, "ru", Random(seed), heated=False)
    assert out.endswith("@asaparova_tj https://togyzjol.example/landfill")
