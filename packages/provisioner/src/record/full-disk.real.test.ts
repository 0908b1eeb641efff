import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endRecord } from '../fleet/end-record.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { handlePath, readHandle, writeHandle } from './handle-file.ts';
import { writeRenewal } from './renewal-file.ts';

/** Mounts a small disk; undefined where this process may not. */
function mountDisk(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'full-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=0700', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmdirSync(folder);
    return undefined;
  }
}

const disk = mountDisk();

describe.skipIf(disk === undefined)('a full disk (needs root, to mount a small one)', () => {
  const RUNNER_TEMP = disk ?? '';
  const clock = createVirtualClock();
  const intent = fleetIntent(clock);
  const handle = { intent, securityGroupId: 'sg-00000001' };
  const path = handlePath({ RUNNER_TEMP }, intent.fleetId);
  const remount = (options: string): void => {
    execFileSync('mount', ['-o', `remount,${options}`, RUNNER_TEMP]);
  };

  beforeAll(async () => {
    await writeHandle(path, handle);
    await writeFile(join(RUNNER_TEMP, 'fill'), 'x'.repeat(1_000_000)).catch(() => {});
  });
  afterAll(() => {
    execFileSync('umount', [RUNNER_TEMP]);
    rmSync(RUNNER_TEMP, { recursive: true });
  });

  it('is named with the file, which stays as it was', async () => {
    const message = `${path} cannot be written because no space is left on its file system`;

    await expect(writeHandle(path, { ...handle, calls: [] })).rejects.toMatchObject({
      code: 'UNWRITABLE_FILE',
      message,
    });
    await expect(writeRenewal(path, intent)).rejects.toThrow(`${path}.lease cannot be written`);
    await expect(readHandle(path)).resolves.toEqual(handle);
  });

  it('does not keep the keys of a fleet that has ended', async () => {
    await writeHandle(path, endRecord(handle, clock.now()));

    expect(await readFile(path, 'utf8')).not.toContain('PRIVATE KEY');
    await expect(readHandle(path)).resolves.toMatchObject({ terminatedAt: clock.now().toISOString() });
  });

  it('is no read-only one, nor a folder of somebody else', async () => {
    const folder = join(RUNNER_TEMP, 'new', 'ami-select');
    remount('ro');
    try {
      await expect(writeHandle(join(folder, `${intent.fleetId}.json`), handle)).rejects.toMatchObject({
        code: 'UNWRITABLE_FILE',
        message: `${folder} cannot be written because its file system is read-only`,
      });
    } finally {
      remount('rw');
    }
  });
});

it.skipIf(process.platform !== 'linux')(
  'a folder that takes no other one is refused (needs Linux)',
  async () => {
    const path = handlePath({ RUNNER_TEMP: '/proc/self' }, 'fleet-0123456789abcdef');

    await expect(writeHandle(path, { intent: fleetIntent(createVirtualClock()) })).rejects.toMatchObject({
      code: 'UNWRITABLE_FILE',
      message: expect.stringContaining('/proc/self/ami-select cannot be written'),
    });
  },
);
