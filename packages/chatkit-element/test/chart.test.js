// What a chart makes of a widget's data: scales, stacks, bars and lines.
import { describe, expect, test } from "bun:test";
import { areaPath, linePath } from "../src/widgets/chart/curves.js";
import { barsIn, dataOf, ticksOf } from "../src/widgets/chart/scale.js";
import { randomFrom } from "./random.js";

const CURVES = [
  "basis",
  "basisClosed",
  "basisOpen",
  "bumpX",
  "bumpY",
  "bump",
  "linear",
  "linearClosed",
  "natural",
  "monotoneX",
  "monotoneY",
  "monotone",
  "step",
  "stepBefore",
  "stepAfter",
];

describe("ticks", () => {
  test.each([
    [0, 30, [0, 10, 20, 30]],
    [0, 1, [0, 0.25, 0.5, 0.75, 1]],
    [-3, 28, [-10, 0, 10, 20, 30]],
    [0, 0, [0, 0.25, 0.5, 0.75, 1]],
    [0, 1234567, [0, 500000, 1000000, 1500000]],
    [0, 0.0007, [0, 0.0002, 0.0004, 0.0006, 0.0008]],
  ])("from %p to %p are %p", (low, high, ticks) => expect(ticksOf(low, high)).toEqual(ticks));

  test("reach around any two numbers, evenly, and are few", () => {
    const { next } = randomFrom(7);
    for (let round = 0; round < 500; round += 1) {
      const [low, high] = [-(next() ** 4) * 1e6, next() ** 4 * 1e6];
      const ticks = ticksOf(low, high);
      expect(ticks[0]).toBeLessThanOrEqual(low + (high - low) * 1e-8);
      expect(/** @type {number} */ (ticks.at(-1))).toBeGreaterThanOrEqual(high - (high - low) * 1e-8);
      expect(ticks.length).toBeLessThanOrEqual(8);
    }
  });
});

describe("data", () => {
  const rows = [
    { m: "Jan", a: 5, b: 7, c: -2 },
    { m: "Feb", a: "3", b: null, c: 4 },
  ];
  const chart = (/** @type {object[]} */ series, /** @type {object} */ more = {}) =>
    dataOf({ type: "Chart", data: rows, series, xAxis: "m", ...more });

  test("stand on each other where they have one stack, up and down apart", () => {
    const stack = { type: "bar", stack: "s" };
    const { series, low, high } = chart([
      { ...stack, dataKey: "a" },
      { ...stack, dataKey: "b" },
      { ...stack, dataKey: "c" },
    ]);
    expect(series.map(({ spans }) => spans)).toEqual([
      [
        [0, 5],
        [0, 3],
      ],
      [[5, 12], null],
      [
        [0, -2],
        [3, 7],
      ],
    ]);
    expect([low, high]).toEqual([-5, 15]);
  });

  test("are called what the axis says", () => {
    expect(chart([], { xAxis: { dataKey: "m", labels: { Jan: "January", constructor: "x" } } }).labels).toEqual([
      "January",
      "Feb",
    ]);
  });

  test("that are none give a chart without any", () => {
    for (const node of [
      {},
      { data: "x", series: {}, xAxis: null },
      { data: [null, 7], series: [null, { type: "pie" }], xAxis: {} },
    ]) {
      expect(dataOf({ type: "Chart", ...node }).series).toEqual([]);
    }
    expect(
      dataOf({
        type: "Chart",
        data: Array(2000).fill({ x: 1 }),
        series: Array(40).fill({ type: "bar", dataKey: "x" }),
        xAxis: "x",
      }),
    ).toMatchObject({ labels: { length: 500 }, series: { length: 12 } });
  });
});

test("bars stand side by side in their category, never over its edge", () => {
  for (const [step, slots] of [
    [80, 1],
    [80, 3],
    [6, 3],
    [400, 2],
  ]) {
    const { width, offsets } = barsIn(step, slots, {});
    const last = /** @type {number} */ (offsets.at(-1));
    expect(offsets[0]).toBeCloseTo(-(last + width));
    expect(width).toBeLessThanOrEqual(56);
    if (step >= 80) expect(last + width).toBeLessThanOrEqual(step / 2);
  }
  expect(barsIn(100, 2, { gap: 10, categoryGap: 20 })).toEqual({ width: 35, offsets: [-40, 5] });
});

describe("lines", () => {
  /** @type {[number, number][]} */
  const points = [
    [0, 10],
    [10, 0],
    [20, 30],
    [30, 30],
  ];

  test.each(CURVES)("as %s go from the first point to the last", (curve) => {
    const path = linePath(points, curve);
    expect(path).toStartWith("M0 10");
    expect(path).toEndWith("30 30");
    expect(path).not.toContain("NaN");
    expect(linePath([[1, 2]], curve)).toBe("M1 2");
    expect(linePath([], curve)).toBe("");
  });

  test("that are straight or in steps are just that", () => {
    expect(linePath(points, "linear")).toBe("M0 10L10 0L20 30L30 30");
    expect(linePath(points.slice(0, 2), "step")).toBe("M0 10L5 10L5 0L10 0");
    expect(linePath(points.slice(0, 2), "stepAfter")).toBe("M0 10L10 10L10 0L10 0");
  });

  test("that are monotone never leave the room between two points", () => {
    const { next } = randomFrom(11);
    for (let round = 0; round < 200; round += 1) {
      /** @type {[number, number][]} */
      const some = Array.from({ length: 8 }, (_one, index) => [index * 10, next() * 100]);
      const bends = [...linePath(some, "monotone").matchAll(/C([\d. -]+)/g)].map(([, text]) =>
        text.split(" ").map(Number),
      );
      bends.forEach(([, y1, , y2], index) => {
        const [low, high] = [
          Math.min(some[index][1], some[index + 1][1]),
          Math.max(some[index][1], some[index + 1][1]),
        ];
        for (const y of [y1, y2]) {
          expect(y).toBeGreaterThanOrEqual(low - 0.02);
          expect(y).toBeLessThanOrEqual(high + 0.02);
        }
      });
    }
  });

  test("with an area come back along its lower edge", () => {
    expect(
      areaPath(
        points.slice(0, 2),
        [
          [0, 40],
          [10, 40],
        ],
        "linear",
      ),
    ).toBe("M0 10L10 0L10 40L0 40Z");
    expect(areaPath([], [], "linear")).toBe("");
  });
});
