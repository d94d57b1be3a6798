import { describe, expect, test } from "bun:test";
import { lexBlocks, headingLevels } from "../../src/prose/blocks.js";
import { splitMarks, withMarks } from "../../src/prose/cites.js";
import { closeOpenMarkdown } from "../../src/prose/open-markdown.js";
import { toHtml, markedOptions } from "../../src/prose/markdown.js";
import { randomFrom } from "../random.js";

const PIECES = [
  "# One",
  "## Two",
  "Some words",
  "with **bold** and `code`",
  "- a",
  "- b",
  "  - below",
  "1. one",
  "2. two",
  "```py",
  "x = 1",
  "```",
  "~~~",
  "| a | b |",
  "|---|:-:|",
  "| 1 | 2 |",
  "> quoted",
  "> more",
  "---",
  "===",
  "    indented",
  "[link][ref]",
  "[ref]: https://example.com",
  "$$",
  "x^2",
  "$$ y $$",
  "<div>",
  "</div>",
  "- [ ] open",
  "",
  "",
  "",
  "   ",
  "a | b",
  "--- | ---",
  "über 漢字 🎉",
  "\\[ z \\]",
];

/** @param {string} text */
const whole = (text) => lexBlocks(markedOptions, text);

/** @param {import('marked').Token[]} tokens */
const shape = (tokens) => tokens.map((token) => [token.type, token.raw, toHtml(token, 0)]);

describe("a text that grows", () => {
  test("is read as if it had come at once, wherever it is cut", () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const random = randomFrom(seed);
      const text = Array.from({ length: 14 }, () => random.pick(PIECES)).join("\n");
      let grown = whole("");
      for (let at = 0; at < text.length; ) {
        at = Math.min(text.length, at + 1 + random.integer(9));
        grown = lexBlocks(markedOptions, text.slice(0, at), grown);
      }
      expect(shape(grown.tokens)).toEqual(shape(whole(text).tokens));
    }
  });

  test("is read anew only in its last block", () => {
    const before = whole("# Title\n\nWords.\n\n- a\n- b");
    const after = lexBlocks(markedOptions, "# Title\n\nWords.\n\n- a\n- b\n- c", before);
    const same = after.tokens.filter((token, index) => token === before.tokens[index]);
    expect(same.map(({ type }) => type)).toEqual(["heading", "space", "paragraph", "space"]);
  });

  test("shows nothing half: fences, tables, headings, links, pictures, formulas", () => {
    /** @param {string} text */
    const shown = (text) =>
      closeOpenMarkdown(
        /** @type {import('marked').Token} */ (whole(text).tokens.findLast(({ type }) => type !== "space")),
      );
    const cases = {
      "``": "",
      "```py": "",
      "```py\nx": "```py\nx",
      "```py\nx\n``": "```py\nx",
      "#": "",
      "## ": "",
      1: "",
      "1.": "",
      "-": "",
      "| a | b |": "",
      "| a | b |\n|--": "",
      "| a |\n|---|\n| 1": "| a |\n|---|\n| 1",
      "| a |\n|---|\n| `x": "| a |\n|---|\n| `x`",
      "Title\n--": "Title",
      "a | b\n--- |": "a | b",
      "See [the page](https://exa": "See the page",
      "See [the pa": "See the pa",
      "![a cat](https://": "",
      "very **bold": "very **bold**",
      "very **": "very ",
      "very *": "very ",
      "a `cod": "a `cod`",
      "gone ~~aw": "gone ~~aw~~",
      "so $$\\frac{1": "so ",
      "plain words": "plain words",
    };
    for (const [text, expected] of Object.entries(cases)) expect([text, shown(text)]).toEqual([text, expected]);
  });
});

test("headings skip no level, whichever the model chose", () => {
  expect(
    headingLevels(
      whole("## a\n\n#### b\n\n#### c\n\n# d\n\ntext\n\n## e").tokens.filter(({ type }) => type !== "space"),
    ),
  ).toEqual([1, 2, 2, 1, 0, 2]);
});

describe("a mark", () => {
  test("stands after the word that was meant, counted as the server counts", () => {
    expect(withMarks("Rent 🏠 is due. More.", [{ index: 14, number: 1 }])).toBe("Rent 🏠 is due.\uE0001\uE001 More.");
    expect(withMarks("One.\n\n# Two", [{ index: 6, number: 1 }])).toBe("One.\uE0001\uE001\n\n# Two");
  });

  test("comes once a place, and not where it would break a fence or a table", () => {
    expect(
      withMarks("abc", [
        { index: 3, number: 1 },
        { index: 3, number: 1 },
        { index: 3, number: 2 },
        { index: 99, number: 2 },
      ]),
    ).toBe("abc\uE0001\uE001\uE0002\uE001");
    expect(
      withMarks("```py\nx\n```", [
        { index: 3, number: 1 },
        { index: 11, number: 1 },
      ]),
    ).toBe("```py\nx\n```");
    expect(withMarks("| a |\n|---|\n", [{ index: 12, number: 1 }])).toBe("| a |\n|---|\n");
  });

  test("cannot be made by the text itself", () => {
    expect(withMarks("a\uE0001\uE001b", [])).toBe("a1b");
  });

  test("in code or an address stands behind it", () => {
    const html = (/** @type {string} */ text, /** @type {number} */ index) =>
      whole(withMarks(text, [{ index, number: 1 }]))
        .tokens.map((token) => toHtml(token, 0))
        .join("");
    expect(html("a `co` b", 4)).toContain('<code>co</code><sup class="cite">1</sup>');
    expect(html("[a](https://example.com/x)", 20)).toContain(
      '<a href="https://example.com/x">a</a><sup class="cite">1</sup>',
    );
    expect(splitMarks("x\uE0001\uE001")).toEqual({ text: "x", marks: '<sup class="cite">1</sup>' });
  });
});

describe("mathematics", () => {
  const html = (/** @type {string} */ text) =>
    whole(text)
      .tokens.map((token) => toHtml(token, 0))
      .join("");

  test("is found in a line and by itself", () => {
    expect(html("so $x^2$ and \\(y\\)")).toBe(
      '<p>so <span class="maths">x^2</span> and <span class="maths">y</span></p>\n',
    );
    expect(html("$$\nx < y\n$$")).toBe('<p class="maths-block">x &#60; y</p>');
  });

  test("is not seen in prices", () => {
    for (const text of ["It costs $5 and $10.", "$5-$10", "from $20 to $30, or US$ 3", "a$b$c"])
      expect(html(text)).not.toContain("maths");
  });
});
