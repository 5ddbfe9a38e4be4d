"""The lone threat: one message with an address in a quiet week, and one more the day after."""

from tocsin.cli.demo.case import Scene
from tocsin.cli.demo.rhythm import clock
from tocsin.cli.demo.scenes.ordinary import announce
from tocsin.cli.demo.studio import Studio


def threat(studio: Studio) -> None:
    """Write the threat under a harmless piece, and what follows it."""
    subject = studio.cast.subject("kz-02")
    scene = studio.scene(
        Scene(
            "threat",
            "lone_threat",
            subject.id,
            True,
            "One stranger threatens to kill her, gives an address and speaks of her daughter.",
        )
    )
    article = subject.plot("threat")
    day = studio.day(0.75)
    root = announce(studio, scene, subject, article, "x", clock(day, 9, 30))
    account = studio.casting.fresh("x", clock(day, 12))
    at = clock(day, 22, 47)
    first = studio.write(scene, "threat", subject, article, account, at, parent=root, voice="ru")
    at = clock(day + 1, 16, 12)
    studio.write(scene, "threat_again", subject, article, account, at, parent=first, voice="ru")
