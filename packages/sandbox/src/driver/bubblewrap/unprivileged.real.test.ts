import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { findProgram } from '../../host/find-program.ts';

const program = fileURLToPath(new URL('../../testing/boot-child.ts', import.meta.url));
const [setpriv, bwrap] = ['setpriv', 'bwrap'].map((name) => findProgram(name, ''));
const uid = 54_321;

/** Only root can become a user without privileges. */
function obstacle(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root to become another user';
  return setpriv === undefined || bwrap === undefined ? 'bubblewrap or setpriv is not installed' : undefined;
}

const reason = obstacle();

it.skipIf(reason !== undefined)(
  `boots for a user without any privilege${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    const directory = mkdtempSync(join(tmpdir(), 'unprivileged-'));
    chmodSync(directory, 0o777);
    const become = ['--reuid', String(uid), '--regid', String(uid), '--clear-groups'];

    const output = execFileSync(
      setpriv ?? '',
      [...become, process.execPath, '--conditions=@ami-select/source', program, 'bubblewrap', directory],
      {
        encoding: 'utf8',
        env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: directory },
      },
    );

    expect(JSON.parse(output)).toEqual({ driver: 'bubblewrap', exitCode: 0, stdout: 'uid 1000\n' });
    rmSync(directory, { recursive: true });
  },
);
