import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { silentLogger, systemClock } from '@ami-select/core';
import { createVirtualClock, freePort } from '@ami-select/core/testing';
import { connectSsh, generateSshKeyPair } from '@ami-select/transport';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLedger } from '../record/ledger.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { dialUntilReady } from './dial.ts';

/** Debian 13: OpenSSH 10, with `PerSourcePenalties` by default. */
const rootfs = process.env.LOCAL_EC2_SYSTEMD_ROOTFS ?? '';
const skip = whyNot();

function whyNot(): string {
  if (process.getuid?.() !== 0) return ' (skipped: it needs root)';
  const isThere = rootfs !== '' && existsSync(`${rootfs}/usr/sbin/sshd`);
  return isThere ? '' : ' (skipped: no LOCAL_EC2_SYSTEMD_ROOTFS)';
}

/**
 * On file systems of its own over the folder, which stays as it is. Writes the login key some seconds after a line on the
 * third descriptor.
 */
const START = `
set -e
for folder in tmp run; do mount -t tmpfs tmpfs "$ROOT/$folder"; done
mkdir -p "$ROOT/run/sshd"
umask 077
printf '%s' "$HOST_KEY" > "$ROOT/tmp/host-key"
(read -r listens <&3; sleep "$SECONDS_LATE"; printf '%s\\n' "$LOGIN_KEY" > "$ROOT/tmp/login-keys") &
exec chroot "$ROOT" /usr/sbin/sshd -D -e -f /dev/null -p "$PORT" -h /tmp/host-key -o ListenAddress=127.0.0.1 \
  -o AuthorizedKeysFile=/tmp/login-keys -o PermitRootLogin=yes -o PidFile=none -o StrictModes=no -o LogLevel=VERBOSE
`;

/** A machine whose login key is written late; with the lines of its sshd. */
async function startLateMachine(secondsLate: number) {
  const [hostKey, login, port] = [generateSshKeyPair('host'), generateSshKeyPair('login'), await freePort()];
  const child: ChildProcess = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', START], {
    env: {
      PATH: process.env.PATH,
      ROOT: rootfs,
      PORT: String(port),
      HOST_KEY: hostKey.privateKey,
      LOGIN_KEY: login.publicKey,
      SECONDS_LATE: String(secondsLate),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
    if (text.includes('Server listening')) (child.stdio[3] as Writable).write('listens\n');
  });
  const host = {
    name: 'host-1',
    instanceId: 'i-1',
    address: '127.0.0.1',
    port,
    privateAddress: '',
    user: 'root',
    hostKey: hostKey.publicKey,
    privateKey: login.privateKey,
  };
  return { host, log: () => log };
}

describe.skipIf(skip !== '')(`a dial to OpenSSH 10${skip}`, () => {
  it('is let in when the key is written late, and never punished', async () => {
    const { host, log } = await startLateMachine(4);
    const attempts: string[] = [];

    await dialUntilReady(host, {
      connect: connectSsh,
      clock: systemClock,
      logger: silentLogger,
      ledger: createLedger(fleetIntent(createVirtualClock()), async () => {}),
      signal: AbortSignal.timeout(30_000),
      onAttempt: (text) => void attempts.push(text),
    });

    expect(attempts.join('\n')).toMatch(/refused the key for user "root" 5 times/);
    expect(log()).toContain('Accepted publickey for root');
    expect(log()).not.toMatch(/drop connection|penalty: .*exceeded/i);
  }, 40_000);
});
