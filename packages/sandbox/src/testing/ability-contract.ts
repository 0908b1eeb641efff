import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { SandboxDriver } from '../contract/sandbox.ts';
import type { Login } from './ssh-login.ts';
import { bootMachine, type TestMachine } from './test-machine.ts';

/** Abilities of a driver beyond the contract; it must report a missing one or do without. */
export interface Abilities {
  /** Becomes root with sudo, owns its disk. */
  readonly root: boolean;
  /** Has processes, host name and files of its own. */
  readonly isolation: boolean;
  readonly ownNetwork: boolean;
}

/** Context that the tests of one driver share. */
export interface Subject {
  readonly driver: SandboxDriver;
  readonly machine: TestMachine;
  readonly login: Login;
}

/** The behaviour in which drivers differ, each way tested where it is true. */
export function testAbilities({ root, isolation, ownNetwork }: Abilities, subject: () => Subject): void {
  if (!root) it('does not install packages, and says so', () => testNoPackages(subject()));
  if (root) it('gives the login passwordless sudo and a writable system', () => testRoot(subject()));
  else it('says on the console that it does not give root', () => testNoRoot(subject()));
  if (isolation) it('has a host name, processes and a /tmp of its own', () => testIsolation(subject()));
  else it('says loudly that it isolates nothing', () => testNoIsolation(subject()));
  if (ownNetwork)
    it('is reached by another machine at its private address', () => testPrivateNetwork(subject()));
  else it('is reached by another machine at its loopback address', () => testLoopback(subject()));
}

async function testRoot({ login }: Subject): Promise<void> {
  const result = await login.run(
    'sudo sh -c "id -u; touch /etc/made-here /usr/bin/made-here; cat /root/greeting"; sudo -u ubuntu id -un',
  );

  expect(result).toMatchObject({ code: 0, stdout: '0\nhelloubuntu\n' });
  expect(existsSync('/etc/made-here')).toBe(false);
}

async function testNoRoot({ machine, login }: Subject): Promise<void> {
  const { stdout } = await login.run('id -u; sudo id -u');
  const [own, asRoot] = stdout.split('\n');

  expect(machine.console()).toMatch(/packages (cannot be|are not) installed/);
  expect(asRoot).toBe(own);
}

async function testNoPackages({ driver }: Subject): Promise<void> {
  const asking = await bootMachine(driver, { cloudConfig: 'packages: [no-such-package-at-all]\n' });
  await asking.booted();

  expect(asking.console()).toContain('packages need root in the machine; this driver does not install them');
  await asking.sandbox.kill();
}

async function testIsolation({ login }: Subject): Promise<void> {
  const ofHost = mkdtempSync('/tmp/isolation-');
  const { stdout } = await login.run(
    `hostname; ls /proc | grep -c "^[0-9]"; test -e ${ofHost} && echo seen || echo hidden; touch /tmp/of-machine`,
  );
  rmdirSync(ofHost);
  const [hostname, processes, folderOfHost] = stdout.split('\n');

  expect(hostname).toMatch(/^ip-10-0-0-\d+$/);
  expect(Number(processes)).toBeLessThan(25);
  expect(folderOfHost).toBe('hidden');
  expect(existsSync('/tmp/of-machine')).toBe(false);
}

async function testNoIsolation({ machine }: Subject): Promise<void> {
  expect(machine.console()).toContain('NO ISOLATION');
}

async function testPrivateNetwork({ driver, login }: Subject): Promise<void> {
  const { stdout } = await login.run('hostname');
  const address = stdout.trim().replace('ip-', '').replaceAll('-', '.');

  expect(await greetingSeenBy(driver, { host: address, port: 22 })).toBe('SSH-2.0');
}

async function testLoopback({ driver, machine }: Subject): Promise<void> {
  expect(machine.sandbox.ssh.host).toMatch(/^127\./);
  expect(await greetingSeenBy(driver, machine.sandbox.ssh)).toBe('SSH-2.0');
}

async function greetingSeenBy(
  driver: SandboxDriver,
  { host, port }: { host: string; port: number },
): Promise<string> {
  const peer = await bootMachine(driver);
  const { stdout } = await peer.sandbox.exec(`bash -c 'exec 3<>/dev/tcp/${host}/${port} && head -c 7 <&3'`);
  await peer.sandbox.kill();
  return stdout;
}
