import { describe, expect, it } from 'vitest';
import { machineFacts } from '../testing/facts.ts';
import { recorder } from '../testing/recorder.ts';
import { hasDnf, type RpmMachine, rpmMachine } from '../testing/rpm-machine.ts';
import { stageOf } from '../testing/stage.ts';
import { downloadSystemPackages } from './download-system.ts';
import { installSystemPackages } from './system.ts';

const PACKAGES = [
  { name: 'foo', version: '1.0' },
  { name: 'foo', version: '2.0' },
  { name: 'bar', version: '1.5', epoch: 3, requires: 'foo >= 1.0' },
];

/** Downloads the pins; `install` then installs them. Lines of output are added to `lines`. */
async function download(
  { machine }: RpmMachine,
  pins: readonly string[],
  lines: string[] = [],
): Promise<{ install(): Promise<unknown> }> {
  const packages = pins.map((pin) => {
    const [name = '', version = ''] = pin.split('=');
    return { name, version };
  });
  const facts = new Map([['host-1', machineFacts({ packageManager: 'dnf' })]]);
  const stage = stageOf([machine], { build: { system: { packages } }, facts });
  const { events, report } = recorder();
  await downloadSystemPackages(machine, stage, { report });
  return {
    install: async () => {
      await installSystemPackages(stage, { report });
      for (const event of events) if (event.type === 'output') lines.push(event.line);
    },
  };
}

describe.skipIf(!hasDnf)('system packages with dnf (needs root, dnf, rpmbuild and createrepo_c)', () => {
  it('are installed without the repository, with what they need and with an epoch', async () => {
    const host = await rpmMachine(PACKAGES);
    const { install } = await download(host, ['bar=3:1.5-1']);
    expect(await host.version('bar')).toContain('not installed');
    await host.goOffline();

    await install();

    expect([await host.version('bar'), await host.version('foo')]).toEqual(['3:1.5', '0:2.0']);
  });

  it('are downloaded for both transactions of two builds, and left alone when they are there', async () => {
    const host = await rpmMachine(PACKAGES);
    await (await download(host, ['foo=1.0'])).install();
    const second = await download(host, ['foo=1.0', 'bar=3:1.5-1']);
    await host.goOffline();
    await second.install();
    const lines: string[] = [];

    await (await download(host, ['foo=1.0', 'bar=3:1.5-1'], lines)).install();

    expect(lines).toEqual(['system packages: unchanged', 'system packages: unchanged']);
  });

  it('are what the pin says, also when it is older, and the log says so', async () => {
    const host = await rpmMachine(PACKAGES);
    await (await download(host, ['foo=2.0-1'])).install();
    const lines: string[] = [];

    await (await download(host, ['foo=1.0-1'], lines)).install();

    expect(await host.version('foo')).toBe('0:1.0');
    expect(lines.join('\n')).toContain('before:\n  foo 2.0-1\nafter:\n  foo 1.0-1');
  });

  it('fail before anything is installed when a version does not exist', async () => {
    const host = await rpmMachine(PACKAGES);

    await expect(download(host, ['foo=1.0', 'bar=9.9'])).rejects.toMatchObject({ code: 'SYSTEM_PACKAGE' });
    expect(await host.version('foo')).toContain('not installed');
  });
});
