"""Drafts of cases from the results of a scan: one for each episode of an alert, all proposed.

Nothing in a draft is confirmed. Texts of the alert's posts come along as items, so that a person
can read them. The hash of an item is that of its text: the raw record is not in the results.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import groupby
from typing import Any

from tocsin.domain import Gender, Journalist, State
from tocsin.guidelines import Guidelines
from tocsin.guidelines.words import LANGUAGES
from tocsin.records.model import (
    Actor,
    ActorKind,
    CaptureMethod,
    Case,
    Coverage,
    Event,
    Governance,
    HashOf,
    IndicatorNote,
    Involvement,
    Item,
    MachineLabel,
    Person,
    Record,
    Role,
    SetBy,
    Source,
    SourceKind,
    Standing,
    TypeCode,
)
from tocsin.records.model.kinds import LINE, PAGE, SUMMARY
from tocsin.records.moments import written
from tocsin.records.scanned import Scan, ScannedAlert, ScannedIndicator, ScannedPost
from tocsin.records.schema import vocabularies
from tocsin.records.standards import with_candidates
from tocsin.records.words import phrase

# Two years: what peers keep of abusive posts (data protection; a deployment may set its own).
KEEP = timedelta(days=730)
MANY = frozenset({"ESC-06"})
GENDER_IS_GROUND = 0.5
SOURCE = "src-1"
NETWORK = "NET"
_NO_ID = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Drafting:
    """What drafts are made with: the method, the people watched, the language, the time."""

    method: Guidelines
    people: Mapping[str, Journalist]
    lang: str
    now: datetime


def drafts(scan: Scan, with_: Drafting) -> Iterator[Record]:
    """Give one draft for each episode, in order of time."""
    alerts = sorted(scan.alerts, key=lambda one: (one.episode, one.raised_at))
    for _, episode in groupby(alerts, key=lambda one: one.episode):
        yield _Draft(list(episode), scan, with_).record()


class _Draft:
    """One episode in the making."""

    def __init__(self, alerts: list[ScannedAlert], scan: Scan, with_: Drafting) -> None:
        self.alerts, self.scan, self.with_ = alerts, scan, with_
        self.last = alerts[-1]
        self.id = _NO_ID.sub("-", self.last.episode).strip("-")[:100]
        keys = dict.fromkeys(key for alert in alerts for key in alert.post_keys)
        posts = [_readable(scan.posts[key], with_.method) for key in keys if key in scan.posts]
        self.posts = sorted(posts, key=lambda post: (post.created_at or "", post.key))
        self.item_ids = {post.key: f"item-{n}" for n, post in enumerate(self.posts, 1)}
        authors = dict.fromkeys((p.platform, p.author) for p in self.posts if p.author)
        self.actor_ids = {author: f"actor-{n}" for n, author in enumerate(authors, 1)}
        self.groups = self._groups()

    def record(self) -> Record:
        person = self.with_.people.get(self.last.journalist)
        record = Record(
            case=self._case(person),
            person=_person(self.last.journalist, person),
            events=tuple(self._events()),
            items=tuple(self._items()),
            actors=tuple(self._actors()),
            sources=(
                Source(
                    source_id=SOURCE,
                    kind=SourceKind.COLLECTION,
                    name=self._say("draft.source"),
                ),
            ),
            governance=Governance(
                retention_until=(self.with_.now + KEEP).date().isoformat(),
            ),
        )
        return with_candidates(record, self.with_.method)

    def _case(self, person: Journalist | None) -> Case:
        case = Case(
            case_id=self.id,
            target_ref=_NO_ID.sub("-", self.last.journalist),
            opened_on=self.with_.now.date().isoformat(),
            summary=self._say("draft.case"),
            country_of_target=person.country if person else None,
            coverage=tuple(_coverage(self.scan.summary, self.with_.lang)),
            indicators=tuple(self._indicators()),
        )
        return replace(case, consent=person.consent) if person else case

    def _groups(self) -> dict[str, list[ScannedPost]]:
        """Put the posts together by the family of their gravest type."""
        out: dict[str, list[ScannedPost]] = {}
        for post in self.posts:
            if post.types:
                out.setdefault(_family(self._gravest(post)), []).append(post)
        order = [family.id for family in self.with_.method.families]
        return dict(sorted(out.items(), key=lambda one: order.index(one[0])))

    def _gravest(self, post: ScannedPost) -> str:
        best = max(post.types, key=lambda one: (self._grade(one.id), one.probability))
        return best.id

    def _grade(self, type_id: str) -> int:
        return self.with_.method.subtype(type_id).severity

    def _events(self) -> Iterator[Event]:
        number = 0
        for number, posts in enumerate(self.groups.values(), 1):
            yield self._event(f"ev-{number}", posts)
        if MANY & set(self.last.indicators) and self.posts:
            yield self._network(f"ev-{number + 1}")

    def _event(self, id: str, posts: list[ScannedPost]) -> Event:
        types = self._types(posts)
        gravest = max(posts, key=lambda post: post.severity)
        first, last = _days(posts)
        key = "draft.one" if len(posts) == 1 else "draft.day" if first == last else "draft.event"
        named = ", ".join(self._label(one.type_id) for one in types[:4])
        summary = self._say(key, n=len(posts), types=named, first=first, last=last)
        relation = gravest.about[0].relation if gravest.about else None
        return Event(
            event_id=id,
            case_id=self.id,
            **self._when(posts),
            summary=summary[:SUMMARY],
            types=types,
            platform=", ".join(sorted({post.platform for post in posts}))[:LINE],
            language=_common(post.lang for post in posts),
            directness=self._known("directness", gravest.directness),
            target_relation=self._known("target_relation", relation),
            modality="text",
            gender_basis=_gender(posts, types),
            identity_grounds=tuple(
                ground
                for ground in sorted({one for post in posts for one in post.grounds})
                if self._known("identity_grounds", ground)
            ),
            severity=gravest.severity or None,
            actors=tuple(self._involved(posts)),
            coordination="single" if len(posts) == 1 else "unknown",
            volume_estimate=len(posts),
            volume_method=self._say("draft.method"),
            sources=(SOURCE,),
            standing=self._proposed(SetBy.MODEL),
        )

    def _network(self, id: str) -> Event:
        first, last = _days(self.posts)
        key = "draft.many_day" if first == last else "draft.many"
        return Event(
            event_id=id,
            case_id=self.id,
            **self._when(self.posts),
            summary=self._say(key, first=first, last=last),
            types=(TypeCode(type_id="NET-1", primary=True, standing=self._proposed(SetBy.RULE)),),
            platform=", ".join(sorted({post.platform for post in self.posts}))[:LINE],
            language=_common(post.lang for post in self.posts),
            target_relation="self",
            modality="text",
            actors=tuple(self._involved(self.posts)),
            coordination="pile_on",
            volume_estimate=len(self.posts),
            volume_method=self._say("draft.method"),
            sources=(SOURCE,),
            standing=self._proposed(SetBy.RULE),
        )

    def _types(self, posts: list[ScannedPost]) -> tuple[TypeCode, ...]:
        counts = Counter(one.id for post in posts for one in post.types)
        graded = sorted(counts, key=lambda id: (-self._grade(id), -counts[id], id))
        return tuple(
            TypeCode(type_id=id, primary=not n, standing=self._proposed(SetBy.MODEL))
            for n, id in enumerate(graded)
        )

    def _items(self) -> Iterator[Item]:
        of = {
            post.key: f"ev-{number}"
            for number, posts in enumerate(self.groups.values(), 1)
            for post in posts
        }
        captured = _instant(self.scan.summary.get("generated_at"))
        for post in self.posts:
            yield Item(
                item_id=self.item_ids[post.key],
                event_id=of.get(post.key),
                captured_at=captured or written(self.with_.now),
                captured_by=self._say("draft.captured"),
                capture_method=CaptureMethod.EXPORT,
                sha256=sha256((post.text or "").encode()).hexdigest(),
                hash_of=HashOf.TEXT,
                url=post.url,
                platform=post.platform,
                native_id=post.id[:LINE],
                author_handle=(post.author_handle or "")[:LINE],
                author_id=(post.author_id or "")[:LINE],
                posted_at=post.created_at,
                language=post.lang,
                text_original=(post.text or "")[:PAGE],
                machine_labels=tuple(
                    MachineLabel(type_id=one.id, score=one.probability, made_with=post.made_with)
                    for one in post.types
                ),
            )

    def _actors(self) -> Iterator[Actor]:
        handles = {(p.platform, p.author): p.author_handle or p.author for p in self.posts}
        for author, id in self.actor_ids.items():
            account = f"{author[0]}:{handles[author]}"
            yield Actor(
                actor_id=id,
                kind=ActorKind.ACCOUNT,
                accounts=(account[:LINE],),
                standing=self._proposed(SetBy.RULE),
            )

    def _involved(self, posts: Sequence[ScannedPost]) -> Iterator[Involvement]:
        for author in dict.fromkeys((post.platform, post.author) for post in posts if post.author):
            yield Involvement(
                actor_id=self.actor_ids[author],
                role=Role.PERPETRATOR,
                standing=self._proposed(SetBy.RULE),
            )

    def _indicators(self) -> Iterator[IndicatorNote]:
        states: dict[str, ScannedIndicator] = {}
        for one in self.scan.indicators:
            if one.journalist != self.last.journalist:
                continue
            # Those never measured have no time; of the others, the last not after the alert.
            if one.at is None:
                states.setdefault(one.indicator, one)
            elif one.at <= self.last.raised_at:
                states[one.indicator] = one
        known = {one.id for one in self.with_.method.indicators}
        for id in sorted(set(states) & known):
            yield self._indicator(states[id])

    def _indicator(self, one: ScannedIndicator) -> IndicatorNote:
        states = set(State)
        return IndicatorNote(
            indicator_id=one.indicator,
            state=State(one.state) if one.state in states else State.UNKNOWN,
            confidence=one.confidence,
            why=(one.why_in.get(self.with_.lang) or one.why)[:PAGE],
            why_in={lang: words[:PAGE] for lang, words in one.why_in.items() if lang in LANGUAGES},
            evidence_ids=tuple(self.item_ids[key] for key in one.post_keys if key in self.item_ids),
            first=one.at,
            standing=self._proposed(SetBy.RULE),
        )

    def _when(self, posts: Sequence[ScannedPost]) -> dict[str, Any]:
        times = [post.created_at for post in posts if post.created_at]
        first = times[0] if times else self.alerts[0].raised_at
        return {"date_start": first, "date_end": times[-1] if len(times) > 1 else None}

    def _known(self, vocabulary: str, value: str | None) -> str | None:
        return value if value in vocabularies(self.with_.method)[vocabulary] else None

    def _proposed(self, by: SetBy) -> Standing:
        return Standing(set_by=by, made_with=self.last.made_with[:LINE])

    def _label(self, type_id: str) -> str:
        return self.with_.method.subtype(type_id).label.say(self.with_.lang)

    def _say(self, key: str, **values: object) -> str:
        return phrase(key, **values).say(self.with_.lang)


def _readable(post: ScannedPost, method: Guidelines) -> ScannedPost:
    """Give a post without what no record can hold; the rest of it is kept."""
    known = {one.id for one in method.subtypes}
    return replace(
        post,
        types=tuple(one for one in post.types if one.id in known),
        severity=min(max(post.severity, 0), 5),
        url=post.url if re.match("https?:", post.url or "") else None,
        created_at=post.created_at if _instant(post.created_at) else None,
    )


def _instant(value: object) -> str | None:
    """Give a time of the results as the record writes it, or `None` where it is none."""
    try:
        return written(datetime.fromisoformat(value)) if isinstance(value, str) else None
    except ValueError:
        return None


def _person(id: str, known: Journalist | None) -> Person:
    person = Person(pseudonym=_NO_ID.sub("-", id))
    if known is None:
        return person
    return replace(
        person,
        name=known.name[:LINE],
        aliases=tuple(alias[:LINE] for alias in known.aliases),
        accounts=tuple(handle[:LINE] for handle in known.handles),
        outlet=(known.outlet or "")[:LINE],
        gender=Gender(known.gender),
        languages=known.languages,
    )


def _coverage(summary: Mapping[str, Any], lang: str) -> Iterator[Coverage]:
    """Say what was read; without names of files, which may hold somebody's name."""
    covered = summary.get("coverage")
    files = covered.get("files") if isinstance(covered, dict) else None
    for one in files if isinstance(files, list) else []:
        if not isinstance(one, dict):
            continue
        lost, fault = one.get("quarantined") or 0, one.get("fault")
        key = "draft.broken" if fault else "draft.holes" if lost else "draft.whole"
        posts = one.get("posts")
        yield Coverage(
            channel=str(one.get("format") or "unknown")[:LINE],
            start=one.get("first") if isinstance(one.get("first"), str) else None,
            end=one.get("last") if isinstance(one.get("last"), str) else None,
            method=phrase("draft.export").say(lang),
            completeness=phrase(key, n=lost).say(lang),
            posts=posts if isinstance(posts, int) else None,
        )


def _family(type_id: str) -> str:
    return type_id.partition("-")[0]


def _common(languages: Iterator[str]) -> str:
    counts = Counter(one for one in languages if one)
    if not counts:
        return ""
    return "mixed" if len(counts) > 1 else next(iter(counts))


def _gender(posts: Sequence[ScannedPost], types: Sequence[TypeCode]) -> str:
    if any(_family(one.type_id) in ("MIS", "SEX") for one in types):
        return "explicit"
    return "inferred" if any(p.gendered >= GENDER_IS_GROUND for p in posts) else "unknown"


def _days(posts: Sequence[ScannedPost]) -> tuple[str, str]:
    days = [post.created_at[:10] for post in posts if post.created_at]
    return (days[0], days[-1]) if days else ("?", "?")
