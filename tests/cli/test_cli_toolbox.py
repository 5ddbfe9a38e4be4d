"""`tocsin toolbox` as a user sees it, from search to exchange."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tocsin.cli.toolbox import toolbox
from tocsin.cli.toolbox.web import ask, only_public

WIDE = {"COLUMNS": "300", "NO_COLOR": "1", "TERM": "dumb"}
ENTRY = """state = "KZ"

[[entry]]
id = "kz-invented-line"
type = "HOT"
themes = ["T5"]
commitments = ["MC318-4"]
pillars = ["PROT"]
level = "national"
status = "in_force"
title.en = "Invented help line"
description = "A line made up for this test."
confirmation = "memory"
last_checked = 2026-11-01
"""


def ask_for(*words: object, code: int = 0) -> str:
    result = CliRunner(env=WIDE).invoke(toolbox, [str(word) for word in words])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own"
    (path / "entries").mkdir(parents=True)
    (path / "entries" / "KZ.toml").write_text(ENTRY, "utf-8")
    return path


def test_the_shipped_catalogue_has_no_faults():
    assert "72 entries" in ask_for("check")


def test_a_wrong_entry_is_told_with_file_line_and_mend(own):
    path = own / "entries" / "KZ.toml"
    path.write_text(ENTRY.replace('"HOT"', '"HOTT"'), "utf-8")
    told = ask_for("check", own, code=1)
    assert "KZ.toml:5: kz-invented-line: type names 'HOTT'" in told
    assert "did you mean 'HOT'" in told


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path):
    ask_for("check", tmp_path / "nowhere", code=2)


def test_search_shows_and_gives_json():
    assert "kz-article-158" in ask_for("search", "воспрепятствование")
    found = json.loads(ask_for("search", "--state", "Kazakhstan", "--commitment", "7", "--json"))
    assert {row["id"] for row in found["entries"]} == {"kz-article-158", "kz-obstruction-penalties"}


def test_a_wrong_facet_or_id_is_told_with_what_there_is():
    assert "T1, T2" in ask_for("search", "--theme", "T9", code=2)
    assert "kz-article-158" in ask_for("show", "kz-artcle-158", code=2)
    assert "no participating State" in ask_for("matrix", "Atlantis", code=2)
    assert "such as T5/MC318-4" in ask_for("matrix", "KZ", "--cell", "X", code=2)


def test_an_entry_is_shown_in_the_language_asked_for():
    shown = ask_for("show", "kz-article-158", "--lang", "kk")
    assert "Қылмыстық кодекс, 158-бап" in shown
    assert "Нәтиже туралы деректер" in shown


def test_the_matrix_and_what_others_did(own):
    assert "не искали" in ask_for("matrix", "KZ", "--lang", "ru")
    assert "hr-slapp" not in ask_for("matrix", "IT", "--cell", "T6/12")
    assert "Expert group against SLAPPs" in ask_for("matrix", "IT", "--cell", "T6/12")
    cells = json.loads(ask_for("matrix", "KZ", "--json", "--folder", own))["cells"]
    found = [c for c in cells if (c["theme"], c["commitment"]) == ("T5", "MC318-4")]
    assert found[0]["standing"] is True


def test_states_are_compared_in_the_order_of_the_alphabet():
    shown = ask_for("compare", "GB", "IT", "KZ", "KG")
    assert "Side by side: Italy, Kazakhstan, Kyrgyzstan, United Kingdom" in shown
    assert "no ranking" in shown
    ask_for("compare", "IT", "KZ", "KG", "GB", "SE", "NL", "FR", code=2)


def test_a_plan_goes_the_whole_way(tmp_path):
    plan, form = tmp_path / "plan.json", tmp_path / "form.csv"
    ask_for("plan", "new", "KZ", "-o", plan, "--from", 2027, "--to", 2029)
    ask_for("plan", "new", "KZ", "-o", plan, code=2)
    assert "name one owner" in ask_for("plan", "check", plan, code=1)
    ask_for("plan", "export", plan, "-o", tmp_path / "plan.csv")
    assert "0 changes" in ask_for("plan", "import", plan, tmp_path / "plan.csv")
    ask_for("plan", "export", plan, "-o", form, "--review-form")
    text = form.read_text("utf-8-sig").replace(",,,\n", ",done,1,\n", 1)
    form.write_text(text, "utf-8")
    ask_for("plan", "review", plan, form, "--on", "2027-06-30", code=2)
    ask_for("plan", "review", plan, form, "--on", "2027-06-30", "--by", "Committee")
    assert "2027-06-30" in ask_for("plan", "review", plan)


def test_a_contribution_goes_from_one_folder_to_another(tmp_path, own):
    key, file, here = tmp_path / "key.pem", tmp_path / "one.json", tmp_path / "here"
    here.mkdir()
    public = ask_for("contribute", "key", key).split()[-1]
    who = ["--name", "Invented union", "--party", "media", "--why", "It was missing."]
    ask_for(
        "contribute", "sign", "kz-invented-line", "--folder", own, "--key", key, "-o", file, *who
    )
    assert "not in trust.toml" in ask_for("contribute", "verify", file, "--folder", here, code=1)
    ask_for("contribute", "accept", file, "--folder", here, "--by", "Moderators", code=2)
    trust = f'[[key]]\nkey = "{public}"\nname = "Invented union"\nparty = "media"\n'
    (here / "trust.toml").write_text(trust, "utf-8")
    ask_for("contribute", "accept", file, "--folder", here, "--by", "Moderators")
    shown = ask_for("show", "kz-invented-line", "--folder", here)
    assert "Contributed by Invented union" in shown
    assert "It was missing." in shown
    ask_for("contribute", "refuse", file, "--folder", here, "--by", "Moderators", code=2)


def test_a_bundle_is_joined_and_a_conflict_is_shown(tmp_path, own):
    key, file, here = tmp_path / "key.pem", tmp_path / "bundle.json", tmp_path / "here"
    ask_for("contribute", "key", key)
    ask_for("bundle", "export", "--folder", own, "--key", key, "--by", "One", "-o", file)
    (here / "entries").mkdir(parents=True)
    (here / "entries" / "KZ.toml").write_text(ENTRY.replace("made up", "invented"), "utf-8")
    told = ask_for(
        "bundle", "import", file, "--folder", here, "--by", "Other", "--unknown-key", code=1
    )
    assert "A line made up for this test." in told
    assert "A line invented for this test." in told
    assert "invented" in (here / "entries" / "KZ.toml").read_text("utf-8")


def test_focal_points_are_private_unless_they_agreed(own):
    add = ["focal", "add", "kz-office", "--state", "KZ", "--office", "Invented office"]
    ask_for(*add, "--contact", "office@example.org", "--folder", own)
    assert (own / "focal.toml").stat().st_mode & 0o077 == 0
    assert "private" in ask_for("focal", "list", "--folder", own)
    assert "kz-office" not in ask_for("focal", "list", "--public", "--folder", own)
    other = ["focal", "add", "kz-other", "--state", "KZ", "--office", "Other", "--public"]
    assert "agreed" in ask_for(*other, "--folder", own, code=2)
    ask_for(*other, "--agreed-on", "2026-10-01", "--folder", own)
    assert "kz-other" in ask_for("focal", "list", "--public", "--folder", own)
    ask_for("focal", "remove", "kz-office", "--folder", own)
    ask_for("focal", "remove", "kz-office", "--folder", own, code=2)


def test_round_tables_are_listed_and_reported():
    assert "almaty-2024" in ask_for("roundtable", "list")
    shown = ask_for("roundtable", "report", "almaty-2024")
    assert "Beyond the Headlines" in shown
    assert "2024-06-26 – 2024-06-27" in shown
    assert "No follow-up is open" in ask_for("roundtable", "report")
    assert "thematic-7" in ask_for("roundtable", "report", "nothing", code=2)


def test_links_are_listed_without_asking_anybody(monkeypatch):
    import socket

    def refuse(*_, **__):
        raise AssertionError("something asked for the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert "not asked" in ask_for("links")


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        status = {"/there": 200, "/moved": 302}.get(self.path, 404)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/there")
        self.end_headers()

    def do_HEAD(self):
        self.do_GET()

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    site = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=site.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{site.server_port}"
    site.shutdown()
    site.server_close()
    thread.join()


def test_a_link_answers_moves_or_is_gone(server):
    def anywhere(_):
        return None

    assert ask(f"{server}/there", False, anywhere).works
    moved = ask(f"{server}/moved", False, anywhere)
    assert moved.works
    assert moved.moved_to == f"{server}/there"
    gone = ask(f"{server}/gone", False, anywhere)
    assert gone.status == 404
    assert not gone.works


def test_ones_own_machine_is_never_asked(server):
    answer = ask(f"{server}/there", False, only_public)
    assert answer.status == 0
    assert "your own machine" in answer.said
    assert "no" in ask("file:///etc/hosts", False, only_public).said


@pytest.mark.parametrize("form", ["csv", "jsonld", "json"])
def test_the_catalogue_is_exported(tmp_path, form):
    path = tmp_path / "out" / f"catalogue.{form}"
    ask_for("export", "-o", path, "--form", form)
    assert "kz-article-158" in path.read_text("utf-8-sig")


@pytest.mark.parametrize("ending", ["html", "docx"])
def test_a_page_is_written_by_the_ending_of_its_name(tmp_path, ending):
    path = tmp_path / f"kz.{ending}"
    ask_for("matrix", "KZ", "--lang", "kk", "-o", path)
    assert path.stat().st_size > 10_000
    ask_for("matrix", "KZ", "-o", Path(tmp_path) / "kz.txt", code=2)
