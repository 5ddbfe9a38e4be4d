"""Ordinary life: her posts, what readers answer, what they talk about, now and then an insult."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tocsin.cli.demo.case import Draft, Scene
from tocsin.cli.demo.cast import Article, Subject
from tocsin.cli.demo.rhythm import clock, moment, weight
from tocsin.cli.demo.studio import Studio

PER_DAY = 31
QUIET_FROM, QUIET_TO = 0.70, 0.82
_KINDS = {
    "thanks": 15,
    "question": 17,
    "disagree": 13,
    "joke": 12,
    "smalltalk": 19,
    "news": 13,
    "idiom": 8,
    "insult": 2,
}
_REMEMBERED = 8


@dataclass(slots=True)
class _Threads:
    """What was written last on each platform, with the piece the thread is about."""

    roots: dict[str, tuple[Draft, Article]] = field(default_factory=dict)
    lately: dict[str, list[Draft]] = field(default_factory=lambda: defaultdict(list))

    def open(self, platform: str, root: Draft, article: Article) -> None:
        self.roots[platform] = (root, article)
        self.lately[platform] = []

    def add(self, platform: str, draft: Draft) -> None:
        self.lately[platform] = [*self.lately[platform], draft][-_REMEMBERED:]


def ordinary(studio: Studio) -> None:
    """Write the everyday life of all journalists, day by day."""
    scene = studio.scene(
        Scene(
            "ordinary",
            "ordinary",
            None,
            False,
            "Sixty days of readers talking, with isolated insults among them.",
        )
    )
    for subject in studio.cast.subjects:
        threads = _Threads()
        for day in range(studio.days):
            _publish(studio, scene, subject, day, threads)
            for at in _times(studio, subject, day):
                _comment(studio, scene, subject, at, threads)


def _times(studio: Studio, subject: Subject, day: int) -> list[datetime]:
    rate = PER_DAY * weight(day) * (0.8 + 0.4 * studio.rng.random())
    quiet = studio.day(QUIET_FROM) <= day < studio.day(QUIET_TO)
    if quiet and subject.plots("threat"):
        rate *= 0.45
    return sorted(moment(day, studio.rng) for _ in range(round(rate)))


def _publish(studio: Studio, scene: Scene, subject: Subject, day: int, threads: _Threads) -> None:
    """Write her posts of the day: a new piece on all platforms now and then, else notes on it."""
    rng = studio.rng
    platforms = list(subject.platforms)
    pieces = [one for one in subject.articles if one.plot is None]
    due = {index * studio.days // len(pieces): one for index, one in enumerate(pieces)}
    if day in due:
        hour = 8 if day else 0
        for place, platform in enumerate(platforms):
            at = clock(day, hour, 5 + 3 * place)
            announce(studio, scene, subject, due[day], platform, at, threads)
    current = due[max(start for start in due if start <= day)]
    for platform in rng.sample(platforms, rng.choice((0, 1, 1, 2))):
        account = studio.herself(subject, platform)
        at = clock(day, rng.randrange(9, 21), rng.randrange(60))
        draft = studio.write(scene, "own", subject, current, account, at)
        threads.open(platform, draft, current)


def announce(
    studio: Studio,
    scene: Scene,
    subject: Subject,
    article: Article,
    platform: str,
    at: datetime,
    threads: _Threads | None = None,
) -> Draft:
    """Write the post that announces a piece: hers, or on Telegram the outlet's with a byline."""
    on_channel = platform == "telegram"
    account = studio.channel(subject) if on_channel else studio.herself(subject, platform)
    voice = studio.voice(subject, "announce")
    draft = studio.write(scene, "announce", subject, article, account, at, voice=voice)
    if on_channel:
        draft = studio.sign(draft, subject)
    if threads:
        threads.open(platform, draft, article)
    return draft


def _comment(
    studio: Studio, scene: Scene, subject: Subject, at: datetime, threads: _Threads
) -> None:
    rng = studio.rng
    platform = rng.choices(list(subject.platforms), list(subject.platforms.values()))[0]
    root, article = threads.roots[platform]
    parent = root
    if threads.lately[platform] and rng.random() < 0.22:
        parent = rng.choice(threads.lately[platform])
    at = max(at, parent.at + timedelta(seconds=20 + rng.randrange(900)))
    kind = rng.choices(list(_KINDS), list(_KINDS.values()))[0]
    account = studio.reader(subject, platform)
    draft = studio.write(scene, kind, subject, article, account, at, parent=parent)
    threads.add(platform, draft)
