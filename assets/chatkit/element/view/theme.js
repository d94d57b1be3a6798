/**
 * The theme option as CSS custom properties. What is not set stays as `styles/tokens.js` has it.
 * @import { ColorScheme, ThemeOption } from '@openai/chatkit'
 */

/** Control, card, composer, in px. @type {Record<string, [number, number, number]>} */
const RADII = { pill: [18, 16, 24], round: [10, 14, 18], soft: [8, 12, 16], sharp: [2, 3, 4] };
/** @type {Record<string, number>} */
const DENSITIES = { compact: 0.8, normal: 1, spacious: 1.2 };
/** Lightness of the twelve greys, in percent, as in Radix's slate. */
const LIGHT = [99, 97.8, 94.6, 92, 89.4, 86.6, 82.7, 74.9, 58, 54, 41, 12.5];
const DARK = [7, 9.8, 13.3, 16.3, 19.4, 22.4, 27.5, 37.8, 44, 49.4, 71, 93.3];

/** @param {ColorScheme | ThemeOption | undefined} theme @returns {ColorScheme} */
export const schemeOf = (theme) => (typeof theme === 'string' ? theme : (theme?.colorScheme ?? 'light'));

/**
 * @param {ColorScheme | ThemeOption | undefined} theme
 * @returns {Record<string, string>}
 */
export function themeVariables(theme) {
  if (!theme || typeof theme === 'string') return {};
  return { ...shape(theme), ...type(theme), ...colors(theme) };
}

/** @param {ThemeOption} theme @returns {Record<string, string>} */
function shape({ radius, density }) {
  const [control, card, composer] = RADII[radius ?? ''] ?? [];
  return {
    ...(control !== undefined && {
      '--radius-control': `${control}px`,
      '--radius-card': `${card}px`,
      '--radius-composer': `${composer}px`,
    }),
    ...(density && { '--density': String(DENSITIES[density] ?? 1) }),
  };
}

/** @param {ThemeOption} theme @returns {Record<string, string>} */
function type({ typography }) {
  return {
    ...(typography?.baseSize && { '--base-size': `${Number(typography.baseSize)}px` }),
    ...(typography?.fontFamily && { '--font': typography.fontFamily }),
    ...(typography?.fontFamilyMono && { '--font-mono': typography.fontFamilyMono }),
  };
}

/** @param {ThemeOption} theme @returns {Record<string, string>} */
function colors(theme) {
  const { accent, surface, grayscale } = theme.color ?? {};
  return {
    ...(grayscale && greys(grayscale, schemeOf(theme))),
    ...(accent && accents(accent)),
    ...(surface && { '--surface': surface.background, '--raised': surface.background, '--text': surface.foreground }),
  };
}

/** @param {import('@openai/chatkit').AccentColor} accent @returns {Record<string, string>} */
function accents({ primary, level }) {
  const strength = 10 + level * 5;
  return {
    '--accent': primary,
    '--accent-hover': `color-mix(in oklab, ${primary}, var(--text) 12%)`,
    '--accent-text': `color-mix(in oklab, ${primary}, var(--text) 35%)`,
    '--accent-line': `color-mix(in oklab, ${primary} 60%, transparent)`,
    '--accent-soft': `color-mix(in oklab, ${primary} ${strength}%, transparent)`,
    // Black or white, whichever can be read on the accent: the switch lies where both have the same contrast.
    '--on-accent': `oklch(from ${primary} clamp(0, (0.66 - l) * 1000, 1) 0 0)`,
  };
}

/** @param {import('@openai/chatkit').GrayscaleOptions} grayscale @param {ColorScheme} scheme */
function greys({ hue, tint, shade = 0 }, scheme) {
  const steps = scheme === 'dark' ? DARK : LIGHT;
  const entries = steps.map((lightness, index) => {
    const moved = Math.min(99.5, Math.max(4, lightness + shade * (index < 8 ? 0.6 : 0)));
    return [`--grey-${index + 1}`, `hsl(${hue} ${tint * 2}% ${moved}%)`];
  });
  return Object.fromEntries(entries);
}
