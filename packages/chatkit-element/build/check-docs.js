// Checks the form of comments that document: `bun check-docs.js`. A JSDoc comment, and the comment at the head of a
// file, begins with a noun or a verb; "Whether" is for what is true or false.
import { $ } from "bun";
import { join } from "node:path";

const ROOT = join(import.meta.dir, "../../..");
const RIDDLE = /^(?:What|Who|Whoever|Whose|Which|How|Where|Why|When)\b/;
/** Names that are true or false: `isOpen`, `hasFailed`, `matches`, `takesFiles`, `failed`. */
const PREDICATE = /^(?:is|has|can|may|must)[A-Z]|[a-z]Is[A-Z]|^[a-z]+s(?:[A-Z]|$)|ed$/;
const JSDOC = /\/\*\*[\s*]*((?:(?!\*\/)[\s\S])*)\*\/\s*([^\n]*)/g;
const HEAD = /^\/\/ ([^\n]*)/;

/** @param {string} code the line below a comment @returns {string} the name that it declares */
const declared = (code) =>
  /^(?:export |default |async |static |const |let |function |get )*[#"]?([\w$]+)/.exec(code)?.[1] ?? "";

/** @param {string} text @returns {Iterable<[number, string]>} where a comment begins wrongly, and its first line */
function* problems(text) {
  const head = HEAD.exec(text)?.[1] ?? "";
  if (RIDDLE.test(head)) yield [0, head];
  for (const { 1: comment, 2: code, index } of text.matchAll(JSDOC)) {
    const [first] = comment.split("\n");
    const isPredicate = PREDICATE.test(declared(code));
    if (RIDDLE.test(first) || (first.startsWith("Whether ") && !isPredicate)) yield [index, first];
  }
}

const listed = await $`git ls-files --cached --others --exclude-standard ${["*.js", "*.jsx", "*.d.ts"]}`
  .cwd(ROOT)
  .text();
const files = listed.split("\n").filter((name) => name && !/^(?:reflex\.lock|assets\/chatkit\/element)\//.test(name));
let found = files.length === 0 ? 1 : 0;
for (const name of files) {
  const file = Bun.file(join(ROOT, name));
  if (!(await file.exists())) continue;
  const text = await file.text();
  for (const [index, first] of problems(text)) {
    console.error(`${name}:${text.slice(0, index).split("\n").length} ${first}`);
    found += 1;
  }
}
process.exit(found ? 1 : 0);
