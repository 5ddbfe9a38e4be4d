"""The desk at which the scenes are written: draws voices, types texts, keeps the drafts."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random

from tocsin.cli.demo.case import Account, Draft, Scene
from tocsin.cli.demo.cast import Article, Cast, Casting, Subject
from tocsin.cli.demo.grammar import Voice
from tocsin.cli.demo.rhythm import START
from tocsin.cli.demo.texture import bare, typed

HEATED = frozenset(
    ("insult", "misogyny", "role", "traitor", "silence", "wish", "discredit", "applause")
)
EDITED = frozenset(("announce", "own", "lead", "party", "official", "threat", "threat_again"))
_TRIES = 12


@dataclass(slots=True)
class Studio:
    """Everything a scene needs to write: the cast, the voices, one source of chance, the drafts."""

    rng: Random
    cast: Cast
    voices: dict[str, Voice]
    days: int
    drafts: list[Draft] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    readers: dict[tuple[str, str], list[Account]] = field(default_factory=dict)
    accounts: dict[tuple[str, str], Account] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    @property
    def casting(self) -> Casting:
        """The maker of accounts."""
        return Casting(self.cast, self.rng)

    def day(self, share: float) -> int:
        """Give the day that lies at that share of the case."""
        return int(self.days * share)

    def scene(self, scene: Scene) -> Scene:
        """Enter a scene into the story."""
        self.scenes.append(scene)
        return scene

    def reader(self, subject: Subject, platform: str) -> Account:
        """Draw one of her regular readers there; a few write much, most of them little."""
        key = (subject.id, platform)
        if key not in self.readers:
            self.readers[key] = self.casting.readers(platform)
        crowd = self.readers[key]
        return crowd[int(len(crowd) * self.rng.random() * self.rng.random())]

    def herself(self, subject: Subject, platform: str) -> Account:
        """Give her own account there."""
        return self._known(platform, subject.handle, subject.name, 1900, 6400)

    def channel(self, subject: Subject) -> Account:
        """Give the Telegram channel of her outlet, whose posts open the threads of the chat."""
        known = self._known("telegram", subject.site.split("//")[1], subject.outlet, 2200, 0)
        if known.id.startswith("user"):
            changed = replace(known, id=f"channel{known.id[4:]}")
            self.accounts["telegram", known.handle] = changed
            return changed
        return known

    def listed(self, handle: str, platform: str) -> Account:
        """Give the account of someone on the roster."""
        name = next(row["name"] for row in self.cast.roster if row["handle"] == handle)
        return self._known(platform, handle, name, 2400, 58_000)

    def write(
        self,
        scene: Scene,
        kind: str,
        subject: Subject,
        article: Article,
        account: Account,
        at: datetime,
        *,
        parent: Draft | None = None,
        voice: str | None = None,
        say: Callable[[str], str] | None = None,
    ) -> Draft:
        """Write one post; without `say` its text is grown from the pools of a voice of hers.

        Texts are drawn again while they repeat an earlier one, so that ordinary life does not
        look copied. A comment that answers nothing names her, or nobody could tell it is hers.
        """
        voice = voice or self.voice(subject, kind)
        text = say(voice) if say else self._grown(kind, voice, subject, article)
        about_her = kind in EDITED or parent is not None or _names(text, subject)
        text = text if about_her else f"@{subject.handle} {text}"
        draft = Draft(
            len(self.drafts),
            scene.id,
            kind,
            subject.id,
            voice,
            account,
            max(at, START),
            text,
            None if parent is None else parent.ref,
        )
        self.drafts.append(draft)
        return draft

    def sign(self, draft: Draft, subject: Subject) -> Draft:
        """Put her byline under a post of the outlet's channel."""
        signed = replace(draft, text=f"{draft.text}\n\n{subject.name}")
        self.drafts[draft.ref] = signed
        return signed

    def voice(self, subject: Subject, kind: str) -> str:
        """Draw one of the voices around her that has comments of that kind."""
        able = {
            name: share for name, share in subject.voices.items() if kind in self.voices[name].pools
        }
        if not able:
            return "ru"
        return self.rng.choices(list(able), list(able.values()))[0]

    def _grown(self, kind: str, voice: str, subject: Subject, article: Article) -> str:
        values = subject.values(voice, article)
        text = ""
        for _ in range(_TRIES):
            text = self.voices[voice].say(kind, values, self.rng)
            text = bare(text) if kind in EDITED else typed(text, voice, self.rng, kind in HEATED)
            plain = text.casefold()
            if plain not in self._seen:
                self._seen.add(plain)
                break
        return text

    def _known(self, platform: str, handle: str, name: str, age: int, followers: int) -> Account:
        key = (platform, handle)
        if key not in self.accounts:
            self.accounts[key] = self.casting.account(
                platform, handle, name, age, followers, verified=True
            )
        return self.accounts[key]


def _names(text: str, subject: Subject) -> bool:
    low = text.casefold()
    stems = {names["s"].casefold()[:-1] for names in subject.names.values()}
    return f"@{subject.handle}" in low or any(stem in low for stem in stems)
