import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { tryDriver } from '../testing/try-driver.ts';

const program = fileURLToPath(new URL('../testing/boot-child.ts', import.meta.url));
const run = promisify(execFile);

/** A host as systemd sets it up: a mount added or removed below a shared one is so in every namespace. */
const ON_SHARED_MOUNTS = ['--mount', '--propagation', 'shared', '/bin/sh', '-ec'];
const SCRIPT =
  'cat /proc/self/mountinfo > "$3/before"; "$0" --conditions=@ami-select/source "$1" "$2" "$3/sandboxes" >&2; cat /proc/self/mountinfo > "$3/after"';

const tried = await Promise.all(
  (['namespace', 'bubblewrap'] as const).map(async (name) => {
    const { driver, skip } = await tryDriver(name);
    if (skip === undefined) await (await driver()).close();
    const isRoot = process.getuid?.() === 0;
    return { name, skip: skip ?? (isRoot ? undefined : 'mounts can be shared by root only') };
  }),
);

describe('on a host whose mounts are shared', () => {
  for (const { name, skip } of tried) {
    const note = skip === undefined ? '' : ` (skipped: ${skip})`;

    it.skipIf(skip !== undefined)(`${name} sandboxes change none of them${note}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'host-mounts-'));

      await run('mkdir', [join(folder, 'sandboxes')]);
      await run('unshare', [...ON_SHARED_MOUNTS, SCRIPT, process.execPath, program, name, folder]);

      const [before, after] = ['before', 'after'].map((file) => readFileSync(join(folder, file), 'utf8'));
      expect(before).toContain('shared:');
      expect(after).toBe(before);
      rmSync(folder, { recursive: true });
    });
  }
});
