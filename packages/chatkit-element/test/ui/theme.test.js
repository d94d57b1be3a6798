// Themes: words can be read on and in all colours that a host chooses.
import { describe, expect, test } from "bun:test";
import { contrast, fromHsl, toCss } from "../../src/ui/theme/color.js";
import { palette } from "../../src/ui/theme/palette.js";
import { resolveScheme, themeVariables } from "../../src/ui/theme/theme.js";
import { randomFrom } from "../random.js";

/** @import { Rgb } from '../../src/ui/theme/color.js' */

/** @param {string | undefined} css @returns {Rgb} what `toCss` wrote */
const rgb = (css) => /** @type {any} */ (css?.match(/\d+/g)?.slice(0, 3).map(Number));
/** @param {string} css @returns {Rgb | null} */
const parse = (css) => (css.startsWith("rgb") ? rgb(css) : null);

/** @type {Record<'light' | 'dark', Rgb[]>} */
const SURFACES = {
  light: [
    [252, 252, 253],
    [255, 255, 255],
    [240, 240, 243],
  ],
  dark: [
    [17, 17, 19],
    [24, 25, 27],
    [33, 34, 37],
  ],
};

describe.each(/** @type {const} */ (["light", "dark"]))("colours of a host, in %s", (scheme) => {
  const { next: random } = randomFrom(7);
  const accents = Array.from({ length: 300 }, () => fromHsl(random() * 360, random(), random()));

  test("words on an accent and in it have a contrast of 4.5", () => {
    for (const accent of accents) {
      for (const level of /** @type {const} */ ([0, 3])) {
        const made = palette({ accent: { primary: toCss(accent), level } }, scheme, parse);
        const on = rgb(made["--on-accent"]);
        expect(contrast(on, rgb(made["--accent"]))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(on, rgb(made["--accent-hover"]))).toBeGreaterThanOrEqual(4.5);
        for (const behind of [...SURFACES[scheme], rgb(made["--accent-soft"])]) {
          expect(contrast(rgb(made["--accent-text"]), behind)).toBeGreaterThan(4.45);
        }
      }
    }
  });

  test("quiet words can be read on every grey, hue, tint and shade", () => {
    for (const hue of [0, 60, 120, 180, 240, 300]) {
      for (const tint of /** @type {const} */ ([0, 4, 9])) {
        for (const shade of /** @type {const} */ ([-4, 0, 4])) {
          const made = palette({ grayscale: { hue, tint, shade } }, scheme, parse);
          expect(contrast(rgb(made["--grey-11"]), rgb(made["--grey-3"]))).toBeGreaterThan(4.45);
          expect(contrast(rgb(made["--grey-12"]), rgb(made["--grey-4"]))).toBeGreaterThan(7);
        }
      }
    }
  });

  test("a surface has greys of its own, and an accent that can be read on it", () => {
    const surface = { background: "rgb(22 45 90)", foreground: "rgb(240 240 255)" };
    const made = palette({ surface, accent: { primary: "rgb(30 60 120)", level: 1 } }, scheme, parse);
    expect([made["--surface"], made["--text"], made["--grey-12"]]).toEqual([
      "rgb(22 45 90)",
      "rgb(240 240 255)",
      "rgb(240 240 255)",
    ]);
    expect(contrast(rgb(made["--accent-text"]), rgb(made["--surface"]))).toBeGreaterThan(4.45);
    expect(contrast(rgb(made["--grey-11"]), rgb(made["--grey-3"]))).toBeGreaterThan(4.45);
  });

  test.each([
    ["rgb(13 17 23)", "rgb(29 34 43)"],
    ["rgb(255 255 255)", "rgb(242 242 242)"],
    ["rgb(119 119 119)", "rgb(119 119 119)"],
  ])("of a surface %p, a foreground %p on which nothing could be read is what is raised", (background, foreground) => {
    const made = palette({ surface: { background, foreground } }, scheme, parse);
    expect([made["--surface"], made["--raised"]]).toEqual([background, foreground]);
    expect(contrast(rgb(made["--text"]), rgb(background))).toBeGreaterThan(4.45);
    expect(contrast(rgb(made["--text"]), rgb(foreground))).toBeGreaterThan(4.45);
  });

  test("whatever the surface, its text and its quiet text can be read", () => {
    for (const background of accents) {
      for (const other of accents.slice(0, 20)) {
        const surface = { background: toCss(background), foreground: toCss(other) };
        const made = palette({ surface }, scheme, parse);
        for (const behind of ["--surface", "--raised"]) {
          expect(contrast(rgb(made["--text"]), rgb(made[behind]))).toBeGreaterThan(4.4);
          expect(contrast(rgb(made["--grey-11"]), rgb(made[behind]))).toBeGreaterThan(4.4);
        }
      }
    }
  });
});

test("what is no colour changes nothing", () => {
  expect(
    palette(
      { accent: { primary: "nonsense", level: 1 }, surface: { background: "var(--x)", foreground: "red" } },
      "light",
      parse,
    ),
  ).toEqual({});
});

test("without a theme, and with an empty one, things are light, round and normal", () => {
  expect([
    resolveScheme(undefined),
    resolveScheme({}),
    resolveScheme("dark"),
    resolveScheme({ colorScheme: "dark" }),
  ]).toEqual(["light", "light", "dark", "dark"]);
  expect(themeVariables({})).toEqual({
    "--radius-control": "18px",
    "--radius-card": "16px",
    "--radius-composer": "24px",
    "--density": "1",
  });
});
