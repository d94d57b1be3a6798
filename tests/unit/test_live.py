"""The conversations with the real Gemini, where there is no key."""

import runpy

import pytest


def test_without_a_key_it_says_that_nothing_ran(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("GEMINI_API_KEY", "")
    with pytest.raises(SystemExit) as end:
        runpy.run_module("tests.live", run_name="__main__")
    assert end.value.code == 0
    assert capsys.readouterr().out == "The live conversations did not run: GEMINI_API_KEY is not set.\n"
