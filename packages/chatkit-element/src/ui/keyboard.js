/**
 * Keyboards: input methods, and keys on the screen.
 */

/**
 * Whether a key belongs to an input method, which puts letters together with it: its Enter, Escape and arrows are for
 * nobody else. keyCode 229: Safari ends a composition before the key that confirmed it.
 * @param {KeyboardEvent} event
 */
export const isComposing = (event) => event.isComposing || event.keyCode === 229;

/** Whether the keyboard is most likely on the screen, where nothing but its Return can break a line. */
export const isOnScreen = () => matchMedia("(pointer: coarse)").matches;
