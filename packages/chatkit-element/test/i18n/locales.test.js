// Every language says everything that English says, in the forms its own grammar needs.
import { describe, expect, test } from "bun:test";
import { Locale, loadTranslation } from "../../src/i18n/locale.js";
import { english } from "../../src/i18n/strings.js";

const LANGUAGES = ["de", "es", "fr", "ja", "pt", "ur", "zh"];
/** Between them they reach every plural category of these languages. */
const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100, 2_000_000];
/** Sentences that are the same in another language without being forgotten. */
const ALIKE = new Set([
  "chat",
  "history",
  "sources",
  "composer",
  "conversation",
  "prompts",
  "assistant",
  "seconds",
  "image",
]);

const words = /** @type {Record<string, string | ((...given: any[]) => string)>} */ (english);

for (const language of LANGUAGES) {
  describe(language, async () => {
    const { strings } = await import(`../../src/i18n/locales/${language}.js`);
    const own = /** @type {typeof words} */ (strings);

    test("has the sentences of the English file, with the same arguments", () => {
      expect(Object.keys(own).sort()).toEqual(Object.keys(words).sort());
      for (const [key, sentence] of Object.entries(words)) {
        expect([key, typeof own[key], own[key].length > 0]).toEqual([key, typeof sentence, true]);
        if (typeof sentence === "function") expect([key, own[key].length]).toEqual([key, sentence.length]);
      }
    });

    test("is translated", () => {
      const same = Object.keys(words).filter((key) => typeof words[key] === "string" && words[key] === own[key]);
      expect(same.filter((key) => !ALIKE.has(key))).toEqual([]);
    });

    test("has every plural form its grammar needs, and leaves no gap in a sentence", () => {
      const rules = new Intl.PluralRules(language);
      expect(new Set(COUNTS.map((count) => rules.select(count)))).toEqual(
        new Set(rules.resolvedOptions().pluralCategories),
      );
      for (const [key, sentence] of Object.entries(own)) {
        if (typeof sentence !== "function") continue;
        for (const count of COUNTS)
          expect(`${key}: ${sentence(count, count)}`).not.toMatch(/undefined|null|NaN|\[object/);
      }
    });
  });
}

describe("the language that is spoken", () => {
  test.each([
    ["pt-BR", "pt-BR", "Novo chat", "ltr"],
    ["de_AT", "de-AT", "Neuer Chat", "ltr"],
    ["ur", "ur", "نئی چیٹ", "rtl"],
    ["zh-Hant-TW", "zh-Hant-TW", "新聊天", "ltr"],
    ["EN-gb", "en-GB", "New chat", "ltr"],
    ["so-SO", "en", "New chat", "ltr"],
    ["not a language", "en", "New chat", "ltr"],
    ["", "en", "New chat", "ltr"],
  ])("for %p it is %p", async (tag, locale, newChat, direction) => {
    const translation = await loadTranslation(tag);
    expect([translation.locale, translation.strings.newChat, translation.direction]).toEqual([
      locale,
      newChat,
      /** @type {any} */ (direction),
    ]);
  });

  test("is the last one asked for, whichever file comes first", async () => {
    const locale = new Locale();
    const [first, second] = await Promise.all([locale.change("fr"), locale.change("en")]);
    expect([first, second, locale.tag]).toEqual([false, true, "en"]);
  });

  test("stays as it is until the next one is there", async () => {
    const locale = new Locale();
    const speaking = locale.change("ja");
    expect(locale.strings.newChat).toBe(english.newChat);
    await speaking;
    expect(locale.strings.newChat).toBe("新しいチャット");
  });
});

test("words of the other direction are isolated in a sentence, and no others", async () => {
  const [english, urdu] = await Promise.all([loadTranslation("en"), loadTranslation("ur")]);
  expect(english.strings.deleted("کرایہ 3")).toBe("“\u2068کرایہ 3\u2069” deleted");
  expect(english.strings.deleted("Rent (1)")).toBe("“Rent (1)” deleted");
  expect(urdu.strings.removeAttachment("notes (1).txt")).toBe("\u2068notes (1).txt\u2069 ہٹائیں");
  expect(urdu.strings.worked(urdu.strings.seconds(3000))).toBe("3 سیکنڈ کام کیا");
});

test("numbers are written as the language writes them", async () => {
  const said = [];
  for (const language of ["en", "de", "ur"]) {
    const { strings } = await loadTranslation(language);
    said.push(
      strings.size(1_234_000),
      strings.steps(1),
      strings.steps(1234),
      strings.seconds(420),
      strings.seconds(61_000),
    );
  }
  expect(said).toEqual([
    "1.2 MB",
    "1 step",
    "1,234 steps",
    "0.4 s",
    "61 s",
    "1,2 MB",
    "1 Schritt",
    "1.234 Schritte",
    "0,4 s",
    "61 s",
    "1.2 MB",
    "1 مرحلہ",
    "1,234 مراحل",
    "0.4 سیکنڈ",
    "61 سیکنڈ",
  ]);
});
