"""The pile-on: a piece, an influencer's finger, and eighteen hours of many against one.

Shape after published cases: misogyny and enemy labels lead, a dense core of senders writes
nearly half, onlookers and people who defend her are among them.
"""

from datetime import timedelta

from tocsin.cli.demo.case import Draft, Scene
from tocsin.cli.demo.cast import Subject
from tocsin.cli.demo.rhythm import clock, storm
from tocsin.cli.demo.scenes.crowd import Wave
from tocsin.cli.demo.scenes.ordinary import announce
from tocsin.cli.demo.studio import Studio

COUNT, HOURS = 560, 18.0
_KINDS = {
    "misogyny": 26,
    "traitor": 24,
    "silence": 13,
    "discredit": 10,
    "role": 6,
    "wish": 5,
    "defend": 9,
    "question": 4,
    "disagree": 3,
}
_VOICES = {"ru": 47, "kk": 37, "mix": 16}
_PLATFORMS = {"telegram": 46, "x": 34, "instagram": 10, "youtube": 10}
_CORE = {"telegram": 11, "x": 10, "youtube": 3, "instagram": 2}


def pile_on(studio: Studio) -> None:
    """Write the publication, what the roster says of it, and the wave that follows."""
    subject = studio.cast.subject("kz-01")
    scene = studio.scene(
        Scene(
            "pile-on",
            "pile_on",
            subject.id,
            True,
            "After a piece on school land hundreds insult, label and silence her overnight.",
        )
    )
    day = studio.day(0.35)
    article = subject.plot("pile_on")
    roots = {
        platform: announce(studio, scene, subject, article, platform, clock(day, 11, 3 * place))
        for place, platform in enumerate(subject.platforms)
    }
    _pointing(studio, scene, subject, roots, day)
    core = {
        platform: [studio.casting.stranger(platform) for _ in range(size)]
        for platform, size in _CORE.items()
    }
    wave = Wave(scene, subject, article, _KINDS, _PLATFORMS, roots, core, often=0.45, known=0.08)
    wave.roll(studio, storm(clock(day, 12, 40), HOURS, COUNT, studio.rng), _VOICES)


def _pointing(
    studio: Studio, scene: Scene, subject: Subject, roots: dict[str, Draft], day: int
) -> None:
    article = subject.plot("pile_on")
    turns = (
        ("lead", "qattysoz_live", clock(day, 12, 20)),
        ("official", "jetiaral_press", clock(day, 15, 10)),
        ("party", "berik_tirek", clock(day, 13, 5)),
    )
    for kind, handle, at in turns:
        parent = roots["x"] if kind == "official" else None
        studio.write(
            scene,
            kind,
            subject,
            article,
            studio.listed(handle, "x"),
            at + timedelta(seconds=studio.rng.randrange(240)),
            parent=parent,
            voice="ru",
        )
