// Bundles the pages of the element's browser tests: `bun build.js FOLDER`.
import { cp } from "node:fs/promises";

const out = process.argv[2];

const built = await Bun.build({
  entrypoints: ["plain.js", "react.jsx"].map((name) => `${import.meta.dir}/${name}`),
  outdir: out,
  target: "browser",
  format: "esm",
  splitting: true,
  minify: true,
  metafile: true,
  naming: { entry: "[name].[ext]", chunk: "[name]-[hash].[ext]" },
  define: { "process.env.NODE_ENV": '"production"' },
});
if (!built.success) throw new AggregateError(built.logs, "the pages could not be built");
// Which chunk needs which: the benchmark tells what is loaded at once from what is loaded when it is needed.
await Bun.write(`${out}/built.json`, JSON.stringify(chunks(built.metafile?.outputs ?? {})));
for (const name of ["index.html", "react.html", "page.css"]) await cp(`${import.meta.dir}/${name}`, `${out}/${name}`);

/** @param {Record<string, { imports: { path: string, kind: string }[] }>} outputs */
function chunks(outputs) {
  return Object.fromEntries(
    Object.entries(outputs).map(([path, { imports }]) => [path.replace("./", ""), { imports }]),
  );
}
