/**
 * `node ../../scripts/bundle-library.ts`, in the folder of a package: joins its sources into one module for each entry,
 * and one for each lazy import. Node finds, reads and links a hundred small modules in the time of a hundred large ones.
 */
import { readFileSync, rmSync } from 'node:fs';
import { rolldown } from 'rolldown';

const OUTPUT = 'lib';

/** An entry of `exports` in a package.json. */
type Entry = string | Readonly<Record<string, string>>;

const manifest: { exports: Readonly<Record<string, Entry>> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
rmSync(OUTPUT, { recursive: true, force: true });
const build = await rolldown({
  input: Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : (entry['@ami-select/source'] ?? []),
  ),
  platform: 'node',
  // Other packages stay what they are: a class must exist once.
  external: /^[^./]/,
  // Among others: an import is lazy here and not there, so that the module is always loaded.
  onLog: (level, log) => {
    if (level === 'warn') throw new Error(log.message);
  },
});
await build.write({ dir: OUTPUT, format: 'esm', comments: { jsdoc: false }, chunkFileNames: '[name].js' });
await build.close();
