"""The whole main job runs with every way to the network shut."""

import socket
from pathlib import Path
from typing import NoReturn

import pytest
from typer.testing import CliRunner

from tocsin.cli.app import app

POST = (
    '{"id": "1", "platform": "x", "text": "Thank you for the report, @anna_k", '
    '"author_handle": "reader", "created_at": "2026-03-01T10:00:00Z"}\n'
)
WATCH = '[[journalist]]\nid = "a"\nname = "Anna K."\nhandles = ["anna_k"]\n'


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("something asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_network")
def test_a_scan_asks_nobody(tmp_path: Path) -> None:
    (tmp_path / "posts.ndjson").write_text(POST, encoding="utf-8")
    (tmp_path / "watch.toml").write_text(WATCH, encoding="utf-8")
    call = ["scan", str(tmp_path / "posts.ndjson"), "--watch", str(tmp_path / "watch.toml")]
    result = CliRunner().invoke(app, [*call, "--out", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out" / "report.html").exists()
