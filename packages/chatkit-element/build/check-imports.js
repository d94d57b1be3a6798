// Checks the order of the folders in src/: `bun check-imports.js`. An import, dynamic ones too, leads to the same
// folder or to one further down, and no module is imported by what it imports.
import { Glob } from "bun";
import { dirname, join, normalize } from "node:path";

const SOURCE = join(import.meta.dir, "../src");
/** From the top down; folders in one line may not import each other. */
const ORDER = [
  ["."],
  ["options", "frame"],
  ["messages", "conversation"],
  ["widgets", "prose", "composer", "history"],
  ["ui", "export"],
  ["thread", "protocol", "i18n"],
];

const transpiler = new Bun.Transpiler({ loader: "js" });

/** @returns {Promise<Map<string, string[]>>} each module with those of ours that it imports */
async function modules() {
  const found = new Map();
  for await (const name of new Glob("**/*.js").scan(SOURCE)) {
    const imports = transpiler.scanImports(await Bun.file(join(SOURCE, name)).text()).map(({ path }) => path);
    found.set(
      name,
      imports.filter((path) => path.startsWith(".")).map((path) => normalize(join(dirname(name), path))),
    );
  }
  return found;
}

/** @param {string} name @returns {number} -1 for a folder that has no place yet */
const rung = (name) => ORDER.findIndex((folders) => folders.includes(folder(name)));
/** @param {string} name */
const folder = (name) => (name.includes("/") ? name.split("/")[0] : ".");

/** @param {string} from @param {string} to */
function isWrong(from, to) {
  return folder(from) !== folder(to) && (rung(from) < 0 || rung(to) <= rung(from));
}

const graph = await modules();
const wrong = [...graph].flatMap(([from, imports]) =>
  imports.filter((to) => isWrong(from, to)).map((to) => `${from} -> ${to}`),
);
if (graph.size === 0) wrong.push("no module was found");
for (const arrow of wrong) console.error(arrow);
process.exit(wrong.length ? 1 : 0);
