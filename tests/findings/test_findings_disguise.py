"""Hidden words come to light, and what is not hidden stays as it was written."""

import pytest

from tocsin.findings.normalise import Normaliser
from tocsin.findings.vocabulary import Vocabulary

WORDS = """\
kill you bitch bitches whore fuck fucking die stupid slut look suck covid ass
убью тебя сука ублюдок сдохни журналистка дура
өлтіремін
"""
NORMALISE = Normaliser(Vocabulary([WORDS]))

HIDDEN = [
    # digits and signs for letters
    ("k1ll you", "kill you"),
    ("k!ll", "kill"),
    ("k|ll", "kill"),
    ("b1tch3s", "bitches"),
    ("wh0re!", "whore!"),
    ("d1e", "die"),
    ("5lut", "slut"),
    ("$tupid", "stupid"),
    ("stup1d.", "stupid."),
    ("a$$", "ass"),
    ("у6ью тебя", "убью тебя"),
    ("дур@", "дура"),
    ("с0с", "с0с"),
    ("k1ll3r", "killer"),
    ("#k1ll", "#kill"),
    # stars and gaps
    ("k*ll", "kill"),
    ("f**k you", "fuck you"),
    ("f***ing", "fucking"),
    ("sl#t", "slut"),
    ("с*ка", "сука"),
    ("с**а", "сука"),
    ("ублю_док", "ублюдок"),
    ("f_u_c_k", "fuck"),
    ("fu.ck", "fuck"),
    ("k-i-l-l", "kill"),
    ("_kill_ you", " kill  you"),
    ("#kill_you_all", "#kill you all"),
    # letters apart
    ("k i l l", "kill"),
    ("k i l l y o u", "kill you"),
    ("k.i.l.l you", "kill you"),
    ("k * i * l * l", "kill"),
    ("f u c k i n g idiot", "fucking idiot"),
    ("у б ь ю", "убью"),
    ("у б ь ю т е б я", "убью тебя"),
    ("k 1 l l", "kill"),
    ("ө л т і р е м і н", "өлтіремін"),
    # stretched
    ("kiiiill", "kill"),
    ("fuuuuck", "fuck"),
    ("сукааааа", "сука"),
    ("сдоооохни", "сдохни"),
    ("loooook", "look"),
    ("nooooo", "noo"),
    # other alphabets and letter forms
    ("ｋｉｌｌ", "kill"),
    ("𝓀𝒾𝓁𝓁", "kill"),
    ("ⓚⓘⓛⓛ", "kill"),
    ("ᴋɪʟʟ", "kill"),
    ("🅺🅸🅻🅻", "kill"),
    ("кill", "kill"),
    ("kіll", "kill"),
    ("κill", "kill"),
    ("cдoxни", "сдохни"),
    ("yбью", "убью"),
    ("журнaлисткa", "журналистка"),
    ("c*ка", "сука"),
    # what cannot be seen
    ("k\u200bi\u200dl\u2060l", "kill"),
    ("\ufeffkill", "kill"),
    ("ki\u00adll", "kill"),
    ("k̶i̶l̶l̶", "kill"),
    ("k\u0301i\u0301l\u0301l\u0301", "ḱíĺĺ"),
    ("су\u200bка", "сука"),
    ("КИ\u0306", "кй"),
]
STAYS = """
covid19
covid-19
mp3
mp3 4k
5th 1st 2nd 3rd 10th
b2b
f16 a55 g20 m16
win7
ps5
18yo
h2o
4x4
100k
$1000
$100k
10$
2000000тг
50тг
№5
3.5
10:30
1.000.000
+7 700 111 22 33
8-800-555-35-35
well-known
e-mail
x-ray
t-shirt
co-op
it-компания
youtube-канал
кто-то из-за
по-моему
т.е.
и т.д.
и. к. петров
i. k. petrov
а. б. в. иванов
u.s.a.
a b c
я и он
anna.kill3r@mail.example
https://site.example/k1ll
www.k1ll.example
@k1ll_er
@bitch_1
iii
www
ооо ромашка
και το
at&t
c++
what?!no
she/her
he@home
user_name
k***
*
**
*kill*
🐀🐀🐀
""".strip().splitlines()


@pytest.mark.parametrize(("hidden", "word"), HIDDEN)
def test_a_hidden_word_comes_to_light(hidden: str, word: str) -> None:
    assert NORMALISE(hidden).text == word


@pytest.mark.parametrize("text", STAYS)
def test_what_is_not_hidden_stays(text: str) -> None:
    assert NORMALISE(text).text == text


def test_stars_are_filled_with_the_word_that_is_usually_starred() -> None:
    assert Normaliser(Vocabulary(["cant", "cunt", "cent"]))("c*nt").text == "cunt"


def test_stars_are_left_where_nothing_tells_the_words_apart() -> None:
    assert Normaliser(Vocabulary(["lamp", "limp"]))("l*mp").text == "l*mp"


def test_stars_are_filled_where_one_word_fits() -> None:
    assert Normaliser(Vocabulary(["lamp"]))("l*mp").text == "lamp"


def test_nothing_is_restored_that_no_list_knows() -> None:
    assert Normaliser(Vocabulary([]))("l4mp t.a.b.l.e").text == "l4mp t.a.b.l.e"


@pytest.mark.parametrize(
    "text",
    ["k1" * 8000, "aaa1bbb1ccc1ddd1 " * 1000, "k*" * 8000, "a " * 8000, "кk" * 8000, "f.u" * 5000],
)
def test_a_hostile_text_comes_to_an_end(text: str) -> None:
    normal = NORMALISE(text)
    assert normal.original(0, len(normal.text)) == (0, len(text))


@pytest.mark.parametrize(
    ("hidden", "word"),
    [("өлтір3мін", "өлтіремін"), ("өлтіреееемін", "өлтіремін"), ("с@тқынсың", "саткынсын"),
     ("ж е з ө к ш е", "жезөкше"), ("өзен", "өзен"), ("көк-көк", "көк-көк")],
)  # fmt: skip
def test_disguised_kazakh_words_come_to_light_in_kazakh_letters_too(hidden: str, word: str) -> None:
    known = Vocabulary(["олтиремин", "саткын", "жезокше"])
    normal = Normaliser(known)(hidden)
    assert normal.text == word
    assert normal.original(0, len(normal.text)) == (0, len(hidden))
