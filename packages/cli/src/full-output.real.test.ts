import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('bin.ts', import.meta.url));

/** A device of Linux: every write to it fails with ENOSPC. */
describe.skipIf(!existsSync('/dev/full'))('a standard output that takes no more', () => {
  it.each([[['--version']], [['local', 'status', '--json', '--port', '1']]])('fails %j', (args) => {
    const full = openSync('/dev/full', 'w');

    const { status, stderr } = spawnSync(
      process.execPath,
      ['--conditions=@ami-select/source', BIN, ...args],
      {
        env: { PATH: process.env.PATH },
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      },
    );
    closeSync(full);

    expect(status, stderr).not.toBe(0);
    expect(stderr).toContain(
      '✖ standard output cannot be written because no space is left on its file system\n',
    );
  });
});
