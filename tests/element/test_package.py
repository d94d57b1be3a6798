"""The element as a package that could be published: its version, its licence, what is in it."""

import json
import re
import subprocess

from taskchat.settings import ROOT
from taskchat.ui.chatkit import ChatPanel
from tools.element import version
from tools.javascript import BUN, ELEMENT

PACKAGE = json.loads((ELEMENT / "package.json").read_text(encoding="utf-8"))


def test_its_version_and_licence_are_those_of_the_project():
    assert PACKAGE["version"] == version()
    assert (ELEMENT / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_its_sources_are_published_and_nothing_else():
    pack = subprocess.run([BUN, "pm", "pack", "--dry-run"], cwd=ELEMENT, capture_output=True, text=True, check=True)
    files = set(re.findall(r"^packed \S+ (.+)$", pack.stdout, re.MULTILINE))
    sources = {f"src/{path.relative_to(ELEMENT / 'src')}" for path in (ELEMENT / "src").rglob("*.*")}
    assert sources
    assert files == {"package.json", "README.md", "LICENSE", *sources}


def test_the_page_is_built_with_the_versions_of_the_package():
    needed = {*PACKAGE["dependencies"], "@openai/chatkit-react"}
    versions = PACKAGE["devDependencies"] | PACKAGE["dependencies"]
    assert sorted(ChatPanel.create().lib_dependencies) == sorted(f"{name}@{versions[name]}" for name in needed)
