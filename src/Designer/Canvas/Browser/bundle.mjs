// Builds what the browser loads: node bundle.mjs <folder with node_modules> <folder for the result>.
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const LIMIT = 250_000;

const here = dirname(fileURLToPath(import.meta.url));
const [packages, target] = process.argv.slice(2).map(folder => resolve(folder));
const modules = join(packages, 'node_modules');
const { build } = createRequire(join(packages, 'package.json'))('esbuild');

const { metafile } = await build({
  entryPoints: [join(here, 'canvas.jsx')],
  outdir: target,
  nodePaths: [modules],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  banner: { js: '/* Whose work is in here, and under which licences: notices.txt */' },
  metafile: true,
  logLevel: 'warning',
});

// elk runs in a worker of its own and is served as it came
copyFileSync(join(modules, 'elkjs/lib/elk-worker.min.js'), join(target, 'layout.js'));

const nameOf = path => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll('\\', '/'))?.[1];
const used = [...new Set(Object.keys(metafile.inputs).map(nameOf).filter(Boolean))].sort();
const noticeOf = name => {
  const folder = join(modules, name);
  const { version, license, homepage, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const text = readdirSync(folder).find(file => /^licen[cs]e/i.test(file));
  const source = homepage ?? repository?.url ?? repository ?? '';
  return `${name} ${version} (${license}) ${source}\n\n${text ? readFileSync(join(folder, text), 'utf8').trim() : 'The package brings no text of its licence.'}\n`;
};
writeFileSync(join(target, 'notices.txt'), used.map(noticeOf).join(`\n${'-'.repeat(80)}\n\n`));

const size = ['canvas.js', 'canvas.css'].reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(target, file))).length, 0);
console.log(`The canvas has ${Math.round(size / 1000)} kB after brotli.`);
if (size > LIMIT) throw new Error(`The canvas has more than ${LIMIT / 1000} kB after brotli: load what is seldom needed later.`);
