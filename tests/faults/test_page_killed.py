"""The page's server is killed while somebody types: each line that the page showed as a task is there, once.

Only `make faults` runs it: each start of the page's server takes its time.
"""

import asyncio
import os
import signal
from pathlib import Path
from random import Random

import pytest
from playwright.async_api import Page, async_playwright

from tests.browser.person import ZONE
from tests.browser.servers import Installed, installed
from tests.faults.conftest import OUTAGES, SEED, Figures
from tests.faults.findings import findings
from tests.faults.ledger import Account, Ledger
from tests.faults.snapshot import read_snapshot
from tools.chromium import ARGUMENTS, find_chromium

_ACCOUNT = {"email": "ada@example.com", "password": "correct horse", "timezone": ZONE}
# Lines between two kills, at most; and milliseconds: no commit falls upon a keystroke, nor lasts so long.
_MAX_LINES, _MAX_BETWEEN = 5, 60
_SHOWN = 15_000


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.timeout(3600)
async def test_lines_that_the_page_showed_are_there_once(tmp_path: Path, figures: Figures) -> None:
    dice, account = Random(SEED), Account(_ACCOUNT["email"])
    settings = {"GEMINI_API_KEY": "test-key", "GEMINI_MODELS": "gemini-2.5-pro"}
    place = await asyncio.to_thread(installed, "websocket", tmp_path, settings)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = await browser.new_page()
        for number in range(OUTAGES):
            await _type_until_killed(place, page, account, dice, is_first=not number)
        await browser.close()
    found = findings(Ledger([account]), read_snapshot(place.variables["DATABASE_URL"]))
    shown = sum(account.lines.values())
    figures(
        f"page: {OUTAGES} kills, {len(account.lines)} lines typed, {shown} shown as tasks before, {len(found)} findings"
    )
    assert not found, "\n".join(found)


async def _type_until_killed(place: Installed, page: Page, account: Account, dice: Random, *, is_first: bool) -> None:
    with place.running() as (server, process):
        if is_first:
            answer = await page.request.post(f"{server.url}/api/auth/register", data=_ACCOUNT)
            assert answer.status == 201
        await page.goto(server.url)
        field = page.get_by_role("textbox", name="Add a task")
        for _ in range(dice.randint(1, _MAX_LINES)):
            title = f"line {len(account.lines):03}"
            account.lines[title] = False
            await field.fill(title)
            await field.press("Enter")
            await page.get_by_role("checkbox", name=title).wait_for(timeout=_SHOWN)
            account.lines[title] = True
        last = f"line {len(account.lines):03}"
        account.lines[last] = False
        await field.fill(last)
        await field.press("Enter")
        await page.wait_for_timeout(dice.uniform(0, _MAX_BETWEEN))
        os.killpg(process.pid, signal.SIGKILL)
