import { describe, expect, test } from "bun:test";
import { lexBlocks } from "../../src/prose/blocks.js";
import { closeOpenMarkdown } from "../../src/prose/open-markdown.js";
import { toHtml, markedOptions } from "../../src/prose/markdown.js";

/** @param {string} text */
const html = (text) =>
  lexBlocks(markedOptions, text)
    .tokens.map((token) => toHtml(token, 0))
    .join("");

/** A text as it is drawn at each letter while it comes. @param {string} text */
function* growing(text) {
  for (let at = 1; at <= text.length; at += 1) {
    const { tokens } = lexBlocks(markedOptions, text.slice(0, at));
    const last = tokens.findLastIndex(({ type }) => type !== "space");
    yield tokens.map((token, index) => (index === last ? html(closeOpenMarkdown(token)) : toHtml(token, 0))).join("");
  }
}

describe("a single tilde is one", () => {
  test.each([
    "证金 5~7U，杠杆 100~200倍",
    "rooms a~b, c~d",
    "takes ~5 min, ~10 km",
    "between 9~10 and 14~15 o'clock",
    "~/notes and ~/drafts",
    "(~30%, ~40%)",
    "**5~7** or **8~9**",
  ])("%s", (text) => {
    for (const drawn of growing(text)) expect(drawn).not.toContain("<del>");
    expect(html(text).match(/~/g)).toEqual(text.match(/~/g));
  });

  test.each([
    ["~~gone~~ 5~7", "<del>gone</del> 5~7"],
    ["5~7 ~~a~b~~ 8~9", "5~7 <del>a~b</del> 8~9"],
    ["~~削除：~~これは", "<del>削除：</del>これは"],
  ])("two strike through: %s", (text, drawn) => {
    expect(html(text)).toBe(`<p>${drawn}</p>\n`);
  });
});

describe("bold beside Chinese, Japanese and Korean", () => {
  test.each([
    ["**重要：**これは", "<strong>重要：</strong>これは"],
    ["これは**「重要」**です", "これは<strong>「重要」</strong>です"],
    ["**注意:**これは", "<strong>注意:</strong>これは"],
    ["他说**“你好”**了", "他说<strong>“你好”</strong>了"],
    ["**中요:**입니다", "<strong>中요:</strong>입니다"],
    ['**"중요"**는', "<strong>&quot;중요&quot;</strong>는"],
    ["***重要：***これは", "<em><strong>重要：</strong></em>これは"],
    ["*重要：*これは", "<em>重要：</em>これは"],
    ["**重要！**そして**「次」**も", "<strong>重要！</strong>そして<strong>「次」</strong>も"],
    ["これは**`code`**です", "これは<strong><code>code</code></strong>です"],
    ["**（一）**第**（二）**", "<strong>（一）</strong>第<strong>（二）</strong>"],
    ["これ**🎉重要！**だ", "これ<strong>🎉重要！</strong>だ"],
  ])("%s", (text, drawn) => {
    expect(html(text)).toBe(`<p>${drawn}</p>\n`);
    for (const part of growing(text)) expect(part).not.toContain("*");
  });

  test.each([
    ["**(a)**b", "**(a)**b"],
    ["2 ** 3 ** 4", "2 ** 3 ** 4"],
    ["重要 ** ここ ** です", "重要 ** ここ ** です"],
    ["`**重要：**これは`", "<code>**重要：**これは</code>"],
    ["\\*\\*重要：\\*\\*これは", "**重要：**これは"],
  ])("what is none stays as it is: %s", (text, drawn) => {
    expect(html(text)).toBe(`<p>${drawn}</p>\n`);
  });
});

describe("prices are no formulas", () => {
  test.each([
    "It costs $5 and $7.",
    "5$-7$ a month",
    "US$5/US$7, A$3",
    "$5/hr or 5$/hr",
    "from $20+$30+tax = 50$",
    "I want $$ and you want $$",
    "($5) or ($7)",
    "$1,000–$2,000",
  ])("%s", (text) => {
    for (const drawn of growing(text)) expect(drawn).not.toContain("maths");
    expect(html(text).match(/\$/g)).toEqual(text.match(/\$/g));
  });

  test.each(["so $x^2$", "$n$", "$2x + 3$", "公式$x^2$很", "$a_1 + a_2$", "$$x = 1$$"])(
    "and formulas are: %s",
    (text) => {
      expect(html(text)).toContain("maths");
    },
  );
});

describe("square brackets are drawn as written", () => {
  test.each([
    "**\\[bug report\\] fix login**",
    "1. **\\[bug report\\] fix login** · due today",
    "- \\[bug report\\] fix login",
    "- \\[bug report\\]",
    "- \\[a=b\\] fix login",
    "\\[bug report\\] fix login",
    "I added **\\[x=1\\]**.",
    "see \\[x=1\\] there",
    "\\[2024\\] tax",
    "~~\\[old\\] one~~",
  ])("%s", (text) => {
    expect(html(text)).not.toContain("maths");
    expect(html(text)).toMatch(/\[[^\\]*\]/);
    for (const drawn of growing(text)) expect(drawn).not.toMatch(/maths|\\/);
  });

  test.each([
    "\\[ x = 1 \\]",
    "\\[\n\\frac{1}{2}\n\\]",
    "so\n\\[ a^2 \\]\nand",
    "\\[ x = 1 \\] where x is",
    "- \\[ x = 1 \\]",
    "> \\[ x = 1 \\]",
    "\\[x\\]",
  ])("and a formula begins where a line does: %s", (text) => {
    expect(html(text)).toContain('class="maths-block"');
  });

  test("and round ones hold formulas anywhere", () => {
    expect(html("so \\(a+b\\) and \\(see below\\)")).toBe('<p>so <span class="maths">a+b</span> and (see below)</p>\n');
  });
});
