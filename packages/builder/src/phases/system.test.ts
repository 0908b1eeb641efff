import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalTransport } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import type { SystemPackages } from '../definition/build.ts';
import type { MachineFacts } from '../machine/facts.ts';
import type { Machine } from '../machine/machine.ts';
import { machineFacts } from '../testing/facts.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { stageOf } from '../testing/stage.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { installSystemPackages, type SystemReady } from './system.ts';

const system = { packages: [{ name: 'nginx', version: '1.24-2' }] };

/** Installs on a machine with the given package manager. */
function install(
  machine: Machine,
  system: SystemPackages,
  packageManager: MachineFacts['packageManager'],
): Promise<SystemReady> {
  const facts = new Map([['host-1', machineFacts({ packageManager })]]);
  return installSystemPackages(stageOf([machine], { build: { system }, facts }), recorder());
}

/** A machine whose package manager only records its arguments, and whose nginx has the given version. */
async function machineWithTools(version: string): Promise<{ machine: Machine; calls(): Promise<string> }> {
  const root = await tempFolder();
  const bin = join(root, 'bin');
  await mkdir(bin);
  const tools = {
    'apt-get': 'echo "$@" >>"$HOME/calls"',
    dnf: 'echo "$@" >>"$HOME/calls"',
    sudo: 'shift; exec "$@"',
  };
  const queries = {
    'dpkg-query': `printf %s '${version}'`,
    rpm: `printf %s '${version}'`,
    'cloud-init': 'exit 2',
  };
  for (const [name, body] of Object.entries({ ...tools, ...queries })) {
    await writeFile(join(bin, name), `#!/bin/sh\n${body}\n`);
    await chmod(join(bin, name), 0o755);
  }
  const local = createLocalTransport({ label: 'host-1', root });
  const transport = { ...local, exec: (script: string) => local.exec(`PATH="$HOME/bin:$PATH"\n${script}`) };
  return { machine: { name: 'host-1', transport }, calls: () => readFile(join(root, 'calls'), 'utf8') };
}

describe('installSystemPackages', () => {
  it('installs pins with apt, from the archive of a date', async () => {
    const { machine, calls } = await machineWithTools('1.24-2');

    await install(machine, { ...system, snapshot: '20260801T000000Z' }, 'apt');

    expect(await calls()).toBe(
      '-q -o DPkg::Lock::Timeout=120 --snapshot 20260801T000000Z update\n' +
        '-q -o DPkg::Lock::Timeout=120 --snapshot 20260801T000000Z install -y --no-install-recommends --allow-downgrades nginx=1.24-2\n',
    );
  });

  it('installs pins with dnf, from one release', async () => {
    const { machine, calls } = await machineWithTools('1.24-2');

    await install(machine, { ...system, snapshot: '2023.6.20250107' }, 'dnf');

    expect(await calls()).toBe('-y -q --releasever=2023.6.20250107 install nginx-1.24-2\n');
  });

  it('fails when another version is there afterwards', async () => {
    const { machine } = await machineWithTools('1.25-1');

    const installing = install(machine, system, 'apt');

    await expect(installing).rejects.toMatchObject({ code: 'SYSTEM_PACKAGE' });
    await expect(installing).rejects.toThrow(/nginx: expected 1\.24-2, found 1\.25-1/);
  });

  it('fails where there is no package manager', async () => {
    const { machine } = await machineWithTools('1.24-2');

    const installing = install(machine, system, 'none');

    await expect(installing).rejects.toThrow(/neither apt-get nor dnf/);
  });

  it('does nothing without system packages', async () => {
    const machine = fakeMachine('host-1', () => ({ exitCode: 1 }));

    await install(machine, { packages: [] }, 'apt');

    expect(machine.scripts).toEqual([]);
  });
});
