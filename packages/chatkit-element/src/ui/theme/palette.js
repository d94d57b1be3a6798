/**
 * Palette of the colours that a host chooses, as the custom properties of `styles/tokens.js`. Words on the
 * accent, in the accent and in quiet grey keep the contrast that WCAG asks for, whatever the host chooses.
 * @import { ColorOption, ColorScheme } from '@openai/chatkit'
 * @import { Rgb } from './color.js'
 */
import { BLACK, WHITE, contrast, fromHsl, mix, opposite, parseColor, readable, toCss } from "./color.js";

/** For text, and for the edge of a control. */
const TEXT = 4.5;
const CONTROL = 3;
/** Lightness of the twelve greys, in percent, as in Radix's slate. */
const LIGHT = [99, 97.8, 94.6, 92, 89.4, 86.6, 82.7, 74.9, 58, 54, 41, 12.5];
const DARK = [7, 9.8, 13.3, 16.3, 19.4, 22.4, 27.5, 37.8, 44, 49.4, 71, 93.3];
/** Share of the foreground in each grey, where only a surface is given. */
const BETWEEN = [0, 0.02, 0.055, 0.085, 0.115, 0.15, 0.2, 0.28, 0.5, 0.54, 0.68, 1];
/** Surface, raised surface, bubble, as they are without a theme. @type {Record<ColorScheme, [Rgb, Rgb, Rgb]>} */
const GIVEN = {
  light: [[252, 252, 253], WHITE, [240, 240, 243]],
  dark: [
    [17, 17, 19],
    [24, 25, 27],
    [33, 34, 37],
  ],
};

/**
 * @param {ColorOption} color
 * @param {ColorScheme} scheme
 * @param {typeof parseColor} [parse]
 * @returns {Record<string, string>}
 */
export function palette({ grayscale, surface, accent }, scheme, parse = parseColor) {
  const ground = surface && surfaceOf(surface, scheme, parse);
  const greys = grayscale ? greysOf(grayscale, scheme) : ground && between(ground);
  const [plain, lifted, bubble] = GIVEN[scheme];
  const behind = ground
    ? [ground.background, ground.raised]
    : greys
      ? [greys[0], scheme === "light" ? WHITE : greys[1]]
      : [plain, lifted];
  const backgrounds = [...behind, greys ? greys[2] : bubble];
  return {
    ...(greys && greyVariables(greys, backgrounds)),
    ...(ground && groundVariables(ground)),
    ...(accent && accentVariables(parse(accent.primary, backgrounds[0]), accent.level, backgrounds)),
  };
}

/** @typedef {{ background: Rgb, raised: Rgb, text: Rgb }} Ground */

/**
 * Colours of a surface. The types call its foreground a colour of text, and hosts name that of what is raised, too: it
 * is taken for what can be read.
 * @param {import('@openai/chatkit').SurfaceColors} surface
 * @param {ColorScheme} scheme
 * @param {typeof parseColor} parse
 * @returns {Ground | undefined}
 */
function surfaceOf(surface, scheme, parse) {
  const background = parse(surface.background, scheme === "dark" ? BLACK : WHITE);
  const foreground = background && parse(surface.foreground, background);
  if (!background || !foreground) return undefined;
  if (contrast(foreground, background) >= TEXT) return { background, raised: background, text: foreground };
  const ink = fromHsl(0, 0, (scheme === "dark" ? DARK : LIGHT)[11] / 100);
  const text = readable(ink, [background, foreground], TEXT);
  const isRaised = contrast(text, foreground) >= TEXT;
  return { background, raised: isRaised ? foreground : background, text };
}

/** @param {Ground} ground */
const between = ({ background, text }) => BETWEEN.map((part) => mix(background, text, part));

/** @param {import('@openai/chatkit').GrayscaleOptions} grayscale @param {ColorScheme} scheme */
function greysOf({ hue, tint, shade = 0 }, scheme) {
  const steps = scheme === "dark" ? DARK : LIGHT;
  return steps.map((lightness, index) => {
    const moved = Math.min(99.5, Math.max(4, lightness + shade * (index < 8 ? 0.6 : 0)));
    return fromHsl(hue, tint * 0.02, moved / 100);
  });
}

/** @param {Rgb[]} greys @param {Rgb[]} backgrounds */
function greyVariables(greys, backgrounds) {
  const named = greys.map((grey, index) => {
    const least = { 8: CONTROL, 10: TEXT }[index];
    return [`--grey-${index + 1}`, toCss(least ? readable(grey, backgrounds, least) : grey)];
  });
  return Object.fromEntries(named);
}

/** @param {Ground} ground @returns {Record<string, string>} */
function groundVariables({ background, raised, text }) {
  return {
    "--surface": toCss(background),
    "--raised": toCss(raised),
    "--text": toCss(text),
    "--line": toCss(text, 0.1),
    "--hover": toCss(text, 0.06),
    "--edge": toCss(text, 0.16),
  };
}

/** @param {Rgb | null} accent @param {number} level @param {Rgb[]} backgrounds @returns {Record<string, string>} */
function accentVariables(accent, level, backgrounds) {
  if (!accent) return {};
  const on = opposite(accent);
  const soft = mix(backgrounds[0], accent, 0.1 + level * 0.05);
  return {
    "--accent": toCss(accent),
    // Away from what stands on it, so that it is read the better.
    "--accent-hover": toCss(mix(accent, on === WHITE ? BLACK : WHITE, 0.12)),
    "--on-accent": toCss(on),
    "--accent-text": toCss(readable(accent, [...backgrounds, soft], TEXT)),
    "--accent-line": toCss(readable(mix(backgrounds[0], accent, 0.6), backgrounds, CONTROL)),
    "--accent-soft": toCss(soft),
  };
}
