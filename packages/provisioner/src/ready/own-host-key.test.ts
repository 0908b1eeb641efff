import { createVirtualClock } from '@ami-select/core/testing';
import { generateSshKeyPair, TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import type { Connect } from '../aws/ports.ts';
import type { FleetHandle, OwnHostKey } from '../fleet/handle.ts';
import type { Host } from '../fleet/host.ts';
import { dialler, type Save } from '../testing/dialler.ts';
import { DIAL_STEPS, dyingDial } from '../testing/dying-dial.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { answering, keyedMachine } from '../testing/keyed-machine.ts';

const BOOT_KEY = generateSshKeyPair('boot').publicKey.split(' ').slice(0, 2).join(' ');
const STRANGER = generateSshKeyPair('stranger').publicKey;
const OWN_WORDS = STRANGER.split(' ').slice(0, 2).join(' ');
const host: Host = {
  name: 'host-1',
  instanceId: 'i-1',
  address: '192.0.2.1',
  port: 22,
  privateAddress: '10.0.0.1',
  user: 'ubuntu',
  hostKey: BOOT_KEY,
  privateKey: 'PRIVATE',
};

const handleWith = (...hostKeys: OwnHostKey[]): FleetHandle => ({
  intent: fleetIntent(createVirtualClock()),
  hostKeys,
});

describe('a machine that can have a host key of its own', () => {
  it('is ready with it; the handle holds it before the machine shows it, and no other after that', async () => {
    const shownAtSave: string[] = [];
    const machine = keyedMachine(BOOT_KEY);
    const save: Save = async () => void shownAtSave.push(machine.shown);
    const { dial, saved } = dialler(host, machine.connect, { save });

    const ready = await dial();

    expect(ready).toEqual({ ...host, hostKey: machine.ownKey });
    expect(shownAtSave).toEqual([BOOT_KEY, machine.ownKey]);
    const key = { instanceId: 'i-1', hostKey: machine.ownKey };
    expect(saved.map(({ hostKeys }) => hostKeys)).toEqual([
      [{ ...key, confirmed: false }],
      [{ ...key, confirmed: true }],
    ]);
    expect(machine.logins).toEqual([BOOT_KEY, machine.ownKey]);
  });

  it('may show the old key for a moment while its SSH server reads the new one', async () => {
    let dials = 0;
    const machine = keyedMachine(BOOT_KEY, { change: () => {} });
    const late: Connect = (target, options) => {
      dials += 1;
      if (dials === 5) machine.shown = machine.ownKey;
      return machine.connect(target, options);
    };
    const { dial, elapsedMs } = dialler(host, late);
    await expect(dial()).resolves.toMatchObject({ hostKey: machine.ownKey });

    expect(elapsedMs()).toBe(112);
    expect(machine.logins).toEqual([BOOT_KEY, machine.ownKey]);
  });

  it('is refused when it still shows the old key a minute after it said that it changed', async () => {
    const machine = keyedMachine(BOOT_KEY, { change: () => {} });
    const { dial, elapsedMs, saved } = dialler(host, machine.connect);

    await expect(dial()).rejects.toMatchObject({
      code: 'UNREACHABLE_HOST',
      cause: { code: 'HOST_KEY_MISMATCH' },
    });

    expect(elapsedMs()).toBeGreaterThan(60_000);
    expect(elapsedMs()).toBeLessThan(70_000);
    expect(saved).toHaveLength(1);
    expect(machine.logins).toEqual([BOOT_KEY]);
  });

  it('does not change before its key is stored', async () => {
    const machine = keyedMachine(BOOT_KEY);
    const { dial } = dialler(host, machine.connect, { save: () => Promise.reject(new Error('ENOSPC')) });

    await expect(dial()).rejects.toThrow('ENOSPC');

    expect(machine.steps).toEqual(['ask']);
    expect(machine.shown).toBe(BOOT_KEY);
  });
});

describe('a machine without a host key of its own', () => {
  it.each([
    ['cannot become-root', 'its login may not become root'],
    ['cannot find-ssh-keygen', 'it has no ssh-keygen'],
    ['cannot find-file', 'its host key is not the file /etc/ssh/ssh_host_ed25519_key'],
    ['cannot find-server', 'its SSH server is not OpenSSH'],
    ['cannot write', 'it cannot write to /etc/ssh'],
    ['cannot pass-test', "its SSH server's configuration does not pass a test (sshd -t)"],
    ['cannot \u001b[31m', 'it gave no response that we know'],
    ['cannot say ::error::this', 'it gave no response that we know'],
    ['', 'it gave no response that we know'],
    ['own', 'it gave no response that we know'],
    ['own ssh-ed25519', 'it gave no response that we know'],
    ['own ssh-ed25519 AAAA', 'it gave no response that we know'],
    ['own ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7', 'it gave no response that we know'],
    ['own ::set-output name=x::y', 'it gave no response that we know'],
    [`own ${STRANGER.replace('ssh-ed25519', 'ssh-dss')}`, 'it gave no response that we know'],
    [`own ${OWN_WORDS}\u001b[31m`, 'it gave no response that we know'],
    [`own ${OWN_WORDS};reboot`, 'it gave no response that we know'],
    [`own ${OWN_WORDS}"`, 'it gave no response that we know'],
    [`own ${OWN_WORDS}AAAA`, 'it gave no response that we know'],
    [`own ${OWN_WORDS.slice(0, -4)}`, 'it gave no response that we know'],
    [`OWN ${STRANGER}`, 'it gave no response that we know'],
    [` own ${STRANGER}`, 'it gave no response that we know'],
  ])('that says %j is ready with the old key, with a warning in our words', async (stdout, reason) => {
    const machine = keyedMachine(BOOT_KEY);
    const { dial, lines, saved } = dialler(host, answering(machine, { stdout }));

    await expect(dial()).resolves.toEqual(host);

    expect(lines).toEqual([
      `host-1 (i-1) keeps the host key of its user data, since ${reason}: whoever may read its user data can pose as it.`,
    ]);
    expect(saved).toEqual([]);
    expect(machine.shown).toBe(BOOT_KEY);
  });

  it('is not taken for one while its first command fails', async () => {
    const machine = keyedMachine(BOOT_KEY);
    let isEarly = true;
    const early = answering(machine, { exitCode: 127 });
    const { dial, attempts, lines } = dialler(host, async (target, options) => {
      const connect = isEarly ? early : machine.connect;
      isEarly = false;
      return connect(target, options);
    });

    await expect(dial()).resolves.toMatchObject({ hostKey: machine.ownKey });

    expect(attempts).toEqual(['the first command failed']);
    expect(lines).toEqual([]);
  });
});

describe('a machine whose own key is stored', () => {
  const own = generateSshKeyPair('own').publicKey.split(' ').slice(0, 2).join(' ');
  const confirmed = handleWith({ instanceId: 'i-1', hostKey: own, confirmed: true });
  const learned = handleWith({ instanceId: 'i-1', hostKey: own, confirmed: false });
  const showing = (shown: string) => {
    const machine = keyedMachine(BOOT_KEY, { ownKey: own });
    machine.shown = shown;
    return machine;
  };

  it.each([
    ['the key of the user data, after the own key was confirmed', confirmed, BOOT_KEY],
    ['a key that nobody knows, after the own key was confirmed', confirmed, STRANGER],
    ['a key that nobody knows, before the own key was confirmed', learned, STRANGER],
    ['a key that nobody knows, before anything was learned', handleWith(), STRANGER],
    ['its own key, before anything was learned', handleWith(), own],
    [
      'the key of the user data, when the own key of another machine is stored',
      handleWith({ instanceId: 'i-1', hostKey: STRANGER, confirmed: true }),
      BOOT_KEY,
    ],
  ])('ends the wait after a minute when the address shows %s', async (_, stored, shown) => {
    const machine = showing(shown.split(' ').slice(0, 2).join(' '));
    const { dial, elapsedMs, saved } = dialler(host, machine.connect, { stored });

    await expect(dial()).rejects.toMatchObject({
      code: 'UNREACHABLE_HOST',
      cause: { code: 'HOST_KEY_MISMATCH' },
    });

    expect(elapsedMs()).toBeGreaterThanOrEqual(60_000);
    expect(elapsedMs()).toBeLessThan(62_000);
    expect(machine.logins).toEqual([]);
    expect(saved).toEqual([]);
  });

  it('is ready with one login that runs nothing, once it was confirmed', async () => {
    const machine = showing(own);
    const asked: unknown[] = [];
    const connect: Connect = (target, options) => {
      asked.push(options?.hostKeyOnly);
      return machine.connect(target, options);
    };
    const { dial, saved } = dialler(host, connect, { stored: confirmed });

    await expect(dial()).resolves.toEqual({ ...host, hostKey: own });

    expect([machine.logins, asked]).toEqual([[own], [false]]);
    expect([machine.steps, saved]).toEqual([[], []]);
  });

  it('ends the wait when a machine with the key of the user data names another key as its own', async () => {
    const impostor = keyedMachine(BOOT_KEY, { ownKey: STRANGER });
    const { dial, saved } = dialler(host, impostor.connect, { stored: learned });

    await expect(dial()).rejects.toMatchObject({
      message: expect.stringContaining('names another key as its own than before'),
    });

    expect(impostor.steps).toEqual(['ask']);
    expect(saved).toEqual([]);
  });

  it('never becomes ready with the key of the user data again, whatever it says', async () => {
    const machine = showing(BOOT_KEY);
    const { dial, attempts } = dialler(host, answering(machine, { stdout: 'cannot become-root' }), {
      stored: learned,
    });

    await expect(dial()).rejects.toMatchObject({ code: 'ABORTED' });

    expect(new Set(attempts)).toEqual(
      new Set(['it does not change its host key: its login may not become root']),
    );
  });
});

describe('the death of the process', () => {
  it.each(
    [...DIAL_STEPS.keys()].flatMap((at) => [
      { at, when: 'before', step: DIAL_STEPS[at] },
      { at, when: 'after', step: DIAL_STEPS[at] },
    ]),
  )('$when step $at ($step) leaves a machine that the stored handle reaches', async ({ at, when }) => {
    const machine = keyedMachine(BOOT_KEY);
    let stored = handleWith();
    const save: Save = async (handle) => {
      stored = JSON.parse(JSON.stringify(handle));
    };
    const dying = dyingDial({ connect: machine.connect, save }, { at, before: when === 'before' });
    await expect(dialler(host, dying.connect, dying).dial()).rejects.toThrow('dead');

    expect(acceptedKeys(stored)).toContain(machine.shown);
    await expect(dialler(host, machine.connect, { stored, save }).dial()).resolves.toEqual({
      ...host,
      hostKey: machine.ownKey,
    });
    expect(stored.hostKeys).toEqual([{ instanceId: 'i-1', hostKey: machine.ownKey, confirmed: true }]);
  });

  it('is survived by a change of which only the response was lost', async () => {
    let isLost = false;
    const machine = keyedMachine(BOOT_KEY);
    const connect: Connect = async (target, options) => {
      const transport = await machine.connect(target, options);
      return {
        ...transport,
        exec: async (script, execOptions) => {
          const result = await transport.exec(script, execOptions);
          if (machine.steps.at(-1) !== 'change' || isLost) return result;
          isLost = true;
          throw new TransportError('DISCONNECTED', 'lost');
        },
      };
    };

    await expect(dialler(host, connect).dial()).resolves.toMatchObject({ hostKey: machine.ownKey });
  });
});

/** The keys that a person or a process with this handle may accept from the machine. */
function acceptedKeys({ hostKeys = [] }: FleetHandle): string[] {
  const own = hostKeys.find(({ instanceId }) => instanceId === 'i-1');
  if (own === undefined) return [BOOT_KEY];
  return own.confirmed ? [own.hostKey] : [own.hostKey, BOOT_KEY];
}
