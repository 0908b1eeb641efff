import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxDriver } from '../contract/sandbox.ts';
import { findProgram } from '../host/find-program.ts';
import { inheritedPath } from '../host/inherited-path.ts';
import { installFrom, makeAptRepository } from '../testing/apt-repository.ts';
import { listen, type Outside, serveOutside } from '../testing/outside.ts';
import { bootMachine, type TestMachine } from '../testing/test-machine.ts';
import { tryDriver } from '../testing/try-driver.ts';
import { openOutboundNetwork } from './outbound-network.ts';

const forwarding = readForwarding();
const [tried, other] = await Promise.all([tryDriver('namespace'), tryDriver('namespace')]);
const hasWay = tried.reason.includes('with outbound network');
const hasNetwork = tried.reason.includes('a private network');
const hasApt = findProgram('apt-get', '') !== undefined && findProgram('dpkg-deb', '') !== undefined;

function readForwarding(): string {
  const file = '/proc/sys/net/ipv4/ip_forward';
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

afterAll(async () => {
  for (const { driver, skip } of [tried, other]) if (skip === undefined) await (await driver()).close();
});

describe.skipIf(!hasWay)(
  `the outbound network of a machine${hasWay ? '' : ` (skipped: ${tried.reason})`}`,
  () => {
    let driver: SandboxDriver;
    let outside: Outside;
    let linkLocal: Outside;
    let machine: TestMachine;

    beforeAll(async () => {
      driver = await tried.driver();
      outside = await serveOutside(
        { '/greeting': 'hello', ...(hasApt && makeAptRepository()) },
        '198.51.100.77',
      );
      linkLocal = await serveOutside({ '/greeting': 'secret' }, '169.254.77.77');
      machine = await bootMachine(driver);
    });

    afterAll(() => {
      outside?.close();
      linkLocal?.close();
    });

    const fetch = async (url: string): Promise<string> =>
      (await machine.sandbox.exec(`curl -s -m 5 ${url} || echo unreachable`)).stdout.trim();

    it('leads to a server of the outside, for 20 connections at once', async () => {
      const { stdout } = await machine.sandbox.exec(
        `for n in $(seq 20); do curl -s -m 5 ${outside.url}/greeting & done; wait`,
      );

      expect(stdout).toBe('hello'.repeat(20));
    });

    it('starts at the private address and leaves the names of the hosts file alone', async () => {
      const { stdout } = await machine.sandbox.exec(
        "ip route get 198.51.100.1 | grep -o 'src [0-9.]*'; cat /etc/resolv.conf; getent hosts $(hostname)",
      );

      expect(stdout).toMatch(/^src 10\.0\.0\.\d+\nnameserver 198\.19\.255\.3\n127\.0\.1\.1 +ip-10-0-0-\d+/);
    });

    it('does not lead to the loopback of the host', async () => {
      const server = createServer((_request, response) => response.end('secret'));
      const port = await listen(server, '127.0.0.1');

      const answers = await Promise.all(
        ['127.0.0.1', '198.19.255.1', '198.19.255.2', '198.19.255.100'].map((host) =>
          fetch(`http://${host}:${port}/`),
        ),
      );

      expect(answers).toEqual(Array.from({ length: 4 }, () => 'unreachable'));
      server.close();
    });

    it('does not lead to link-local addresses, not even when the machine wants it', async () => {
      await machine.sandbox.exec('ip route add 169.254.0.0/16 via 198.19.255.1 dev eth0 onlink');

      const answer = await fetch(`${linkLocal.url}/greeting`);

      expect(answer).toBe('unreachable');
      expect(linkLocal.requests).toEqual([]);
    });

    it('does not lead to a machine of another endpoint, which its own host reaches', async () => {
      const stranger = await bootMachine(await other.driver());
      const login = await stranger.logIn();

      const answer = await fetch(`telnet://${stranger.sandbox.ssh.host}:22`);

      expect((await login.run('echo there')).stdout).toBe('there\n');
      expect(answer).toBe('unreachable');
    });

    it('changes nothing of the host', () => {
      expect(readForwarding()).toBe(forwarding);
    });

    it.skipIf(!hasApt)(
      `brings the packages of user data${hasApt ? '' : ' (skipped: no apt-get or dpkg-deb here)'}`,
      async () => {
        const installing = await bootMachine(driver, { cloudConfig: installFrom(outside.url) });
        await installing.booted();

        const { stdout } = await installing.sandbox.exec('local-ec2-test-tool');

        expect(installing.console()).toContain('Setting up local-ec2-test-tool');
        expect(stdout).toBe('installed\n');
        expect(findProgram('local-ec2-test-tool', '')).toBeUndefined();
      },
    );
  },
);

describe('openOutboundNetwork', () => {
  it('says what to install when there is no slirp4netns', async () => {
    const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
    const inside = { pid: 1, machines: [], run: async () => undefined };

    const way = await openOutboundNetwork(inside, {
      setpriv: 'setpriv',
      unshare: 'unshare',
      slirp4netns: undefined,
      logger: silent,
    });

    expect(way).toMatch(/^slirp4netns is not installed; .*"apt-get install slirp4netns"/);
  });
});

describe.skipIf(!hasNetwork)(
  `a machine without outbound network${hasNetwork ? '' : ` (skipped: ${tried.reason})`}`,
  () => {
    it('is told from the description, on the console and by lookups that fail at once', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'broken-tools-'));
      writeFileSync(join(folder, 'slirp4netns'), '#!/bin/sh\necho no such device >&2; exit 1\n', {
        mode: 0o755,
      });
      const broken = await tryDriver('namespace', { path: `${folder}:${inheritedPath()}` });
      const driver = await broken.driver();

      const machine = await bootMachine(driver, { cloudConfig: 'packages: [no-such-package-at-all]\n' });
      await machine.booted();

      const why = 'slirp4netns does not work here: it ended with status 1: no such device';
      expect(broken.reason).toContain(`a private network WITHOUT OUTBOUND NETWORK (${why})`);
      expect(machine.console()).toContain(`NO OUTBOUND NETWORK, nothing can be fetched: ${why}`);
      expect(machine.console()).toContain('packages: machines here have no outbound network');
      expect((await machine.sandbox.exec('getent hosts example.com; ip route show default')).stdout).toBe('');
      await driver.close();
      rmSync(folder, { recursive: true });
    });
  },
);
