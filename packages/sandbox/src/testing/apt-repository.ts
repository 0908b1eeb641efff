import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files of a Debian repository with one package, `local-ec2-test-tool`; its program prints `installed`. */
export function makeAptRepository(): Record<string, Buffer | string> {
  const folder = mkdtempSync(join(tmpdir(), 'apt-repository-'));
  const control = `Package: local-ec2-test-tool
Version: 1.0
Architecture: all
Maintainer: nobody <nobody@example.com>
Description: a program for a test
`;
  for (const name of ['DEBIAN', 'usr/bin']) mkdirSync(join(folder, 'tree', name), { recursive: true });
  writeFileSync(join(folder, 'tree/DEBIAN/control'), control);
  writeFileSync(join(folder, 'tree/usr/bin/local-ec2-test-tool'), '#!/bin/sh\necho installed\n');
  chmodSync(join(folder, 'tree/usr/bin/local-ec2-test-tool'), 0o755);
  execFileSync('dpkg-deb', ['--build', '--root-owner-group', 'tree', 'tool.deb'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const file = readFileSync(join(folder, 'tool.deb'));
  rmSync(folder, { recursive: true });
  const sha256 = createHash('sha256').update(file).digest('hex');
  return {
    '/tool.deb': file,
    '/Packages': `${control}Filename: ./tool.deb\nSize: ${file.length}\nSHA256: ${sha256}\n`,
  };
}

/** User data by which a machine knows this repository and no other, and installs its package. */
export function installFrom(url: string): string {
  return `bootcmd:
  - rm -rf /etc/apt/sources.list.d/* /etc/apt/sources.list
  - echo 'deb [trusted=yes] ${url}/ ./' > /etc/apt/sources.list.d/test.list
apt: { preserve_sources_list: true }
packages: [local-ec2-test-tool]
`;
}
