/**
 * `node ../../scripts/bundle-command.ts`, in the folder of the command after its build: joins what the command runs,
 * with everything of ours, into one module, and one for each lazy import. Node takes longer to find, read and link six
 * hundred small modules than for all else of a start. What others import of the package stays as it was compiled: for
 * them a class of ours exists once.
 */
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { rolldown } from 'rolldown';

const { dependencies }: { dependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
const build = await rolldown({
  input: { bin: 'src/bin.ts' },
  platform: 'node',
  resolve: { conditionNames: ['@ami-select/source', 'node', 'import', 'default'] },
  external: isOthers,
  // Among others: an import is lazy here and not there, so that the module is always loaded.
  onLog: (level, log) => {
    if (level === 'warn') throw new Error(log.message);
  },
});
await build.write({
  dir: 'lib',
  format: 'esm',
  comments: { jsdoc: false },
  chunkFileNames: 'joined/[name].js',
});
await build.close();

/** What a package of ours depends on is found from the command alone, once joined to it. */
function isOthers(specifier: string): boolean {
  if (/^([./]|@ami-select\/)/.test(specifier)) return false;
  const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';
  if (!isBuiltin(specifier) && dependencies[name] === undefined && !specifier.startsWith('\0'))
    throw new Error(`the package of the command does not depend on ${name}`);
  return true;
}
