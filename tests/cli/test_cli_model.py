import json

import pytest
from typer.testing import CliRunner

from tocsin.cli.app import app
from tocsin.findings import encoder, linear, packaged
from tocsin.findings.encoder import bundle


def test_every_voice_says_its_id_digest_licence_and_training():
    result = CliRunner().invoke(app, ["model", "--json"])
    assert result.exit_code == 0, result.output
    said = json.loads(result.output)
    by_name = {one["name"]: one for one in said["voices"]}
    assert set(by_name) == {"Encoder", "Linear model", "Lexicons"}
    for name in ("Encoder", "Linear model"):
        assert by_name[name]["id"] in packaged().versions.model
        assert by_name[name]["sha256"].startswith(by_name[name]["id"].split("+")[1])
        assert by_name[name]["trained on"]
    assert by_name["Lexicons"]["id"] == packaged().versions.lexicons
    assert said["weights"]["flagged from"] == packaged().versions.threshold


def test_the_tables_are_for_people():
    result = CliRunner().invoke(app, ["model"], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    assert "Encoder" in result.output
    assert "Apache-2.0" in result.output


@pytest.mark.parametrize("module", [encoder, linear])
def test_a_missing_model_is_said_in_a_line(monkeypatch, tmp_path, module):
    monkeypatch.setattr(module, "PACKAGED", tmp_path / "gone")
    monkeypatch.setattr(bundle, "PACKAGED", tmp_path / "gone", raising=True)
    linear.packaged.cache_clear()
    try:
        result = CliRunner().invoke(app, ["model"])
    finally:
        linear.packaged.cache_clear()
    assert result.exit_code == 2
    assert "no usable model file" in result.output
    assert "Traceback" not in result.output
