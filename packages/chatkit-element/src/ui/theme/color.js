/**
 * Colours as numbers, and how well one can be read on another (WCAG 2.2, "contrast ratio").
 * @typedef {readonly [red: number, green: number, blue: number]} Rgb each 0 to 255
 */

/** @type {Rgb} */
export const BLACK = [0, 0, 0];
/** @type {Rgb} */
export const WHITE = [255, 255, 255];

/** @type {OffscreenCanvasRenderingContext2D | null} */
let pixel = null;

/**
 * Any CSS colour, as the browser understands it.
 * @param {string} css
 * @param {Rgb} under the colour behind a translucent one
 * @returns {Rgb | null} null for what is no colour by itself
 */
export function parseColor(css, under) {
  if (/var\(|currentcolor/i.test(css) || !CSS.supports("color", css)) return null;
  pixel ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (!pixel) return null;
  pixel.fillStyle = toCss(under);
  pixel.fillRect(0, 0, 1, 1);
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** @param {Rgb} color @param {number} [alpha] */
export function toCss([red, green, blue], alpha = 1) {
  const parts = `${Math.round(red)} ${Math.round(green)} ${Math.round(blue)}`;
  return alpha === 1 ? `rgb(${parts})` : `rgb(${parts} / ${alpha})`;
}

/** @param {number} hue in degrees @param {number} saturation 0 to 1 @param {number} lightness 0 to 1 @returns {Rgb} */
export function fromHsl(hue, saturation, lightness) {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (/** @type {number} */ offset) => {
    const turn = (offset + hue / 30) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}

/** @param {Rgb} from @param {Rgb} to @param {number} part 0 to 1 @returns {Rgb} */
export function mix(from, to, part) {
  const channel = (/** @type {0 | 1 | 2} */ index) => from[index] + (to[index] - from[index]) * part;
  return [channel(0), channel(1), channel(2)];
}

/** @param {Rgb} color */
function luminance(color) {
  const [red, green, blue] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {Rgb} first @param {Rgb} other @returns {number} 1 to 21 */
export function contrast(first, other) {
  const [dark, light] = [luminance(first), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Black or white, whichever can be read better: one of them always reaches 4.5.
 * @param {Rgb} background
 * @returns {Rgb}
 */
export const opposite = (background) => (contrast(WHITE, background) >= contrast(BLACK, background) ? WHITE : BLACK);

/**
 * Move a colour away from the backgrounds as far as it takes to be read on each of them.
 * @param {Rgb} color
 * @param {Rgb[]} backgrounds
 * @param {number} least the contrast
 * @returns {Rgb}
 */
export function readable(color, backgrounds, least) {
  const end = opposite(backgrounds[0]);
  for (let part = 0; part < 1; part += 0.04) {
    const moved = mix(color, end, part);
    if (backgrounds.every((background) => contrast(moved, background) >= least)) return moved;
  }
  return end;
}
