// Bundles the pages of the element's browser tests: `bun build.js FOLDER`.
import { cp } from 'node:fs/promises';

const out = process.argv[2];

// The element lives under assets/, where Vite gives it its packages; here they are in the folder above.
const packages = {
  name: 'packages of the element',
  /** @param {import('bun').PluginBuilder} build */
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path }) => (path.startsWith('node:') ? undefined : { path: Bun.resolveSync(path, `${import.meta.dir}/..`) }));
  },
};

const built = await Bun.build({
  entrypoints: [`${import.meta.dir}/plain.js`],
  outdir: out,
  target: 'browser',
  format: 'esm',
  splitting: true,
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [packages],
});
if (!built.success) throw new AggregateError(built.logs, 'the pages could not be built');
for (const name of ['index.html', 'page.css']) await cp(`${import.meta.dir}/${name}`, `${out}/${name}`);
