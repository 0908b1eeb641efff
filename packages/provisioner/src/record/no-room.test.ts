import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endRecord } from '../fleet/end-record.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { readHandle, writeHandle } from './handle-file.ts';
import { packHandle } from './pack-handle.ts';

// A file can have this name, and its draft, whose name is longer, cannot: nothing replaces it, as on a full disk.
const NAME = `${'n'.repeat(240)}.json`;

describe('a handle that cannot be replaced', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'no-room-'));
    path = join(folder, NAME);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const clock = createVirtualClock();
  const handle: FleetHandle = { intent: fleetIntent(clock), securityGroupId: 'sg-00000001' };
  const ended = endRecord(handle, clock.now());
  const text = `${JSON.stringify(packHandle(handle))}\n`;

  it('stays as it was while its fleet lives, and the error names it and what helps', async () => {
    await writeFile(path, text, { mode: 0o600 });

    await expect(writeHandle(path, { ...handle, calls: [] })).rejects.toMatchObject({
      code: 'UNWRITABLE_FILE',
      message: `${path} cannot be written because of ENAMETOOLONG`,
      hint: expect.stringContaining('RUNNER_TEMP'),
      cause: { code: 'ENAMETOOLONG' },
    });
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('loses its keys in its place once its fleet has ended', async () => {
    await writeFile(path, text, { mode: 0o600 });

    await writeHandle(path, ended);

    expect(await readHandle(path)).toEqual(JSON.parse(JSON.stringify(ended)));
    expect(await readdir(folder)).toEqual([NAME]);
  });

  it('is removed where it cannot be overwritten, and what it links to stays', async () => {
    await writeFile(join(folder, 'mine'), text);
    await symlink(join(folder, 'mine'), path);

    await writeHandle(path, ended);

    expect(await readdir(folder)).toEqual(['mine']);
    expect(await readFile(join(folder, 'mine'), 'utf8')).toBe(text);
  });

  it('is named when it can be neither overwritten nor removed', async () => {
    await mkdir(path);

    await expect(writeHandle(path, ended)).rejects.toMatchObject({
      code: 'UNWRITABLE_FILE',
      message: expect.stringContaining(path),
    });
  });
});

it('names a folder that cannot be created', async () => {
  const clock = createVirtualClock();
  const path = join(import.meta.filename, 'sub', 'handle.json');

  await expect(writeHandle(path, { intent: fleetIntent(clock) })).rejects.toMatchObject({
    code: 'UNWRITABLE_FILE',
    message: `${join(import.meta.filename, 'sub')} cannot be written because a part of its path is no folder`,
  });
});
