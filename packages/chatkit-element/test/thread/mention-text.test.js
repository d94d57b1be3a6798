import { describe, expect, test } from "bun:test";
import {
  edit,
  toEntity,
  fromContent,
  join,
  addMark,
  emptyText,
  restored,
  toTag,
  toContent,
} from "../../src/thread/mention-text.js";
import { tokenAt } from "../../src/composer/tokens.js";
import { randomFrom } from "../random.js";

const ada = { id: "1", text: "Ada", group: "People", data: { mail: "ada@example.com" }, interactive: true };
const bob = { id: "2", text: "Bob" };
const both = addMark(addMark({ text: "Ask Ada and Bob.", marks: [] }, 4, ada), 12, bob);

/** @param {import('../../src/thread/mention-text.js').MentionText} tagged */
const shown = ({ text, marks }) =>
  marks.reduceRight((all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`, text);

describe("text with tags", () => {
  test("is sent as parts, without white space at the ends", () => {
    const parts = toContent(edit(edit(both, " Ask Ada and Bob.", 1), " Ask Ada and Bob.\n"));
    expect(parts).toEqual([
      { type: "input_text", text: "Ask " },
      { type: "input_tag", ...ada },
      { type: "input_text", text: " and " },
      { type: "input_tag", ...bob, data: {} },
      { type: "input_text", text: "." },
    ]);
    expect(shown(fromContent(parts))).toBe("Ask [Ada] and [Bob].");
    expect(toContent(emptyText)).toEqual([]);
  });

  test.each([
    ["written before", "Now: Ask Ada and Bob.", 5, "Now: Ask [Ada] and [Bob]."],
    ["written between", "Ask Ada, Eve and Bob.", 12, "Ask [Ada], Eve and [Bob]."],
    ["written right behind a tag", "Ask Adaa and Bob.", 8, "Ask [Ada]a and [Bob]."],
    ["written right before a tag", "Ask AAda and Bob.", 5, "Ask A[Ada] and [Bob]."],
    ["written into a tag", "Ask Aida and Bob.", 6, "Ask Aida and [Bob]."],
    ["a tag cut short", "Ask Ad and Bob.", 6, "Ask Ad and [Bob]."],
    ["a tag taken away", "Ask  and Bob.", 4, "Ask  and [Bob]."],
    ["everything replaced", "Hello", 5, "Hello"],
  ])("keeps the others: %s", (_what, text, caret, expected) => {
    expect(shown(edit(both, text, caret))).toBe(expected);
  });

  test("has tags that are always what the text says, whatever is edited", () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const { integer, pick } = randomFrom(seed);
      let tagged = both;
      for (let step = 0; step < 12; step += 1) {
        const from = integer(tagged.text.length + 1);
        const to = Math.min(tagged.text.length, from + integer(4));
        const put = pick(["", "A", "da", " and ", "Bob"]);
        tagged = edit(tagged, tagged.text.slice(0, from) + put + tagged.text.slice(to), from + put.length);
        expect(tagged.marks.map(({ start, end }) => tagged.text.slice(start, end))).toEqual(
          tagged.marks.map(({ tag }) => tag.text),
        );
      }
    }
  });

  test("takes a tag back that undoing brought back", () => {
    const without = edit(both, "Ask  and Bob.", 4);
    expect(shown(restored(edit(without, "Ask Ada and Bob.", 7), [ada, bob]))).toBe("Ask [Ada] and [Bob].");
  });

  test("joins what was refused with what has been written since", () => {
    expect(shown(join(both, both, "\n"))).toBe("Ask [Ada] and [Bob].\nAsk [Ada] and [Bob].");
    expect(shown(join(both, emptyText, "\n"))).toBe("Ask [Ada] and [Bob].");
  });

  test("knows the entity of a tag", () => {
    const entity = { id: "1", title: "Ada", group: "People", data: { mail: "ada@example.com" }, interactive: true };
    expect(/** @type {any} */ (toTag({ ...entity, icon: "user" }))).toEqual(ada);
    expect(toEntity(ada)).toEqual(entity);
  });
});

describe("what is asked for at the caret", () => {
  test.each([
    ["@", "@", ""],
    ["Ask @ad", "@", "ad"],
    ["Ask @ada lo", "@", "ada lo"],
    ["Ask (@ad", "@", "ad"],
    ["头@ad", "@", "ad"],
    ["/", "/", ""],
    ["/att", "/", "att"],
    ["Look /att", "/", "att"],
    ["first\n/att", "/", "att"],
    ["ada@example", null, ""],
    ["Ask @ada and her mum", null, ""],
    ["1/2", null, ""],
    ["see /etc/hosts", null, ""],
    ["and / or", null, ""],
    ["", null, ""],
  ])("%j asks for %j with %j", (text, sign, query) => {
    const token = tokenAt(text, text.length, { mentions: true, commands: true });
    expect(token && { sign: token.sign, query: token.query }).toEqual(
      sign ? { sign: /** @type {any} */ (sign), query } : null,
    );
  });

  test("is nothing where it is not wanted", () => {
    expect(tokenAt("@ad", 3, { mentions: false, commands: true })).toBeNull();
    expect(tokenAt("/ad", 3, { mentions: true, commands: false })).toBeNull();
  });

  test("is what stands before the caret", () => {
    expect(tokenAt("Ask @ada", 6, { mentions: true, commands: true })).toEqual({
      sign: "@",
      from: 4,
      to: 6,
      query: "a",
    });
  });
});
