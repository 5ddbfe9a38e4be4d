"""Two storms that are no attack: applause in violent words, and harsh criticism of the work."""

from tocsin.cli.demo.case import Scene
from tocsin.cli.demo.rhythm import clock, storm
from tocsin.cli.demo.scenes.crowd import Wave
from tocsin.cli.demo.scenes.ordinary import announce
from tocsin.cli.demo.studio import Studio


def applause(studio: Studio) -> None:
    """Write the day on which her investigation wins a prize."""
    scene = Scene(
        "applause",
        "applause",
        "kz-02",
        False,
        "Hundreds praise an investigation in words that sound violent.",
    )
    kinds = {"applause": 76, "thanks": 14, "question": 6, "joke": 4}
    _storm(studio, scene, kinds, share=0.22, count=420, hours=26.0)


def criticism(studio: Studio) -> None:
    """Write the days on which readers tear a weak article apart, and leave its author alone."""
    scene = Scene(
        "criticism",
        "criticism",
        "kg-01",
        False,
        "Hundreds disagree hard with an article; nobody insults its author.",
    )
    kinds = {"crit": 76, "disagree": 12, "question": 6, "crit_quote": 4, "thanks": 2}
    _storm(studio, scene, kinds, share=0.14, count=400, hours=32.0)


def _storm(
    studio: Studio, scene: Scene, kinds: dict[str, int], share: float, count: int, hours: float
) -> None:
    studio.scene(scene)
    assert scene.journalist is not None
    subject = studio.cast.subject(scene.journalist)
    article = subject.plot(scene.kind)
    day = studio.day(share)
    roots = {
        platform: announce(studio, scene, subject, article, platform, clock(day, 10, 3 * place))
        for place, platform in enumerate(subject.platforms)
    }
    wave = Wave(scene, subject, article, kinds, subject.platforms, roots, {}, often=0.0, known=0.45)
    voices = {name: part for name, part in subject.voices.items() if name != "mix"}
    wave.roll(studio, storm(clock(day, 10, 20), hours, count, studio.rng), voices)
