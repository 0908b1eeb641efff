import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { tryDriver } from '../../testing/try-driver.ts';

const program = fileURLToPath(new URL('../../testing/boot-child.ts', import.meta.url));
const run = promisify(execFile);

/** A folder of the host's root in place of its memory. */
const WITHOUT_MEMORY = 'mount --bind "$3/memory" /dev/shm;';
const SCRIPT = 'exec "$0" --conditions=@ami-select/source "$1" namespace "$3" "$2"';
const COMMAND = `
  sed -n 's|.* / overlay .*lowerdir=\\([^,]*\\),.*|\\1|p' /proc/self/mounts | sed 's|.*/common|layer|'
  ls -A /root; sudo -n id -u; wc -c < /dev/null`;

const { driver, skip } = await tryDriver('namespace');
if (skip === undefined) await (await driver()).close();
const note = skip === undefined ? '' : ` (skipped: ${skip})`;

describe('the layer of all namespace machines', () => {
  it.skipIf(skip !== undefined).each([
    { memory: true, lower: 'layer:/' },
    { memory: false, lower: '/' },
  ])(`is below their disks with memory for it ($memory), else copied${note}`, async ({ memory, lower }) => {
    // Of the host's root, on which a layer cannot be shared.
    const folder = mkdtempSync('/var/tmp/shared-layer-');
    mkdirSync(join(folder, 'memory'));

    const script = `${memory ? '' : WITHOUT_MEMORY} ${SCRIPT}`;
    const args = ['--mount', '/bin/sh', '-ec', script, process.execPath, program, COMMAND, folder];
    const { stdout } = await run('unshare', args);

    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 0, stdout: `${lower}\n0\n0\n` });
    rmSync(folder, { recursive: true });
  });
});
