"""Friends and readers of old: rude words among them are no attack, threats with an address are."""

from factories import INSULT, a_post, a_threat, alerts, in_order

from tocsin.domain import Directness, Relation

DAY = 24
OWN = (("j1", Relation.NONE, "author"),)
FRIENDS = [f"f{i}" for i in range(6)]


def talk(days=20):
    """Give friends who write on many days, and whom she answers."""
    out = []
    for day in range(days):
        for i, friend in enumerate(FRIENDS):
            key = f"talk{day}-{i}"
            out.append(a_post(day * DAY + i / 10, account=friend, key=key))
            out.append(
                a_post(day * DAY + i / 10 + 0.05, account="j1", about=OWN, key=f"re-{key}",
                       in_reply_to=key)
            )  # fmt: skip
    return out


def banter(at):
    return [a_post(at + i / 60, *INSULT, account=FRIENDS[i % 6], key=f"b{i}") for i in range(30)]


def levels(raised):
    return {one.level.value for one in raised}


def test_rude_words_among_friends_raise_nothing():
    assert alerts(in_order(talk(), banter(21 * DAY))) == []


def test_the_same_words_from_strangers_do():
    strangers = [
        a_post(21 * DAY + i / 60, *INSULT, account=f"s{i % 6}", key=f"b{i}") for i in range(30)
    ]
    assert "elevated" in levels(alerts(in_order(talk(), strangers)))


def test_a_friend_who_jokes_of_killing_raises_no_more_than_watch():
    joke = a_threat(21 * DAY, account="f1")
    assert levels(alerts(in_order(talk(), joke))) == {"watch"}


def test_a_friend_who_threatens_with_an_address_is_urgent():
    menace = a_post(
        21 * DAY, "THR-1", "PRV-1", account="f1", severity=5, directness=Directness.EXPLICIT
    )
    assert levels(alerts(in_order(talk(), menace))) == {"urgent"}


def test_a_reader_of_old_who_threatens_is_taken_at_his_word():
    old = [a_post(day * DAY, account="old", key=f"o{day}") for day in range(20)]
    assert levels(alerts(in_order(old, a_threat(21 * DAY, account="old")))) == {"elevated"}


def test_a_crowd_of_readers_of_old_is_no_rush():
    old = [
        a_post(day * DAY + i / 10, account=f"o{i}", key=f"o{day}-{i}")
        for day in range(20)
        for i in range(8)
    ]
    grumble = [a_post(21 * DAY + i / 60, *INSULT, account=f"o{i}") for i in range(8)]
    assert "elevated" not in levels(alerts(in_order(old, grumble)))


CHALLENGE = "I read one chapter every evening and pass the book on #RiverReads"


def challenge(at, text=CHALLENGE):
    return [a_post(at + i / 60, account=f"c{i}", text=text, key=f"c{i}") for i in range(12)]


def her_call(at, text="Copy this under my post, on Friday we draw a name #RiverReads"):
    return a_post(at, account="j1", about=OWN, key="call", text=text)


def test_copies_under_a_hashtag_that_she_used_first_are_invited():
    assert alerts(in_order(talk(), her_call(DAY * 20), challenge(21 * DAY))) == []


def test_copies_under_a_hashtag_that_is_not_hers_must_be_read():
    calm = her_call(DAY * 20, "Nothing to draw")
    assert "elevated" in levels(alerts(in_order(talk(), calm, challenge(21 * DAY))))


def test_a_hashtag_that_she_takes_up_from_others_is_not_hers():
    first = a_post(DAY * 20, account="c99", text="Tonight #RiverReads", key="first")
    named = her_call(20 * DAY + 1, "They come at me with #RiverReads")
    raised = alerts(in_order(talk(), first, named, challenge(21 * DAY)))
    assert "elevated" in levels(raised)


def test_a_reader_of_old_who_follows_her_and_threatens_stalks_but_a_friend_jokes():
    def stalks(account):
        menace = a_post(20 * DAY + 1, "THR-4", account=account)
        return [menace, a_post(21 * DAY + 1, "STK-1", "THR-4", account=account)]

    old = [a_post(day * DAY, account="old", key=f"o{day}") for day in range(20)]
    assert "urgent" in levels(alerts(in_order(old, stalks("old"))))
    assert "urgent" not in levels(alerts(in_order(talk(), stalks("f1"))))


def quarrel(answers):
    """Give readers who insult without a word to or of her, in answer to a post."""
    said = (("j1", Relation.SELF, "thread", False),)
    return [
        a_post(21 * DAY + 1 + i / 60, *INSULT, account=f"q{i}", about=said, in_reply_to=answers)
        for i in range(12)
    ]


def test_commenters_who_quarrel_with_each_other_are_no_crowd():
    days = talk(5)
    hers = a_post(21 * DAY, account="j1", about=OWN, key="hers")
    comment = a_post(21 * DAY + 0.5, account="guest", key="comment", in_reply_to="hers")
    assert alerts(in_order(days, hers, comment, quarrel("comment"))) == []
    assert "elevated" in levels(alerts(in_order(days, hers, comment, quarrel("hers"))))
    outlet = a_post(21 * DAY, account="outlet", key="article")
    assert "elevated" in levels(alerts(in_order(days, outlet, quarrel("article"))))
