"""From a template to what somebody would type: names and topics filled in, faults and habits."""

import re
from collections.abc import Sequence

from bench.otherhands.attacks.people import Style
from bench.otherhands.attacks.world import World
from bench.otherhands.texts import filled, spun

EMOJI = ("🙏", "👍", "😂", "❤️", "👏", "🤔", "😅", "🔥", "😢", "🙂", "💪")
SLURS = (
    "bitch", "slut", "whore", "fuck", "slag", "сука", "мразь", "тварь", "шлюха",
    "проститутк", "қаншық", "жезөкше", "сайқал", "жәлеп", "салдақы",
)  # fmt: skip
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
LATIN = "a b v g d e e zh z i i k l m n o p r s t u f h ts ch sh sh - y - e yu ya a g k n o u u h i"
TRANSLIT = dict(zip(LETTERS, LATIN.replace("-", "").split(" "), strict=True))
PLAIN = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
CASES = ("gen", "dat", "acc", "ins")


def fill(world: World, template: str) -> str:
    """Fill a template's slots: name, first name, topic, place, outlet, handle."""
    r, who = world.chance, world.plan.journalist
    if slots := world.plan.slots:
        return filled(r, spun(r, template), slots)
    forms = {"n": who.name, **{key: who.forms[key] for key in CASES if key in who.forms}}
    roll = r.random()
    if roll < 0.28:  # surname alone
        forms = {key: form.split()[-1] for key, form in forms.items()}
    elif roll < 0.34:
        forms["n"] = "@" + who.handle
    return template.format(
        **{**dict.fromkeys(CASES, who.name), **forms},
        f=who.first,
        fd=who.forms.get("fd", who.first),
        fa=who.forms.get("fa", who.first),
        t=r.choice(world.words["topics"]),
        p=r.choice(world.words["places"]),
        o=who.outlet,
        oh="@" + who.outlet_handle,
        h="@" + who.handle,
    )


def mess(
    world: World, text: str, style: Style | None, *, bad: bool = False, typo: bool = True
) -> str:
    """Write a text as somebody of that style would; hostile writers hide a letter of a slur."""
    r, lang = world.chance, world.plan.lang
    if bad and r.random() < 0.14:
        text = _hidden(world, text)
    if style is None:
        return text
    if style.plain and lang == "kk":
        text = text.translate(PLAIN)
    text = " ".join(_typed(world, word, style.typo, typo) for word in text.split(" "))
    text = _cased(world, text, style)
    return _ended(world, text, style, bad=bad)


def _hidden(world: World, text: str) -> str:
    r = world.chance
    for slur in SLURS:
        at = text.lower().find(slur)
        if at >= 0:
            spot = at + r.randint(1, len(slur) - 2)
            return text[:spot] + r.choice("**01") + text[spot + 1 :]
    return text


def _typed(world: World, word: str, share: float, typo: bool) -> str:
    r = world.chance
    if not (typo and len(word) > 4 and word.isalpha() and r.random() < share):
        return word
    at = r.randint(1, len(word) - 2)
    return r.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at] + word[at:],
        ]
    )


def _cased(world: World, text: str, style: Style) -> str:
    """Give a text the writer's letters: small, without stops, loud, Latin; links stay whole."""
    if world.plan.slots and "://" in text:
        return text
    if style.lower:
        text = text.lower()
    if style.bare:
        text = re.sub(r"(?<!\d)[.,;](?!\d)", "", text)
    if style.loud and world.chance.random() < 0.5:
        text = " ".join(one if one.startswith("@") else one.upper() for one in text.split(" "))
    if style.latin and world.plan.lang != "en":
        text = "".join(_latin(letter) for letter in text)
    return text


def _latin(letter: str) -> str:
    small = letter.lower()
    latin = TRANSLIT.get(small, letter)
    return latin.capitalize() if letter != small and small in TRANSLIT else latin


def _ended(world: World, text: str, style: Style, *, bad: bool) -> str:
    r = world.chance
    if style.smile and world.plan.lang != "en" and r.random() < 0.35:
        text = text.rstrip(".") + ")" * r.randint(1, 4)
    if bad and r.random() < 0.2:
        text = text.rstrip(".") + "!" * r.randint(1, 4)
    if r.random() < style.emoji:
        emoji = world.bad_emoji if bad else EMOJI
        text += " " + r.choice(emoji) * r.choice([1, 1, 1, 2, 3])
    return text


def pick(world: World, pool: Sequence[str]) -> str:
    """Draw from the half that has not been used for longest."""
    rested = sorted(pool, key=lambda one: world.used.get(one, 0))[: max(1, len(pool) // 2)]
    choice = world.chance.choice(rested)
    world.picked += 1
    world.used[choice] = world.picked
    return choice


def everyday(world: World) -> str:
    """Write an ordinary sentence or two."""
    r = world.chance
    text = fill(world, pick(world, world.ordinary))
    roll = r.random()
    if roll < 0.12:
        return (
            text + (" " if text[-1] in ".?!" else ". ") + fill(world, pick(world, world.ordinary))
        )
    if roll < 0.42 and world.words["tails"]:
        return (
            text + ("" if text[-1] in ".?!…" else ".") + " " + str(r.choice(world.words["tails"]))
        )
    return text
