import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { loadedAtStart } from './loaded-at-start.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** An import of it loads a WebSocket client as well, which takes longer than the rest of the endpoint. */
const HTTP = /^node:https?$/;

it.each([
  ['the endpoint', 'packages/local-ec2/src/index.ts', []],
  ['the command', 'packages/cli/src/main.ts', ['commander']],
  ['ami-select local', 'packages/cli/src/commands/local/local.ts', ['commander']],
])('%s starts without libraries that it may not need', (_, entry, expected) => {
  const loaded = loadedAtStart(join(root, entry));

  expect(loaded.filter((name) => !name.startsWith('node:') && !name.startsWith('@ami-select/'))).toEqual(
    expected,
  );
  expect(loaded.filter((name) => HTTP.test(name))).toEqual([]);
});

it('follows what loads, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loaded-at-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, 'a.ts'),
    `import type { T } from 'type-only';
export type { U } from 'type-of-export';
import { type V, value } from 'value';
import {
  several,
} from './b.ts';
import 'effect';
const lazy = () => import('lazy');
`,
  );
  writeFileSync(join(folder, 'b.ts'), "export { several } from 'reexport';\nimport { a } from './a.ts';\n");

  expect(loadedAtStart(join(folder, 'a.ts'))).toEqual(['effect', 'reexport', 'value']);
});
