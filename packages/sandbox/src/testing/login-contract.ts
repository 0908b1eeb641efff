import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Subject } from './ability-contract.ts';
import { logIn } from './ssh-login.ts';
import { makeKey } from './test-machine.ts';

const SECOND_KEY = makeKey();
const noScp = spawnSync('scp').error !== undefined;

/** A login besides the default one, for the user data of the machine under test. */
export const SECOND_USER: string = `users: [default, { name: ci, ssh_authorized_keys: ['${SECOND_KEY.public}'] }]\n`;

/** Uses of SSH besides running commands. */
export function testLogins({ root }: { root: boolean }, subject: () => Subject): void {
  it('stores and returns files over SFTP', () => testFiles(subject()));
  it('serves files with the rights of the login', () => testRights(root, subject()));
  it.skipIf(noScp)(`copies folders both ways with scp${noScp ? ' (skipped: no scp here)' : ''}`, () =>
    testScp(subject()),
  );
  it('gives a terminal to who asks for one', () => testTerminal(subject()));
  it('lets a second user in with a home of its own', () => testSecondUser(root, subject()));
  it('runs a command from outside as a login through sudo', () => testCommandAsLogin(root, subject()));
}

async function testFiles({ login }: Subject): Promise<void> {
  const content = 'x'.repeat(100_000);

  await login.writeFile('sent by sftp', content);

  expect((await login.run('wc -c < "$HOME/sent by sftp"')).stdout.trim()).toBe('100000');
  expect(await login.readFile('sent by sftp')).toBe(content);
}

async function testRights(root: boolean, { login }: Subject): Promise<void> {
  await login.writeFile('mine', '');
  const { stdout } = await login.run('stat -c %u mine; id -u');
  const [owner, user] = stdout.split('\n');

  expect(owner).toBe(user);
  if (!root) return;
  await expect(login.writeFile('/etc/not-mine', '')).rejects.toThrow(/permission denied/i);
  await expect(login.readFile('/etc/shadow')).rejects.toThrow(/permission denied/i);
}

async function testScp({ machine }: Subject): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'scp-'));
  const { host, port } = machine.sandbox.ssh;
  writeFileSync(join(folder, 'key'), machine.privateKey, { mode: 0o600 });
  mkdirSync(join(folder, 'a tree'));
  writeFileSync(join(folder, 'a tree/file'), 'content');
  const options = [
    ...['-rp', '-P', String(port), '-i', join(folder, 'key')],
    ...['-o', 'BatchMode=yes', '-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'],
  ];
  const scp = (...paths: string[]): Promise<unknown> =>
    promisify(execFile)('scp', [...options, ...paths], { cwd: folder });

  await scp('a tree', `ubuntu@${host}:`);
  await scp(`ubuntu@${host}:a tree`, 'again');

  expect(readFileSync(join(folder, 'again/file'), 'utf8')).toBe('content');
  rmSync(folder, { recursive: true });
}

async function testTerminal({ login }: Subject): Promise<void> {
  const [plain, terminal] = await Promise.all([
    login.run('test -t 0 || echo none'),
    login.run('test -t 0 && test -t 1 && echo $TERM', { terminal: 'vt220' }),
  ]);

  expect(plain.stdout).toBe('none\n');
  expect(terminal.stdout).toBe('vt220\r\n');
}

async function testSecondUser(root: boolean, { machine }: Subject): Promise<void> {
  const second = await logIn({ ...machine.sandbox.ssh, user: 'ci', privateKey: SECOND_KEY.private });

  const { stdout } = await second.run(
    'echo $USER; basename ~; touch ~/mine && echo writes; cat ~ubuntu/.ssh/*',
  );

  expect(stdout.split('\n').slice(0, 3)).toEqual(['ci', 'ci', 'writes']);
  if (root) expect(stdout).not.toContain('ssh-ed25519');
  second.drop();
}

async function testCommandAsLogin(root: boolean, { machine }: Subject): Promise<void> {
  const { exitCode, stdout } = await machine.sandbox.exec('sudo -u ubuntu -- sh -c "id -un; exit 7"');

  expect(exitCode).toBe(7);
  if (root) expect(stdout).toBe('ubuntu\n');
}
