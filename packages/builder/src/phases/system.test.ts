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
import { downloadSystemPackages } from './download-system.ts';
import { installSystemPackages } from './system.ts';

const system = { packages: [{ name: 'nginx', version: '1.24-2' }] };

/** Downloads, then installs, on a machine with the given package manager. */
async function install(
  machine: Machine,
  build: SystemPackages,
  packageManager: MachineFacts['packageManager'],
): Promise<void> {
  const facts = new Map([['host-1', machineFacts({ packageManager })]]);
  const stage = stageOf([machine], { build: { system: build }, facts });
  await downloadSystemPackages(machine, stage, recorder());
  await installSystemPackages(stage, recorder());
}

interface Tools {
  /** What nginx is before and after the installation. */
  readonly before?: string;
  readonly after?: string;
  /** What apt-get and dnf do besides. */
  readonly apt?: string;
  readonly dnf?: string;
  /** KiB of the disk. */
  readonly free?: number;
}

/** A machine whose package managers only record their arguments. */
async function machineWithTools({
  before = '',
  after = '1.24-2',
  apt = '',
  dnf = '',
  free = 100_000_000,
}: Tools = {}): Promise<{
  machine: Machine;
  calls(): Promise<readonly string[]>;
}> {
  const root = await tempFolder();
  const bin = join(root, 'bin');
  await mkdir(bin);
  await writeFile(join(root, 'calls'), '');
  if (before) await writeFile(join(root, 'version'), before);
  const finish = `case "$*" in *--download*) ;; *-C\\ install*|*--no-download*) printf %s '${after}' >"$HOME/version" ;; esac`;
  const tools = {
    'apt-get': `echo "$@" >>"$HOME/calls"\n${apt}\n${finish}`,
    dnf: `echo "$@" >>"$HOME/calls"\n${dnf}\n${finish}`,
    df: `printf 'Filesystem Blocks Used Available\\n/dev/x 9 9 ${free}\\n'`,
    sudo: 'shift; exec "$@"',
    'dpkg-query': 'echo "installed $(cat "$HOME/version")"',
    rpm: 'echo "$3" >>"$HOME/queries"; cat "$HOME/version"',
    'cloud-init': 'exit 2',
    sleep: 'exit 0',
  };
  for (const [name, body] of Object.entries(tools)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${body}\n`);
    await chmod(join(bin, name), 0o755);
  }
  const local = createLocalTransport({ label: 'host-1', root });
  const exec: typeof local.exec = (script, options) =>
    local.exec(`PATH="$HOME/bin:$PATH"\n${script}`, options);
  const calls = async (): Promise<readonly string[]> =>
    (await readFile(join(root, 'calls'), 'utf8')).trim().split('\n');
  return { machine: { name: 'host-1', transport: { ...local, exec } }, calls };
}

const APT = '-q -o DPkg::Lock::Timeout=120';
const DNF = '-y --setopt=keepcache=1';

describe('system packages', () => {
  it('are downloaded with apt, from the archive of a date, and installed without a network', async () => {
    const { machine, calls } = await machineWithTools();

    await install(machine, { ...system, snapshot: '20260801T000000Z' }, 'apt');

    const at = '--snapshot 20260801T000000Z';
    const flags = 'install -y --no-install-recommends --allow-downgrades';
    expect(await calls()).toEqual([
      `-s ${at} install`,
      `${APT} ${at} update -o APT::Update::Error-Mode=any`,
      `${APT} ${at} ${flags} --download-only nginx=1.24-2`,
      `-s ${at} install`,
      `${APT} ${at} ${flags} --no-download nginx=1.24-2`,
    ]);
  });

  it('are downloaded with dnf, from one release, and installed from its cache', async () => {
    const { machine, calls } = await machineWithTools();

    await install(machine, { ...system, snapshot: '2023.6.20250107' }, 'dnf');

    expect(await calls()).toEqual([
      `${DNF} --releasever=2023.6.20250107 install --downloadonly nginx-1.24-2`,
      `${DNF} --releasever=2023.6.20250107 -q -C install nginx-1.24-2`,
    ]);
  });

  it.each([
    ['1.24', '%{VERSION}'],
    ['1.24-2', '%{VERSION}-%{RELEASE}'],
    ['1:1.24-2', '%{EPOCHNUM}:%{VERSION}-%{RELEASE}'],
  ])('are compared in the form %s that they are pinned in', async (version, format) => {
    const { machine } = await machineWithTools({ after: version });

    await install(machine, { packages: [{ name: 'nginx', version }] }, 'dnf');

    const queries = await machine.transport.exec('cat queries');
    expect(new Set(queries.stdout.trim().split('\n'))).toEqual(new Set([format, '']));
  });

  it('are downloaded again after a lost connection, and not installed again', async () => {
    const machine = fakeMachine('host-1');

    await install(machine, system, 'apt');

    expect(machine.options.map(({ repeatable }) => repeatable)).toEqual([true, false]);
  });

  it.each([
    ['apt', 'After this operation, 1,500 MB of additional disk space will be used.', 1_536_001],
    ['apt', 'After this operation, 116 kB disk space will be freed.', 1],
    ['apt', '0 upgraded, 0 newly installed, 0 to remove and 1 not upgraded.', 1],
    ['dnf', 'Installed size: 1.5 G', 1_572_865],
    ['dnf', 'Installed size: 20 k', 21],
    ['dnf', 'After this operation, 2 MiB extra will be used (install 2 MiB, remove 0 B).', 2_049],
  ] as const)('need room of the disk once %s says %j', async (manager, said, needed) => {
    const apt = `case "$*" in *--download-only*|*--downloadonly*) echo '${said}' ;; esac`;
    for (const [free, status] of [
      [needed, 'installed'],
      [needed - 1, 'refused'],
    ] as const) {
      const { machine, calls } = await machineWithTools({ apt, dnf: apt, free });
      const ended = await install(machine, system, manager).then(
        () => 'installed',
        (error: { readonly code: string; readonly message: string }) => {
          expect(error.message).toMatch(/^the disk of the system has [\d]+ MiB free; expected [\d]+ MiB$/);
          return error.code === 'MACHINE_FAILED' ? 'refused' : error.code;
        },
      );
      expect(ended).toBe(status);
      expect((await calls()).some((call) => /--no-download|-C install/.test(call))).toBe(
        ended === 'installed',
      );
    }
  });

  it('leave the room that environments need on the same disk', async () => {
    const { machine } = await machineWithTools({ free: 5_000 });
    const facts = new Map([['host-1', machineFacts()]]);
    const stage = stageOf([machine], { build: { system }, facts });
    const download = (reservedBytes: number): Promise<void> =>
      downloadSystemPackages(machine, stage, { ...recorder(), reservedBytes });

    await download(4_999 * 1024);
    await expect(download(5_000 * 1024)).rejects.toMatchObject({ code: 'MACHINE_FAILED' });
  });

  it('are left alone where they are there already', async () => {
    const { machine, calls } = await machineWithTools({ before: '1.24-2' });

    await install(machine, system, 'apt');

    expect(await calls()).toEqual(['']);
  });

  it('wait for the daily update, which holds the lock of the lists', async () => {
    const apt = `case "$*" in *update*) ;; *) exit 0 ;; esac
      n=$(cat "$HOME/n" 2>/dev/null || echo 0); echo $((n + 1)) >"$HOME/n"
      [ "$n" -ge 2 ] || { echo 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)' >&2; exit 100; }`;
    const { machine, calls } = await machineWithTools({ apt, after: '1.24-2' });
    const facts = new Map([['host-1', machineFacts()]]);

    await downloadSystemPackages(machine, stageOf([machine], { build: { system }, facts }), recorder());

    expect((await calls()).filter((call) => call.includes('update'))).toHaveLength(3);
  });

  it('fail at once when an update fails for another reason', async () => {
    const apt = `case "$*" in *update*) echo 'E: Failed to fetch' >&2; exit 100 ;; esac`;
    const { machine, calls } = await machineWithTools({ apt });

    await expect(install(machine, system, 'apt')).rejects.toThrow(/Failed to fetch/);
    expect(await calls()).toHaveLength(1);
  });

  it('fail before anything is done when this apt knows no snapshots', async () => {
    const apt = 'echo "E: Command line option --snapshot is not understood" >&2; exit 100';
    const { machine, calls } = await machineWithTools({ apt });

    const installing = install(machine, { ...system, snapshot: '20260801T000000Z' }, 'apt');

    await expect(installing).rejects.toMatchObject({ code: 'SYSTEM_PACKAGE' });
    await expect(installing).rejects.toThrow(/has no --snapshot, which came with apt 2\.8/);
    expect(await calls()).toHaveLength(1);
  });

  it('fail when another version is there afterwards', async () => {
    const { machine } = await machineWithTools({ after: '1.25-1' });

    const installing = install(machine, system, 'apt');

    await expect(installing).rejects.toMatchObject({
      code: 'SYSTEM_PACKAGE',
      problems: [{ field: 'build.system' }],
    });
    await expect(installing).rejects.toThrow(/nginx: expected 1\.24-2, found 1\.25-1/);
  });

  it.each([
    ['none', /no package manager; expected apt-get or dnf/],
    ['yum', /has yum, which is not supported; expected apt-get or dnf/],
  ] as const)('are refused where the package manager is %s', async (manager, message) => {
    const { machine } = await machineWithTools();

    await expect(install(machine, system, manager)).rejects.toThrow(message);
  });

  it('need nothing when there are none', async () => {
    const machine = fakeMachine('host-1', () => ({ exitCode: 1 }));

    await install(machine, { packages: [] }, 'apt');

    expect(machine.scripts).toEqual([]);
  });
});
