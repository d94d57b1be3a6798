// Bundles the pages of the element's browser tests: `bun build.js FOLDER`, with NODE_PATH at the element's packages.
import { cp } from 'node:fs/promises';

const out = process.argv[2];

const built = await Bun.build({
  entrypoints: [`${import.meta.dir}/plain.js`],
  outdir: out,
  target: 'browser',
  format: 'esm',
  splitting: true,
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
});
if (!built.success) throw new AggregateError(built.logs, 'the pages could not be built');
for (const name of ['index.html', 'page.css']) await cp(`${import.meta.dir}/${name}`, `${out}/${name}`);
