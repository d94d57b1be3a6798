/**
 * Locale of the element. English is always there; another translation is loaded when it is first asked for.
 * @import { Strings } from './strings.js'
 */
import { withIsolation } from "./bidi.js";
import { english } from "./strings.js";

/**
 * @typedef {{ locale: string, direction: 'ltr' | 'rtl', strings: Strings }} Translation `locale`: BCP 47, for dates and
 *   numbers
 */

/** Spelled out, so that each becomes a chunk of its own. @type {Record<string, () => Promise<{ strings: Strings }>>} */
const TRANSLATIONS = {
  de: () => import("./locales/de.js"),
  es: () => import("./locales/es.js"),
  fr: () => import("./locales/fr.js"),
  ja: () => import("./locales/ja.js"),
  pt: () => import("./locales/pt.js"),
  ur: () => import("./locales/ur.js"),
  zh: () => import("./locales/zh.js"),
};
const RIGHT_TO_LEFT = ["ur"];
/** Time that the first drawing waits for a translation before it is done in English, in ms. */
const PATIENCE = 1500;

/** @type {Translation} */
const ENGLISH = { locale: "en", direction: "ltr", strings: withIsolation(english, "ltr") };

/**
 * @param {string} tag as BCP 47 has it, or nearly
 * @returns {Promise<Translation>} English for a language without translation
 */
export async function loadTranslation(tag) {
  const locale = canonical(tag);
  const language = locale.split("-")[0];
  const load = TRANSLATIONS[language];
  if (!load) return language === "en" ? { ...ENGLISH, locale } : ENGLISH;
  const { strings } = await load();
  const direction = RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr";
  return { locale, direction, strings: withIsolation(strings, direction) };
}

/** @param {string} tag */
function canonical(tag) {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0] ?? ENGLISH.locale;
  } catch {
    return ENGLISH.locale;
  }
}

export class Locale {
  translation = ENGLISH;
  /** Promise that the first drawing waits for. @type {Promise<unknown>} */
  settled = Promise.resolve();
  #requested = ENGLISH.locale;

  get strings() {
    return this.translation.strings;
  }

  /** BCP 47 tag, for dates and numbers. */
  get tag() {
    return this.translation.locale;
  }

  /**
   * Change to another language once it is there; the one spoken until then stays.
   * @param {string} [tag] the browser's own if there is none
   * @returns {Promise<boolean>} whether the translation has changed
   * @throws when its file cannot be loaded
   */
  async change(tag = globalThis.navigator?.language ?? ENGLISH.locale) {
    if (tag === this.#requested) return false;
    this.#requested = tag;
    const loading = loadTranslation(tag);
    this.settled = Promise.race([loading.catch(() => {}), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    const translation = await loading;
    if (tag !== this.#requested) return false;
    this.translation = translation;
    return true;
  }
}
