"""The element by itself, in Chromium: how large it is, how soon a long thread is seen, how smooth it stays."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.figures import goal, quantile
from tests.chatkit_stand_in import ChatKitStandIn
from tests.element.sizes import later_chunks, main_chunk
from tools.chromium import ARGUMENTS, find_chromium
from tools.element import build_test_pages
from tools.javascript import ELEMENT

_MESSAGES = 2_000
_OPENINGS = 9
_RATE, _SECONDS = 200, 10
_DELTAS = 10_000
_STEP = 240


def report() -> None:
    """Print sizes, times, frames and memory, and whether each goal is met."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_test_pages(folder)
        _sizes(folder)
        with _opened(folder) as page:
            page.evaluate("count => bench.prepare(count)", _MESSAGES)
            _first_view(page)
            _frames(page)
            _memory(page)


def _sizes(folder: Path) -> None:
    whole = main_chunk(folder)
    print("\nMinified and gzipped (kB)")
    print(f"{'main chunk':32}{whole:8.1f}")
    for name, weight in later_chunks(folder).items():
        print(f"{'  when needed: ' + name.rsplit('-', 1)[0]:32}{weight:8.1f}")
    print(goal("the element's main chunk", whole, 45, " kB"))


@contextmanager
def _opened(folder: Path) -> Iterator[Page]:
    with ChatKitStandIn(folder) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 480, "height": 900})
        page.add_init_script(path=ELEMENT / "test" / "page" / "bench.js")
        page.goto(f"{server.url}/index.html")
        page.evaluate("customElements.whenDefined('openai-chatkit')")
        yield page
        browser.close()


def _first_view(page: Page) -> None:
    times = [page.evaluate("count => bench.open(count)", _MESSAGES) for _ in range(_OPENINGS)]
    rows = page.locator("#chat .turn").count()
    print(f"\nA thread of {_MESSAGES:,} messages in one page, opened {_OPENINGS} times (ms until painted)")
    print(f"{'first':>12}{'p50':>12}{'worst':>12}{'rows in the page':>20}")
    print(f"{times[0]:12.1f}{quantile(times, 50):12.1f}{max(times):12.1f}{rows:20}")
    print(goal("to the first view, p50", quantile(times, 50), 100, " ms"))


def _frames(page: Page) -> None:
    print(f"\nFrames in that thread (ms); a task is one of more than 50 ms that holds the page up\n{_HEAD}")
    streamed = page.evaluate("([count, rate]) => bench.stream(count, rate)", [_RATE * _SECONDS, _RATE])
    _print_frames(f"{_RATE} tokens a second for {_SECONDS} s", streamed)
    scrolled = page.evaluate("step => bench.scroll(step)", _STEP)
    _print_frames(f"scrolled up, {_STEP} px a frame", scrolled)
    print(goal("frames over 50 ms while it streams", _slow(streamed["frames"]), 0))
    print(goal("frames over 50 ms while it is scrolled", _slow(scrolled["frames"]), 0))


_HEAD = f"{'':32}{'frames':>8}{'p50':>8}{'p99':>8}{'worst':>8}{'> 50':>6}{'tasks':>7}"


def _print_frames(label: str, measured: dict[str, list[float]]) -> None:
    frames, tasks = measured["frames"], measured["tasks"]
    figures = f"{quantile(frames, 50):8.1f}{quantile(frames, 99):8.1f}{max(frames):8.1f}"
    print(f"{label:32}{len(frames):8}{figures}{_slow(frames):6}{len(tasks):7}")


def _slow(frames: list[float]) -> int:
    return sum(frame > 50 for frame in frames)


def _memory(page: Page) -> None:
    session = page.context.new_cdp_session(page)

    def used() -> float:
        session.send("HeapProfiler.collectGarbage")
        return session.send("Runtime.getHeapUsage")["usedSize"] / 1_000_000

    page.evaluate("count => bench.open(count)", _MESSAGES)
    before = used()
    page.evaluate("count => bench.stream(count, 0)", _DELTAS)
    after = used()
    page.evaluate("count => bench.open(count)", _MESSAGES)
    print(f"\nMemory after garbage collection (MB), the thread of {_MESSAGES:,} messages open")
    print(f"{'before':>12}{f'after {_DELTAS:,} deltas':>24}{'opened again':>16}")
    print(f"{before:12.1f}{after:24.1f}{used():16.1f}")
    print(goal(f"heap growth by an answer of {_DELTAS:,} deltas", after - before, 10, " MB"))
