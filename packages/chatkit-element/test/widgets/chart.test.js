// Charts of a widget's data: scales, stacks, bars and lines.
import { describe, expect, test } from "bun:test";
import { readData } from "../../src/widgets/chart/data.js";
import { barScale, niceTicks } from "../../src/widgets/chart/scales.js";
import { areaPath, linePath } from "../../src/widgets/chart/shapes.js";
import { randomFrom } from "../random.js";

describe("ticks", () => {
  test.each([
    [0, 30, [0, 10, 20, 30]],
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-3, 28, [-10, 0, 10, 20, 30]],
    [0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 1234567, [0, 500000, 1000000, 1500000]],
    [0, 0.0007, [0, 0.0002, 0.0004, 0.0006, 0.0008]],
  ])("from %p to %p are %p", (low, high, ticks) => expect(niceTicks(low, high)).toEqual(ticks));

  test("reach around any two numbers, evenly, and are few", () => {
    const { next } = randomFrom(7);
    for (let round = 0; round < 500; round += 1) {
      const [low, high] = [-(next() ** 4) * 1e6, next() ** 4 * 1e6];
      const ticks = niceTicks(low, high);
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
    readData({ type: "Chart", data: rows, series, xAxis: "m", ...more });

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
      expect(readData({ type: "Chart", ...node }).series).toEqual([]);
    }
    expect(
      readData({
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
    const names = Array.from({ length: slots }, (_one, index) => String(index));
    const scale = barScale(names, step, {});
    const [width, first, last] = [scale.bandwidth(), scale(names[0]), scale(names[slots - 1])];
    expect(first).toBeCloseTo(-(Number(last) + width));
    expect(width).toBeLessThanOrEqual(56);
    if (step >= 80) expect(Number(last) + width).toBeLessThanOrEqual(step / 2);
  }
  const scale = barScale(["a", "b"], 100, { gap: 10, categoryGap: 20 });
  [scale.bandwidth(), scale("a"), scale("b")].forEach((value, index) => {
    expect(value).toBeCloseTo([35, -40, 5][index]);
  });
});

describe("lines", () => {
  const scales = { x: (/** @type {number} */ index) => index * 10, y: (/** @type {number} */ value) => value };
  /** @param {(number | null)[]} values @param {string} curve */
  const lineOf = (values, curve) =>
    linePath(
      values.map((value) => (value === null ? null : [0, value])),
      scales,
      curve,
    );
  const values = [10, 0, 30, 30];

  test.each([
    ["linear", "M0,10L10,0L20,30L30,30"],
    ["linearClosed", "M0,10L10,0L20,30L30,30Z"],
    ["step", "M0,10L5,10L5,0L15,0L15,30L25,30L25,30L30,30"],
    ["stepBefore", "M0,10L0,0L10,0L10,30L20,30L20,30L30,30"],
    ["stepAfter", "M0,10L10,10L10,0L20,0L20,30L30,30L30,30"],
    ["bump", "M0,10C5,10,5,0,10,0C15,0,15,30,20,30C25,30,25,30,30,30"],
    ["bumpX", "M0,10C5,10,5,0,10,0C15,0,15,30,20,30C25,30,25,30,30,30"],
    ["bumpY", "M0,10C0,5,10,5,10,0C10,15,20,15,20,30C20,30,30,30,30,30"],
    ["monotone", "M0,10C3.333,5,6.667,0,10,0C13.333,0,16.667,30,20,30C23.333,30,26.667,30,30,30"],
    ["monotoneX", "M0,10C3.333,5,6.667,0,10,0C13.333,0,16.667,30,20,30C23.333,30,26.667,30,30,30"],
  ])("as %s are %s", (curve, path) => expect(lineOf(values, curve)).toBe(path));

  test.each(["linear", "natural", "basis", "monotone", "monotoneY", "bump", "bumpY", "step", "unheard-of"])(
    "as %s go from the first point to the last",
    (curve) => {
      const path = lineOf(values, curve);
      expect(path).toStartWith("M0,10");
      expect(path).toEndWith("30,30");
      expect(path).not.toContain("NaN");
      expect(lineOf([2], curve)).toStartWith("M0,2");
      expect(lineOf([], curve)).toBe("");
    },
  );

  test("that are a basis pass by their points, and end in none of them where they are open or closed", () => {
    expect(lineOf(values, "basis")).toStartWith("M0,10L1.667,8.333C");
    // From the spline's knot at the second point to that at the last but one.
    expect(lineOf(values, "basisOpen")).toBe("M10,6.667C13.333,10,16.667,20,20,25");
    const closed = lineOf(values, "basisClosed");
    expect(closed).toStartWith("M10,6.667C");
    expect(closed).toEndWith("10,6.667");
  });

  test("without a name that is known are monotone", () => {
    for (const name of ["", "wavy", "constructor"]) expect(lineOf(values, name)).toBe(lineOf(values, "monotone"));
  });

  test("have a gap where there is no value", () => {
    expect(lineOf([1, 2, null, 4, 5], "linear")).toBe("M0,1L10,2M30,4L40,5");
  });

  test("that are monotone never leave the room between two points", () => {
    const { next } = randomFrom(11);
    for (let round = 0; round < 200; round += 1) {
      const some = Array.from({ length: 8 }, () => next() * 100);
      const bends = [...lineOf(some, "monotone").matchAll(/C([\d.,-]+)/g)].map(([, text]) =>
        text.split(",").map(Number),
      );
      expect(bends.length).toBe(7);
      bends.forEach(([, y1, , y2], index) => {
        const [low, high] = [Math.min(some[index], some[index + 1]), Math.max(some[index], some[index + 1])];
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
        [
          [40, 10],
          [40, 0],
        ],
        scales,
        "linear",
      ),
    ).toBe("M0,10L10,0L10,40L0,40Z");
    expect(areaPath([], scales, "linear")).toBe("");
  });
});
