import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endRecord } from '../fleet/end-record.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { handlePath, readHandle, writeHandle } from './handle-file.ts';
import { packHandle } from './pack-handle.ts';

describe('handle file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ami-select-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const handle: FleetHandle = {
    intent: fleetIntent(createVirtualClock()),
    calls: [],
    securityGroupId: 'sg-00000001',
  };

  it('comes back as it was written', async () => {
    const path = handlePath({ RUNNER_TEMP: folder }, handle.intent.fleetId);

    await writeHandle(path, handle);

    expect(await readHandle(path)).toEqual(handle);
    expect(path).toBe(join(folder, 'ami-select', `${handle.intent.fleetId}.json`));
  });

  it("is in the user's state folder without a runner", () => {
    expect(handlePath({ RUNNER_TEMP: '', XDG_STATE_HOME: '/state' }, 'fleet-1')).toBe(
      '/state/ami-select/fleet-1.json',
    );
    expect(handlePath({}, 'fleet-1')).toBe(join(homedir(), '.local/state/ami-select/fleet-1.json'));
  });

  it('is readable by its owner only, also when it is written again', async () => {
    const path = handlePath({ RUNNER_TEMP: folder }, 'fleet-1');

    await writeHandle(path, handle);
    await writeHandle(path, handle);

    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
  });

  it('leaves no draft behind', async () => {
    const path = handlePath({ RUNNER_TEMP: folder }, 'fleet-1');

    await Promise.all([writeHandle(path, handle), writeHandle(path, handle)]);

    expect(await readdir(dirname(path))).toEqual(['fleet-1.json']);
  });

  it.each([
    ['is not there', undefined],
    ['is cut short', '{"version": 1, "intent": {"ssh": {"privateKey": "SECRET'],
    ['has another version', '{"version": 3, "intent": {"version": 1, "fleetId": "f", "pools": []}}'],
    [
      'has an intent of another version',
      '{"version": 1, "intent": {"version": 2, "fleetId": "f", "pools": []}}',
    ],
    ['has no fleet id', '{"version": 1, "intent": {"version": 1, "pools": []}}'],
    ['has no pools', '{"version": 1, "intent": {"version": 1, "fleetId": "f"}}'],
    ['has no intent', '{"version": 1}'],
    ['is a list', '[]'],
    ['is a word', '"word"'],
    ['is nothing', 'null'],
  ])('is refused when it %s, without its content', async (_name, text) => {
    const path = join(folder, 'handle.json');
    if (text !== undefined) await writeFile(path, text, { mode: 0o600 });

    const failure = await readHandle(path).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'INVALID_HANDLE' });
    expect(String(failure)).toContain(path);
    expect(`${failure} ${(failure as Error).cause}`).not.toContain('SECRET');
  });

  it('says whether the file is missing or no JSON, and keeps the cause that holds no key', async () => {
    const path = join(folder, 'handle.json');

    await expect(readHandle(path)).rejects.toMatchObject({
      message: `The handle file ${path} cannot be read: it does not exist.`,
      cause: { code: 'ENOENT' },
    });
    await writeFile(path, 'x');
    const failure = await readHandle(path).catch((error: Error) => error);

    expect(failure).toMatchObject({ message: `The handle file ${path} cannot be read: it is not JSON.` });
    expect((failure as Error).cause).toBeUndefined();
  });

  it('names the version that it can read', async () => {
    const path = join(folder, 'handle.json');
    await writeFile(path, '{}');

    await expect(readHandle(path)).rejects.toThrow(
      'it is of version an absent value with an intent of version an absent value; expected version 1 or 2 with an intent of version 1',
    );
  });

  it('removes its draft when the file cannot be replaced', async () => {
    const path = join(folder, 'taken');
    await mkdir(path);

    await expect(writeHandle(path, handle)).rejects.toThrow();

    expect(await readdir(folder)).toEqual(['taken']);
  });

  it('reads the form of version 1 as it was', async () => {
    const path = join(folder, 'handle.json');
    await writeFile(path, `${JSON.stringify({ version: 1, ...handle }, null, 2)}\n`, { mode: 0o600 });

    expect(await readHandle(path)).toEqual(handle);
  });

  it('does not take the place of a fleet without an end, and may take that of one with it', async () => {
    const path = handlePath({ RUNNER_TEMP: folder }, handle.intent.fleetId);
    const clock = createVirtualClock();
    const next: FleetHandle = { intent: { ...handle.intent, ssh: { ...handle.intent.ssh, publicKey: '' } } };
    await writeHandle(path, { ...handle, calls: undefined });
    const before = await readFile(path, 'utf8');

    await expect(writeHandle(path, { ...next, calls: [] })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(path),
      hint: expect.stringContaining(`ami-select terminate ${path}`),
    });
    expect(await readFile(path, 'utf8')).toBe(before);
    // The same launch.
    await writeHandle(path, handle);
    await writeHandle(path, endRecord(handle, clock.now()));
    await writeHandle(path, { ...next, calls: [] });

    expect(await readHandle(path)).toEqual({ ...next, calls: [] });
  });

  it('writes one line of JSON', async () => {
    const path = join(folder, 'handle.json');

    await writeHandle(path, handle);

    expect(await readFile(path, 'utf8')).toBe(`${JSON.stringify(packHandle(handle))}\n`);
  });
});
