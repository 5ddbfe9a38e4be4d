"""The smear: young accounts copy a handful of sentences within hours, on two days."""

from datetime import datetime

from tocsin.cli.demo.case import Account, Scene
from tocsin.cli.demo.cast import Article, Subject
from tocsin.cli.demo.rhythm import burst, clock
from tocsin.cli.demo.scenes.ordinary import announce
from tocsin.cli.demo.studio import Studio
from tocsin.cli.demo.texture import typed

_YOUNG = {"x": 24, "telegram": 12}
_LINK = "https://gorod-pravda.example/dossier"
_ONLOOKERS = ("defend", "question", "defend", "disagree")


def smear(studio: Studio) -> None:
    """Write both days of the campaign and the few who wonder at it."""
    subject = studio.cast.subject("kg-01")
    scene = studio.scene(
        Scene(
            "smear",
            "coordinated_smear",
            subject.id,
            True,
            "Young accounts repeat the same false sentences with one link on two days.",
        )
    )
    article = subject.plot("smear")
    for place, platform in enumerate(subject.platforms):
        announce(studio, scene, subject, article, platform, clock(studio.day(0.53), 9, 4 * place))
    first, second = clock(studio.day(0.55), 10), clock(studio.day(0.60), 19, 30)
    young = {
        platform: [studio.casting.fresh(platform, first) for _ in range(size)]
        for platform, size in _YOUNG.items()
    }
    for start, hours, count in ((first, 2.6, 130), (second, 2.1, 110)):
        for at in burst(start, hours, count, studio.rng):
            _copy(studio, scene, subject, article, young, at)
        for place, at in enumerate(burst(start, hours + 3, 8, studio.rng)):
            kind = _ONLOOKERS[place % len(_ONLOOKERS)]
            studio.write(scene, kind, subject, article, studio.reader(subject, "x"), at)


def _copy(
    studio: Studio,
    scene: Scene,
    subject: Subject,
    article: Article,
    young: dict[str, list[Account]],
    at: datetime,
) -> None:
    rng = studio.rng
    platform = "x" if rng.random() < 0.66 else "telegram"
    voice = "en" if rng.random() < (0.6 if platform == "x" else 0.25) else "ru"
    kind = "slander" if rng.random() < 0.34 else "smear"
    values = subject.values(voice, article) | {"link": _LINK}

    def say(voice: str) -> str:
        text = studio.voices["smear"].say(f"{kind}_{voice}", values, rng)
        return typed(text, voice, rng, heated=False) if rng.random() < 0.15 else text

    account = rng.choice(young[platform])
    studio.write(scene, kind, subject, article, account, at, voice=voice, say=say)
