"""The Kazakhstan case, unpacked and read once for the tests of the room."""

import pytest

from tocsin.lawreview import load_case, propose_all, read_texts, save_case, unpack


@pytest.fixture(scope="session")
def kazakhstan(tmp_path_factory):
    """Give folder, case with proposals, and texts."""
    folder = tmp_path_factory.mktemp("kz")
    unpack("kazakhstan", folder)
    case = load_case(folder)
    texts = read_texts(case, folder)
    save_case(case, folder, added=propose_all(case, texts, "2026-11-27"))
    return folder, load_case(folder), texts
