import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { OPERATIONS } from './operations/index.ts';
import { WITHOUT_EFFECT } from './without-effect.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** A template is kept as it comes and read by the launch. */
const READ_BY: Readonly<Record<string, readonly string[]>> = {
  CreateLaunchTemplate: ['RunInstances'],
  CreateLaunchTemplateVersion: ['RunInstances'],
};

async function sources(): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => /^(?:operations|model|catalogue)\b.*(?<!\.test)\.ts$/.test(name) && !name.includes('testing'),
  );
  const texts = await Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const path = join(folder, name);
      return [path, await readFile(path, 'utf8')];
    }),
  );
  return new Map(texts);
}

/** The code of a file and of what it imports, two files deep, without texts and comments. */
function codeOf(path: string, files: ReadonlyMap<string, string>, depth = 2): string {
  const text = files.get(path) ?? '';
  const imported = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, name = '']) => join(dirname(path), name));
  const deeper = depth === 0 ? [] : imported.map((name) => codeOf(name, files, depth - 1));
  return [text, ...deeper].join('\n').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, '');
}

function fileOf(name: string, files: ReadonlyMap<string, string>): string {
  const found = [...files].find(([, text]) => new RegExp(`name: '${name}'|\\('${name}'[,)]`).test(text));
  if (!found) throw new Error(`no file makes the operation ${name}`);
  return found[0];
}

it('accepts no parameter that its operation does not read', async () => {
  const files = await sources();
  const ignored = OPERATIONS.flatMap(({ name, parameters, members = {} }) => {
    const readers = [name, ...(READ_BY[name] ?? [])];
    const code = readers.map((reader) => codeOf(fileOf(reader, files), files)).join('\n');
    const paths = [
      ...parameters,
      ...Object.entries(members).flatMap(([path, names]) => names.map((inner) => `${path}.${inner}`)),
    ];
    return paths
      .filter((path) => path !== 'DryRun')
      .filter((path) => !new RegExp(`\\b${path.split('.').at(-1)}\\b`).test(code))
      .map((path) => `${name}.${path}`);
  });

  expect(ignored.toSorted()).toEqual(Object.keys(WITHOUT_EFFECT));
});
