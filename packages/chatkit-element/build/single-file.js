// Builds the element as one file, with the licences of all that is in it beside it: `bun single-file.js FILE VERSION
// LICENCE`.
const [file, version, licence] = process.argv.slice(2);

const built = await Bun.build({
  entrypoints: [`${import.meta.dir}/../src/standalone.js`],
  target: "browser",
  format: "iife",
  minify: true,
  metafile: true,
  define: { "process.env.NODE_ENV": '"production"' },
});
if (!built.success) throw new AggregateError(built.logs, "the element could not be built");

const packages = await Promise.all(bundled(Object.keys(built.metafile?.inputs ?? {})).map(about));
const names = packages.map(({ name, version: its, license }) => `${name} ${its} (${license})`);
const code = await built.outputs[0].text();
await Bun.write(
  file,
  `/*! taskchat's <openai-chatkit> ${version} | MIT | with ${names.join(", ")} | texts of the ` +
    `licences beside this file */\n${code}`,
);
const own = `taskchat ${version}\n\n${(await Bun.file(licence).text()).trim()}\n`;
const texts = packages.map(({ name, version: its, text }) => `${name} ${its}\n\n${text.trim()}\n`);
await Bun.write(file.replace(/\.js$/, ".licenses.txt"), [own, ...texts].join(`\n${"-".repeat(80)}\n\n`));

/** Names of the packages that files came from. @param {string[]} inputs */
function bundled(inputs) {
  const found = inputs.map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? "");
  return [...new Set(found.filter(Boolean))].sort();
}

/** @param {string} name */
async function about(name) {
  const folder = `${import.meta.dir}/../node_modules/${name}`;
  const { version: its, license } = await Bun.file(`${folder}/package.json`).json();
  return { name, version: its, license, text: await Bun.file(`${folder}/LICENSE`).text() };
}
