"""Every page for people leads where it says, and the forms of the repository can be read."""

import re
import tomllib
from pathlib import Path

import yaml

from taskchat.settings import ROOT

PAGES = sorted(
    {*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".github/**/*.md"), *ROOT.glob("assets/*/*.md")}
)
GITHUB = ROOT / ".github"


def links(page: Path) -> list[str]:
    """The files that a page links to, as it names them."""
    found = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    return [link for link in found if not re.match(r"https?:|mailto:", link)]


def read(path: str) -> dict:
    return yaml.safe_load((GITHUB / path).read_text(encoding="utf-8"))


def test_every_link_of_every_page_leads_to_a_file() -> None:
    assert len(PAGES) > 10
    lost = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in PAGES
        for link in links(page)
        if not (page.parent / link).exists()
    ]
    assert lost == []


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {page.name: set(re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8"))) for page in PAGES}
    assert {name: lost for name, words in named.items() if (lost := words - targets)} == {}


def test_every_setting_that_the_security_page_names_exists() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)\b", text))
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert named
    assert [name for name in named if f"#{name}=" not in example] == []


def test_every_decision_has_a_row_and_the_same_four_headings() -> None:
    folder = ROOT / "docs" / "decisions"
    records = sorted(path.name for path in folder.glob("0*.md"))
    assert re.findall(r"\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8")) == records
    headings = {
        name: re.findall(r"^## (.+)$", (folder / name).read_text(encoding="utf-8"), re.MULTILINE) for name in records
    }
    wanted = ["Context", "Decision", "Consequences", "What would change it"]
    assert {name: found for name, found in headings.items() if found != wanted} == {}


def test_the_workflow_runs_everything_on_every_python_that_is_supported() -> None:
    job = read("workflows/ci.yml")["jobs"]["run"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert job["steps"][-1] == {"run": ".ci/run"}
    assert project["requires-python"] == f">={job['strategy']['matrix']['python'][0]}"


def test_dependencies_are_looked_at_where_they_are_named() -> None:
    updates = read("dependabot.yml")["updates"]
    assert [one for one in updates if not (ROOT / one["directory"].lstrip("/")).is_dir()] == []


def test_every_form_of_an_issue_says_what_it_asks() -> None:
    forms = [path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"]
    asked = [
        part for form in forms for part in read(f"ISSUE_TEMPLATE/{form.name}")["body"] if part["type"] != "markdown"
    ]
    assert len(asked) > 5
    assert [part for part in asked if not part["attributes"]["label"] or not part["id"]] == []
