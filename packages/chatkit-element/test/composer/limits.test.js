import { describe, expect, test } from "bun:test";
import { acceptedTypes, fileKind, maxSizeOf, checkFiles, acceptedType } from "../../src/composer/files/limits.js";
import { english } from "../../src/i18n/strings.js";

const accept = { "image/png": [".png"], "text/csv": [".csv"], "audio/*": [".opus"] };
/** @param {string} name @param {string} [type] @param {number} [size] */
const file = (name, type = "", size = 10) => ({ name, type, size });

describe("the type of a file", () => {
  test.each([
    ["is its own where that is accepted", file("a.png", "image/png"), "image/png"],
    ["may have any name then", file("clipboard", "image/png"), "image/png"],
    ["leaves its parameters out", file("a.csv", "text/csv; charset=utf-8"), "text/csv"],
    ["may be one of a kind", file("a.ogg", "audio/ogg"), "audio/ogg"],
    ["comes from its extension where the system has none", file("LIST.CSV"), "text/csv"],
    ["comes from its extension where the system has another", file("a.csv", "application/vnd.ms-excel"), "text/csv"],
    ["is unknown where the extension stands for many", file("a.opus"), "application/octet-stream"],
    ["is refused otherwise", file("a.pdf", "application/pdf"), null],
    ["is refused with neither", file("Makefile"), null],
  ])("%s", (_what, given, type) => {
    expect(acceptedType(given, accept)).toBe(type);
  });

  test("does not matter where everything is accepted", () => {
    expect(acceptedType(file("a.pdf", "application/pdf"), undefined)).toBe("application/pdf");
    expect(acceptedType(file("Makefile"), {})).toBe("application/octet-stream");
    expect(acceptedType(file("a.pdf", "application/pdf"), { "*/*": [] })).toBe("application/pdf");
  });
});

test("the file dialog is told types and extensions", () => {
  expect(acceptedTypes(accept)).toBe("image/png,.png,text/csv,.csv,audio/*,.opus");
  expect(acceptedTypes(undefined)).toBe("");
});

test.each([
  [undefined, "image/png", 100 * 1024 * 1024],
  [5, "image/png", 5],
  [{ "image/*": 7, "image/png": 8, "*": 9 }, "image/png", 8],
  [{ "image/*": 7, "*": 9 }, "image/gif", 7],
  [{ "image/*": 7, "*": 9 }, "text/csv", 9],
  [{ "image/*": 7, "": 6 }, "text/csv", 6],
  [{ "image/*": 7 }, "text/csv", 100 * 1024 * 1024],
  [{ "*": 0 }, "text/csv", 0],
])("of the limits %j, %s has %d bytes", (maxSize, type, bytes) => {
  expect(maxSizeOf(type, /** @type {any} */ (maxSize))).toBe(bytes);
});

describe("files that are brought", () => {
  const option = { enabled: true, accept, maxSize: 1_000_000, maxCount: 3 };

  test("are taken or refused one by one, each with its reason", () => {
    const files = [
      file("a.png", "image/png"),
      file("b.pdf", "application/pdf"),
      file("c.csv", "", 1_000_001),
      file("d.csv", "text/csv", 0),
      file("e.csv"),
    ];
    const { allowed, refusals } = checkFiles(files, 0, option, english);
    expect(allowed.map(({ file: { name }, type }) => [name, type])).toEqual([
      ["a.png", "image/png"],
      ["e.csv", "text/csv"],
    ]);
    expect(refusals).toEqual([
      "“b.pdf” cannot be attached: files of its kind are not taken here.",
      "“c.csv” is too large: 1 MB is the most.",
      "“d.csv” is empty.",
    ]);
  });

  test("are counted with those that are there", () => {
    const { allowed, refusals } = checkFiles([file("a.csv"), file("b.csv"), file("c.csv")], 2, option, english);
    expect(allowed).toHaveLength(1);
    expect(refusals).toEqual(["A message takes 3 files at most."]);
  });

  test("are ten at most by default", () => {
    const many = Array.from({ length: 12 }, (_one, index) => file(`${index}.csv`));
    expect(checkFiles(many, 0, { enabled: true }, english).allowed).toHaveLength(10);
  });
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1 kB"],
  [1_234, "1.2 kB"],
  [9_960, "10 kB"],
  [45_600, "46 kB"],
  [999_600, "1 MB"],
  [10_000_000, "10 MB"],
  [2_500_000_000, "2.5 GB"],
])('%d bytes read "%s"', (bytes, words) => {
  expect(english.size(bytes)).toBe(words);
});

test.each([
  ["list.csv", "text/csv", "CSV"],
  ["Makefile", "text/plain", "PLAIN"],
  ["a.b.JPEG", "image/jpeg", "JPEG"],
])("%s is a %s", (name, type, kind) => {
  expect(fileKind(name, type)).toBe(kind);
});
