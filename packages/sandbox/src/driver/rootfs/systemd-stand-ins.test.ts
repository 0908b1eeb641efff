import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeRootfsLayer } from './rootfs-layer.ts';

const folder = mkdtempSync(join(tmpdir(), 'stand-ins-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The layer for a distribution that has these files. */
function layerFor(name: string, files: Readonly<Record<string, string>>): string {
  const [rootfs, layer] = [join(folder, name, 'rootfs'), join(folder, name, 'layer')];
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(rootfs + path), { recursive: true });
    writeFileSync(rootfs + path, text, { mode: 0o755 });
  }
  makeRootfsLayer(layer, rootfs);
  return layer;
}

const read = (layer: string, path: string): string => readFileSync(layer + path, 'utf8');

describe('the stand-ins for systemd', () => {
  const layer = layerFor('with', {
    '/usr/bin/systemctl': '#!/bin/sh\necho real "$@"\n',
    '/usr/bin/systemd-detect-virt': '#!/bin/sh\necho real "$@"\n',
    '/usr/bin/journalctl': 'of systemd',
    '/var/lib/dpkg/diversions': '/a\n/b\nlibc6\n',
  });

  it.each([
    ['', 'amazon\n', 0],
    ['--vm', 'amazon\n', 0],
    ['--quiet', '', 0],
    ['--container', 'none\n', 1],
    ['--quiet --container', '', 1],
    ['-q -c', '', 1],
    ['--chroot', '', 1],
    ['--private-users', '', 1],
    ['--list', 'real --list\n', 0],
  ])('systemd-detect-virt %s says %j with status %i', (args, stdout, status) => {
    const ran = spawnSync('/bin/sh', [
      `${layer}/usr/bin/systemd-detect-virt`,
      ...args.split(' ').filter(Boolean),
    ]);

    expect({ stdout: String(ran.stdout), status: ran.status }).toEqual({ stdout, status });
  });

  it('lay what they stand in for aside, for themselves and for packages that bring it', () => {
    expect(read(layer, '/usr/bin/systemctl.distrib')).toContain('real');
    const diversions = read(layer, '/var/lib/dpkg/diversions');
    expect(diversions).toMatch(/^\/a\n\/b\nlibc6\n\/usr\/sbin\/shutdown\n/);
    for (const path of ['/usr/bin/systemctl', '/bin/systemctl', '/usr/sbin/dmidecode'])
      expect(diversions).toContain(`\n${path}\n${path}.distrib\n:\n`);
  });

  it('are none for what the distribution lacks, or what refuses without them', () => {
    const without = layerFor('without', { '/usr/bin/id': '' });

    expect(existsSync(`${layer}/usr/bin/journalctl`)).toBe(false);
    expect(existsSync(`${without}/usr/bin/systemctl`)).toBe(false);
    expect(existsSync(`${without}/usr/bin/systemd-detect-virt`)).toBe(false);
    expect(existsSync(`${without}/var/lib/dpkg/diversions`)).toBe(false);
  });
});
