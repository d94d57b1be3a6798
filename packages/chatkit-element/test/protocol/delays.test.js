import { expect, test } from "bun:test";
import { Delays } from "../../src/protocol/interruptible-delay.js";

/** @param {Promise<void>} delay @returns {Promise<boolean>} whether it is over, a moment later */
async function isOver(delay) {
  let over = false;
  void delay.then(() => (over = true));
  await Bun.sleep(1);
  return over;
}

test("a delay lasts as long as it was asked for", async () => {
  const delays = new Delays(0.001);
  expect(await isOver(delays.wait(100))).toBe(true);
  expect(await isOver(delays.wait(100_000))).toBe(false);
});

test("all delays end when they are woken, those without an end too", async () => {
  const delays = new Delays();
  const waiting = [delays.wait(60_000), delays.wait(Infinity)];
  expect(await Promise.all(waiting.map(isOver))).toEqual([false, false]);
  delays.wake();
  expect(await Promise.all(waiting.map(isOver))).toEqual([true, true]);
});

test("a delay ends with its signal, and others go on", async () => {
  const delays = new Delays();
  const abort = new AbortController();
  const [ended, other] = [delays.wait(Infinity, abort.signal), delays.wait(Infinity)];
  abort.abort();
  expect([await isOver(ended), await isOver(other)]).toEqual([true, false]);
  expect(await isOver(delays.wait(Infinity, abort.signal))).toBe(true);
});
