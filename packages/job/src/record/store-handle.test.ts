import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { createIntent, endRecord, type Host, handlePath } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ASKED_FLEET } from '../testing/asked-fleet.ts';
import { removeSshFiles, writeSshFiles } from './ssh-files.ts';
import { storeHandle } from './store-handle.ts';

const clock = createVirtualClock();
const intent = createIntent(ASKED_FLEET, { clock });
const host: Host = {
  name: 'host-1',
  instanceId: 'i-0123456789abcdef0',
  address: '203.0.113.7',
  port: 22,
  privateAddress: '',
  user: 'ubuntu',
  hostKey: intent.ssh.hostKey,
  privateKey: intent.ssh.privateKey,
};

describe('storeHandle', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'store-handle-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('removes the files for ssh once the fleet is terminated, not before', async () => {
    const path = handlePath({ RUNNER_TEMP: directory }, intent.fleetId);
    const handle = { intent, hosts: [host] };
    await storeHandle(path, handle);
    const { privateKey } = await writeSshFiles(path, [host]);

    await storeHandle(path, handle);
    const before = existsSync(privateKey);
    await storeHandle(path, endRecord(handle, clock.now()));

    expect(before).toBe(true);
    expect(readdirSync(join(directory, 'ami-select'))).toEqual([`${intent.fleetId}.json`]);
  });

  it('removes the files for ssh also where the handle of a terminated fleet cannot be written', async () => {
    const path = handlePath({ RUNNER_TEMP: directory }, intent.fleetId);
    const { privateKey } = await writeSshFiles(path, [host]);
    mkdirSync(path);

    const storing = storeHandle(path, endRecord({ intent, hosts: [host] }, clock.now()));

    await expect(storing).rejects.toMatchObject({ code: 'UNWRITABLE_FILE' });
    expect(existsSync(privateKey)).toBe(false);
  });

  it('names every file that may still hold a key', async () => {
    const path = handlePath({ RUNNER_TEMP: directory }, intent.fleetId);
    const { privateKey, config } = await writeSshFiles(path, [host]);
    for (const file of [path, `${privateKey}/x`]) {
      rmSync(privateKey, { force: true, recursive: true });
      mkdirSync(file, { recursive: true });
    }

    const failure = await storeHandle(path, endRecord({ intent }, clock.now())).catch((error) => error);

    expect(String(failure)).toContain(`${path} cannot be written`);
    expect(String(failure)).toContain(privateKey);
    expect(existsSync(config)).toBe(false);
  });

  it('removes no folder that only has the name of the handle', async () => {
    const path = join(directory, 'project.json');
    mkdirSync(join(directory, 'project'));
    writeFileSync(join(directory, 'project', 'config'), 'mine');

    await storeHandle(path, endRecord({ intent }, clock.now()));

    expect(existsSync(join(directory, 'project', 'config'))).toBe(true);
  });

  it.each(['handle', 'fleet-1', 'fleet-1.json.bak'])(
    'removes nothing for a handle named %s',
    async (name) => {
      const path = join(directory, name);

      await storeHandle(path, endRecord({ intent }, clock.now()));

      expect(existsSync(path)).toBe(true);
    },
  );

  it('leaves what somebody else put beside the files for ssh', async () => {
    const path = handlePath({ RUNNER_TEMP: directory }, intent.fleetId);
    await storeHandle(path, { intent });
    const { config } = await writeSshFiles(path, [host]);
    writeFileSync(join(config, '..', 'notes'), 'mine');

    await removeSshFiles(path);

    expect(readdirSync(join(config, '..'))).toEqual(['notes']);
  });

  it('neither writes nor removes through a link', async () => {
    const path = handlePath({ RUNNER_TEMP: directory }, intent.fleetId);
    await storeHandle(path, { intent });
    const target = join(directory, 'target');
    mkdirSync(target);
    writeFileSync(join(target, 'config'), 'mine');
    symlinkSync(target, path.replace(/\.json$/, ''));

    await expect(writeSshFiles(path, [host])).rejects.toMatchObject({ code: 'INVALID_HANDLE' });
    await removeSshFiles(path);

    expect(readdirSync(target)).toEqual(['config']);
  });
});
