import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxDriver } from '../contract/sandbox.ts';
import { type Abilities, testAbilities } from './ability-contract.ts';
import { CLOUD_CONFIG, WAITING_CONFIG } from './cloud-configs.ts';
import { eventually } from './eventually.ts';
import { isRunning } from './host-processes.ts';
import { testLogins } from './login-contract.ts';
import { type Login, logInOnce } from './ssh-login.ts';
import { bootMachine, makeKey, type TestMachine } from './test-machine.ts';

/** The behaviour that every driver shares, run against a real machine. */
export function describeDriverContract(
  name: string,
  options: { driver: () => Promise<SandboxDriver>; skip: string | undefined; abilities: Abilities },
): void {
  const { abilities, skip } = options;
  describe.skipIf(skip !== undefined)(
    `${name} sandbox${skip === undefined ? '' : ` (skipped: ${skip})`}`,
    () => {
      let driver: SandboxDriver;
      let machine: TestMachine;
      let login: Login;

      beforeAll(async () => {
        driver = await options.driver();
        machine = await bootMachine(driver, { cloudConfig: CLOUD_CONFIG });
        login = await machine.logIn();
        await machine.booted();
      });

      afterAll(() => driver?.close());

      it('shows the host key of the user data and prints its fingerprint on the console', () => {
        expect(login.hostKey).toBe(machine.hostKey);
        expect(machine.console()).toContain('-----BEGIN SSH HOST KEY FINGERPRINTS-----');
        expect(machine.console()).toContain(machine.hostKey);
      });

      it('returns output, error output and exit status of a command', async () => {
        const result = await login.run('echo out; echo err >&2; exit 3');

        expect(result).toEqual({ code: 3, signal: null, stdout: 'out\n', stderr: 'err\n' });
      });

      it('names the signal that ended a command', async () => {
        const result = await login.run('kill -TERM $$');

        expect(result.signal?.replace('SIG', '')).toBe('TERM');
      });

      it('passes standard input to its end', async () => {
        const result = await login.run('wc -c', { stdin: 'x'.repeat(300_000) });

        expect(result.stdout.trim()).toBe('300000');
      });

      it('runs 10 commands at once on one connection', async () => {
        const results = await Promise.all(
          Array.from({ length: 10 }, (_, index) => login.run(`echo ${index}`)),
        );

        expect(results.map((result) => result.stdout.trim())).toEqual(
          Array.from({ length: 10 }, (_, index) => String(index)),
        );
      });

      it('gives the login a home, a shell, tar and a Python with venv', async () => {
        const result = await login.run(
          'cd && mkdir -p t && tar cf t.tar t && python3 -m venv --without-pip v && v/bin/python -c "print(6 * 7)"',
        );

        expect(result).toMatchObject({ code: 0, stdout: '42\n' });
      });

      it('refuses a key that nobody allowed and a user that does not exist', async () => {
        const { ssh } = machine.sandbox;

        await expect(logInOnce({ ...ssh, user: 'ubuntu', privateKey: makeKey().private })).rejects.toThrow();
        await expect(
          logInOnce({ ...ssh, user: 'nobody-here', privateKey: machine.privateKey }),
        ).rejects.toThrow();
      });

      it('tells root logins to use the default user', async () => {
        const root = await machine.logIn('root');
        const channel = await root.start('id');

        const [first] = await new Promise<[Buffer]>((resolve) =>
          channel.once('data', (data: Buffer) => resolve([data])),
        );

        expect(first.toString()).toContain('Please login as the user "ubuntu" rather than the user "root"');
        root.drop();
      });

      it('lets a pushed key in until its time is over', async () => {
        const key = makeKey();
        const target = { ...machine.sandbox.ssh, user: 'ubuntu', privateKey: key.private };
        await machine.sandbox.pushKey('ubuntu', key.public, 800);

        const pushed = await logInOnce(target);

        expect((await pushed.run('echo in')).stdout).toBe('in\n');
        pushed.drop();
        await eventually('the pushed key expired', () =>
          logInOnce(target)
            .then(
              (late) => late.drop(),
              () => true,
            )
            .then((over) => over === true),
        );
      });

      it('executed the user data: files, boot commands, run commands, notices', async () => {
        const files = await machine.sandbox.exec('cat $HOME/ran $HOME/boots');
        const isAbove = existsSync('/etc/local-ec2-test-above');

        expect(files).toMatchObject({ exitCode: 0 });
        expect(files.stdout).toMatch(/^run as \w+\nboot\n$/);
        expect(machine.console()).toContain("'unknown_key'");
        expect(machine.console()).toContain('The system will power off at');
        expect(isAbove).toBe(false);
      });

      it('tells how far its boot is, as cloud-init does', async () => {
        const booting = await bootMachine(driver, { cloudConfig: WAITING_CONFIG });
        const inside = await booting.logIn();

        const early = await inside.run('cloud-init status');
        await booting.sandbox.exec('touch $HOME/may-boot');
        const late = await inside.run('cloud-init status --wait');

        expect(early).toMatchObject({ code: 0, stdout: 'status: running\n' });
        expect(late).toMatchObject({ code: 1, stdout: expect.stringMatching(/^\.*\nstatus: error\n$/) });
        const failure = 'scripts/runcmd failed with exit status 3';
        await eventually('the console has it', async () => booting.console().includes(failure));
        expect((await login.run('cloud-init status')).stdout).toBe('status: done\n');
        await booting.sandbox.kill();
      });

      it('runs commands as root, with exit status and time limit', async () => {
        const [failed, late] = await Promise.all([
          machine.sandbox.exec('echo no >&2; exit 4'),
          machine.sandbox.exec('sleep 30', { timeoutMs: 100 }),
        ]);

        expect(failed).toEqual({ exitCode: 4, stdout: '', stderr: 'no\n' });
        expect(late.exitCode).toBe(124);
      });

      it('keeps the first part of what a command prints, and says how much it omits', async () => {
        const endless = 'head -c 30000000 /dev/zero | tr "\\0" x';
        const { exitCode, stdout, stderr } = await machine.sandbox.exec(`${endless}; ${endless} >&2; exit 7`);

        expect(exitCode).toBe(7);
        for (const text of [stdout, stderr]) {
          expect(text.slice(1024 * 1024)).toBe('\n[... 28951424 characters omitted ...]\n');
        }
      });

      it('ends a command that watches its input when the connection drops', async () => {
        const other = await machine.logIn();
        const channel = await other.start('echo $$ > ~/watched; cat > /dev/null; rm ~/watched');
        await eventually('the command runs', async () => (await login.run('cat ~/watched')).code === 0);

        channel.on('error', () => undefined);
        other.drop();

        await eventually('the command ended', async () => (await login.run('cat ~/watched')).code !== 0);
      });

      testAbilities(abilities, () => ({ driver, machine, login }));
      testLogins(abilities, () => ({ driver, machine, login }));

      it('reboots on the same disk without running user data again', async () => {
        const rebooting = await bootMachine(driver, { cloudConfig: CLOUD_CONFIG });
        await rebooting.booted();
        await rebooting.sandbox.exec('echo kept > $HOME/kept; rm $HOME/ran');

        await rebooting.sandbox.reboot();
        const again = await rebooting.logIn();

        expect(again.hostKey).toBe(rebooting.hostKey);
        expect(
          await rebooting.sandbox.exec('cat $HOME/kept; cat $HOME/ran; grep -c boot $HOME/boots'),
        ).toMatchObject({ stdout: 'kept\n2\n' });
        await eventually('the script of every boot ran again', async () => {
          return (await rebooting.sandbox.exec('cat $HOME/per-boot')).stdout === 'mine\nmine\n';
        });
        await rebooting.sandbox.kill();
      });

      it('starts a copy from a snapshot with what was installed', async () => {
        const directory = mkdtempSync(join(tmpdir(), 'snapshot-'));
        await machine.sandbox.exec('echo installed > $HOME/software');

        const layer = await machine.sandbox.snapshot(directory);
        const copy = await bootMachine(driver, { spec: { layer } });
        const inside = await copy.logIn();

        expect(inside.hostKey).toBe(copy.hostKey);
        expect((await copy.sandbox.exec('cat $HOME/software')).stdout).toBe('installed\n');
        await copy.sandbox.kill();
        rmSync(directory, { recursive: true });
      });

      it('notices a shutdown from inside, once', async () => {
        const ending = await bootMachine(driver);
        const inside = await ending.logIn();
        const command = abilities.root ? 'sudo shutdown -P now' : 'shutdown -P now';

        inside.run(command).catch(() => undefined);

        expect(await ending.ended).toBe('poweroff');
        await expect(ending.sandbox.exec('true')).rejects.toMatchObject({ code: 'SANDBOX_GONE' });
        await ending.sandbox.kill();
      });

      it('F21: answers but takes no key, until keys are written; then each of them, at the same place', async () => {
        const { promise, resolve: write } = Promise.withResolvers<void>();
        const waiting = await bootMachine(driver, { spec: { keysHeldUntil: promise } });
        const target = { ...waiting.sandbox.ssh, user: 'ubuntu', privateKey: waiting.privateKey };
        await waiting.booted();

        const early = logInOnce(target);
        await expect(early).rejects.toThrow('All configured authentication methods failed');
        write();
        const login = await waiting.logIn();

        expect(login.hostKey).toBe(waiting.hostKey);
        await waiting.sandbox.reboot();
        expect((await (await waiting.logIn()).run('id -un')).code).toBe(0);
        await waiting.sandbox.kill();
      });

      it('lives on without SSH when the host key of the user data is garbage', async () => {
        const text =
          '#cloud-config\nssh_keys: { ed25519_private: garbage, ed25519_public: ssh-ed25519 AAAA }\n';

        const broken = await bootMachine(driver, { spec: { userData: Buffer.from(text) } });

        await eventually('sshd complained', () => broken.console().includes('sshd: does not start'));
        expect((await broken.sandbox.exec('echo alive')).stdout).toBe('alive\n');
        await broken.sandbox.kill();
      });

      it('can be killed while it boots', async () => {
        const booting = bootMachine(driver, { cloudConfig: 'bootcmd: [sleep 30]\n' });

        const { sandbox } = await booting;
        await sandbox.kill();

        await expect(sandbox.exec('true')).rejects.toMatchObject({ code: 'SANDBOX_GONE' });
      });

      it('notices a shutdown in the boot commands', async () => {
        const ending = await bootMachine(driver, { cloudConfig: 'bootcmd: [shutdown -P now]\n' });

        expect(await ending.ended).toBe('poweroff');
      });

      it('can be powered off and on, and is gone after kill', async () => {
        const switched = await bootMachine(driver);
        await switched.sandbox.exec('echo kept > $HOME/kept');

        await switched.sandbox.powerOff();
        await expect(switched.sandbox.exec('true')).rejects.toMatchObject({ code: 'SANDBOX_GONE' });
        await switched.sandbox.powerOn();
        expect((await switched.sandbox.exec('cat $HOME/kept')).stdout).toBe('kept\n');
        await switched.sandbox.kill();
        await switched.sandbox.kill();

        await expect(switched.sandbox.exec('true')).rejects.toMatchObject({ code: 'SANDBOX_GONE' });
        await expect(
          logInOnce({
            ...switched.sandbox.ssh,
            user: 'ubuntu',
            privateKey: switched.privateKey,
            timeoutMs: 300,
          }),
        ).rejects.toThrow();
      });

      it('ends daemons with the machine', async () => {
        const busy = await bootMachine(driver);
        const token = `7${String(Date.now()).slice(-8)}`;
        await busy.sandbox.exec(`(setsid sleep ${token} >/dev/null 2>&1 &); sleep 0.05`);
        expect(isRunning(token)).toBe(true);

        await busy.sandbox.kill();

        expect(isRunning(token)).toBe(false);
      });
    },
  );
}
