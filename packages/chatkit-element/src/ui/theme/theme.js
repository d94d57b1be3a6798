/**
 * Theme option as CSS custom properties. Values that are not set stay as `styles/tokens.js` has them.
 * @import { ColorScheme, ThemeOption } from '@openai/chatkit'
 */
import { palette } from "./palette.js";

/** Radii of control, card and composer, in px. @type {Record<string, [number, number, number]>} */
const RADII = { pill: [18, 16, 24], round: [10, 14, 18], soft: [8, 12, 16], sharp: [2, 3, 4] };
/** @type {Record<string, number>} */
const DENSITIES = { compact: 0.8, normal: 1, spacious: 1.2 };

/** @typedef {ColorScheme | 'system' | ThemeOption | undefined} Theme 'system' goes beyond the official types */

/** Whether the person's system is dark. */
export const systemIsDark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

/** @param {Theme} theme @returns {ColorScheme} */
export function resolveScheme(theme) {
  const scheme = /** @type {string | undefined} */ (typeof theme === "string" ? theme : theme?.colorScheme);
  if (scheme === "system") return systemIsDark?.matches ? "dark" : "light";
  return scheme === "dark" ? "dark" : "light";
}

/** @param {Theme} theme @returns {Record<string, string>} */
export function themeVariables(theme) {
  if (!theme || typeof theme === "string") return {};
  return { ...shape(theme), ...type(theme), ...(theme.color && palette(theme.color, resolveScheme(theme))) };
}

/** @param {ThemeOption} theme @returns {Record<string, string>} */
function shape({ radius = "pill", density = "normal" }) {
  const [control, card, composer] = RADII[radius] ?? RADII.pill;
  return {
    "--radius-control": `${control}px`,
    "--radius-card": `${card}px`,
    "--radius-composer": `${composer}px`,
    "--density": String(DENSITIES[density] ?? DENSITIES.normal),
  };
}

/** @param {ThemeOption} theme @returns {Record<string, string>} */
function type({ typography }) {
  return {
    ...(typography?.baseSize && { "--base-size": `${Number(typography.baseSize)}px` }),
    ...(typography?.fontFamily && { "--font": typography.fontFamily }),
    ...(typography?.fontFamilyMono && { "--font-mono": typography.fontFamilyMono }),
  };
}
