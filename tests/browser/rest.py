"""Waits for a page at rest: only then its boxes stay in place, and its colours are final."""

from playwright.sync_api import Page

# Asked for again and again: out of view (`content-visibility`), Chromium does not settle `finished`.
# What goes on for ever (a spinner) is not waited for.
_AT_REST = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const roots = [document, ...[...document.querySelectorAll('*')].map((one) => one.shadowRoot).filter(Boolean)];
  const moves = (one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < Infinity;
  const left = () => roots.flatMap((root) => root.getAnimations()).filter(moves);
  const patience = performance.now() + 10_000;
  while (left().length) {
    if (performance.now() > patience) throw Error(`still moving: ${left().map((one) => one.animationName)}`);
    await new Promise((later) => setTimeout(later, 20));
  }
}"""


def come_to_rest(page: Page) -> None:
    """Wait until nothing that ends moves any more, in the page and in the elements of its own; 10 s at most."""
    page.evaluate(_AT_REST)
