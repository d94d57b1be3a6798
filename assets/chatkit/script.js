/**
 * Loads `<openai-chatkit>`: our own module, or a script by its address with ours as the way out.
 */

const TAG = "openai-chatkit";
/**
 * A tag's name can be given once a page. Where the official script has taken `openai-chatkit` and then refuses to
 * work, ours is defined under this one, and `own-element.jsx` drives it as the React package drives the other.
 */
const OWN_TAG = "taskchat-chatkit";
/** Longest wait for the official script, in ms. */
const TIMEOUT = 3000;

/** @typedef {{ tag: string, own: boolean }} LoadedElement */

/**
 * Elements by script; a second panel, or the same one again, neither waits nor loads anew.
 * @type {Map<string, Promise<LoadedElement>>}
 */
const elements = new Map();

/**
 * @param {string} script "self-hosted", or the address of the official script
 * @returns {Promise<LoadedElement>}
 */
export function loadElement(script) {
  const known = elements.get(script) ?? (script === "self-hosted" ? loadOwn() : loadEither(script));
  elements.set(script, known);
  return known;
}

/**
 * Use ours instead of an official element that does not work, from now on.
 * @param {string} script
 * @param {string} why
 * @returns {Promise<LoadedElement>}
 */
export function takeOver(script, why) {
  console.warn(`taskchat: ${why}; the self-hosted chat element takes over.`);
  const own = loadOwn();
  elements.set(script, own);
  return own;
}

/** @param {string} script @returns {Promise<LoadedElement>} */
async function loadEither(script) {
  const problem = await loadOfficial(script);
  if (!problem) return { tag: TAG, own: false };
  allowLateScript();
  return takeOver(script, problem);
}

/** Define ours, under the usual tag if it is free. @returns {Promise<LoadedElement>} */
async function loadOwn() {
  const { define } = await import("./element/element.js");
  if (define(TAG)) return { tag: TAG, own: true };
  define(OWN_TAG);
  return { tag: OWN_TAG, own: true };
}

/** @param {string} src @returns {Promise<string | null>} what went wrong, or null when the element is defined */
function loadOfficial(src) {
  if (customElements.get(TAG)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.async = true;
    script.src = src;
    script.onerror = () => resolve(`the ChatKit script at ${src} could not be loaded`);
    setTimeout(() => resolve(`the ChatKit script at ${src} was not ready within ${TIMEOUT / 1000} seconds`), TIMEOUT);
    customElements.whenDefined(TAG).then(() => resolve(null));
    document.head.append(script);
  });
}

/** Ignore a script that comes after all: it would throw where it defines the tag that is now ours. */
function allowLateScript() {
  const define = customElements.define.bind(customElements);
  customElements.define = (name, ...rest) => {
    if (name !== TAG || !customElements.get(TAG)) define(name, ...rest);
  };
}

/** Whether the official element refuses the page's domain. @param {string} message of its error */
export function isDomainRefusal(message) {
  return (
    /domain/i.test(message) && /(verif|allow|refus|regist|key|unauthori[sz]ed|not permitted|denied)/i.test(message)
  );
}
