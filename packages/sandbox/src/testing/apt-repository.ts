import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const NAME = 'local-ec2-test-tool';

/** A daemon that sleeps, started as Debian's are where no systemd runs. */
const INIT_SCRIPT = `#!/bin/sh
### BEGIN INIT INFO
# Provides: ${NAME}
# Required-Start:
# Required-Stop:
# Default-Start: 2 3 4 5
# Default-Stop: 0 1 6
### END INIT INFO
daemon="start-stop-daemon --pidfile /run/${NAME}.pid"
case $1 in
  start) $daemon --start --background --make-pidfile --exec /usr/bin/sleep -- 1000000 ;;
  stop) $daemon --stop --retry 5 ;;
  status) $daemon --status ;;
esac
`;

const AFTER_INSTALL = `#!/bin/sh
[ ! -x /usr/sbin/invoke-rc.d ] || invoke-rc.d ${NAME} start
`;

/**
 * Files of a Debian repository with one package, `local-ec2-test-tool`; its program prints `installed`, and it has a
 * daemon of the same name.
 */
export function makeAptRepository(): Record<string, Buffer | string> {
  const folder = mkdtempSync(join(tmpdir(), 'apt-repository-'));
  const control = `Package: local-ec2-test-tool
Version: 1.0
Architecture: all
Maintainer: nobody <nobody@example.com>
Description: a program for a test
`;
  const files = {
    'DEBIAN/control': control,
    'DEBIAN/postinst': AFTER_INSTALL,
    [`usr/bin/${NAME}`]: '#!/bin/sh\necho installed\n',
    [`etc/init.d/${NAME}`]: INIT_SCRIPT,
  };
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, 'tree', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, path.endsWith('control') ? 0o644 : 0o755);
  }
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
