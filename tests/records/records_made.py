"""Records for tests: made-up people, and a scan's results written by hand."""

from dataclasses import replace
from datetime import UTC, datetime

import orjson

from tocsin.domain import Consent, Gender, Journalist, State
from tocsin.records.model import (
    Actor,
    ActorKind,
    Case,
    Claim,
    Conflict,
    Coverage,
    Decision,
    Event,
    HashOf,
    IndicatorNote,
    Involvement,
    Item,
    MachineLabel,
    Outcome,
    Person,
    Purpose,
    Record,
    Responder,
    Response,
    Role,
    SetBy,
    Source,
    SourceKind,
    Standing,
    TypeCode,
)
from tocsin.records.store import Author

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
AUTHOR = Author("N. Monitor", NOW)
YES = Standing(
    set_by=SetBy.MODEL, decision=Decision.CONFIRMED, by="N. Monitor", at="2026-11-27T08:00:00Z"
)
OPEN = Standing(set_by=SetBy.MODEL, made_with="tocsin test")
EVERY = tuple(Purpose)
WORDS = "Сапарова, тебя встретят у подъезда на улице Выдуманной"


def record(scope=EVERY, standing=YES, types=("THR-1", "PRV-1"), number="c-1", **event):
    """Give a small whole record: one threat with an address, one post, one account."""
    made = Event(
        event_id="ev-1",
        case_id=number,
        date_start="2026-03-23T08:12:09Z",
        summary="One post threatened the journalist and named a street.",
        types=tuple(
            TypeCode(type_id=id, primary=not n, standing=standing) for n, id in enumerate(types)
        ),
        platform="x",
        language="ru",
        directness="explicit",
        target_relation="self",
        gender_basis="none",
        severity=5,
        actors=(Involvement(actor_id="actor-1", role=Role.PERPETRATOR, standing=standing),),
        volume_estimate=1,
        sources=("src-1",),
        standing=standing,
    )
    return Record(
        case=Case(
            case_id=number,
            target_ref="kz-01",
            opened_on="2026-03-24",
            country_of_target="KZ",
            consent=Consent.WRITTEN,
            consent_scope=scope,
            coverage=(
                Coverage(channel="x", start="2026-03-01", end="2026-04-30", completeness="Whole."),
            ),
            indicators=(
                IndicatorNote(
                    indicator_id="ESC-01",
                    state=State.PRESENT,
                    why="A threat.",
                    evidence_ids=("item-1",),
                    standing=standing,
                ),
            ),
            responses=(Response(by=Responder.POLICE, asked_at="2026-03-25", outcome=Outcome.NONE),),
        ),
        person=Person(
            pseudonym="kz-01",
            name="Айгерим Сапарова",
            aliases=("Айгерім Сапарова",),
            accounts=("asaparova_tj",),
            outlet="Тоғызжол",
            gender=Gender.WOMAN,
        ),
        events=(replace(made, **event),),
        items=(
            Item(
                item_id="item-1",
                event_id="ev-1",
                captured_at="2026-03-24T10:00:00Z",
                sha256="ab" * 32,
                hash_of=HashOf.TEXT,
                url="https://x.example/zloy_42/status/17",
                platform="x",
                native_id="17",
                author_handle="zloy_42",
                posted_at="2026-03-23T08:12:09Z",
                language="ru",
                text_original=WORDS,
                machine_labels=(MachineLabel(type_id=types[0], score=0.9),),
            ),
        ),
        actors=(
            Actor(
                actor_id="actor-1",
                kind=ActorKind.ACCOUNT,
                accounts=("x:zloy_42",),
                standing=standing,
            ),
        ),
        sources=(Source(source_id="src-1", kind=SourceKind.COLLECTION, name="Тайный источник"),),
    )


def disputed():
    """Give a record in which two sources give two dates."""
    made = record()
    event = replace(
        made.events[0],
        sources=("src-1", "src-2"),
        conflicts=(
            Conflict(
                field="date_start",
                claims=(
                    Claim(value="2026-03-23", source_id="src-1"),
                    Claim(value="2026-03-22", source_id="src-2"),
                ),
            ),
        ),
    )
    second = Source(source_id="src-2", kind=SourceKind.WITNESS)
    return replace(made, events=(event,), sources=(*made.sources, second))


PEOPLE = {
    "kz-01": Journalist(
        id="kz-01",
        name="Айгерим Сапарова",
        handles=("asaparova_tj",),
        gender=Gender.WOMAN,
        country="KZ",
        consent=Consent.WRITTEN,
    )
}


def write_scan(folder, broken=False):
    """Write results of a scan by hand: one episode of two alerts and three posts."""
    folder.mkdir(parents=True, exist_ok=True)
    alert = {
        "journalist": "kz-01",
        "level": "watch",
        "raised_at": "2026-03-23T08:12:09Z",
        "indicators": ["ESC-01"],
        "post_keys": ["x:1"],
        "episode": "kz-01/20260323T081209Z",
        "made_with": "tocsin test",
    }
    later = alert | {
        "level": "urgent",
        "raised_at": "2026-03-23T09:20:19Z",
        "indicators": ["ESC-01", "ESC-06"],
        "post_keys": ["x:1", "x:2", "telegram:3"],
    }
    posts = [
        _post("x", "1", "THR-1", 5, "2026-03-23T08:12:09Z"),
        _post("x", "2", "MIS-1", 3, "2026-03-23T08:30:00Z"),
        _post("telegram", "3", "THR-4", 4, "2026-03-23T09:20:19Z"),
        _post("x", "4", "CRD-4", 2, "2026-03-20T09:20:19Z"),
    ]
    sign = {
        "journalist": "kz-01",
        "indicator": "ESC-01",
        "state": "present",
        "at": "2026-03-23T08:12:09Z",
        "why": "A threat.",
        "why_in": {"en": "A threat.", "ru": "Угроза.", "kk": "Қоқан-лоққы."},
        "post_keys": ["x:1"],
    }
    never = sign | {"indicator": "ESC-12", "state": "unknown", "at": None, "post_keys": []}
    after = sign | {"state": "absent", "at": "2026-04-30T00:00:00Z"}
    file = {"format": "twarc2", "posts": 4, "quarantined": 2, "first": "2026-03-01T00:00:00Z",
            "last": "2026-04-30T00:00:00Z", "fault": None}  # fmt: skip
    summary = {"generated_at": "2026-05-01T10:00:00.5Z", "coverage": {"files": [file]}}
    _lines(folder / "alerts.jsonl", [alert, later], broken)
    _lines(folder / "findings.jsonl", posts, broken)
    _lines(folder / "indicators.jsonl", [sign, never, after], broken)
    (folder / "summary.json").write_bytes(b"{" if broken else orjson.dumps(summary))


def _post(platform, id, type_id, severity, at):
    return {
        "platform": platform,
        "id": id,
        "url": f"https://{platform}.example/{id}",
        "author_id": f"a{id}",
        "author_handle": f"zloy_{id}",
        "created_at": at,
        "text": f"выдуманный текст номер {id} для проверки",
        "about": [{"journalist": "kz-01", "relation": "self", "how": "mention"}],
        "types": [{"id": type_id, "probability": 0.9}],
        "severity": severity,
        "directness": "explicit",
        "lang": "ru",
        "made_with": "tocsin test",
    }


def _lines(path, rows, broken):
    lines = [orjson.dumps(row) for row in rows]
    if broken:
        lines.insert(1, b'{"journalist": 7')
        lines.insert(1, b"[[[[" * 3000)
    path.write_bytes(b"\n".join(lines) + b"\n")
