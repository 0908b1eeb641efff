import type { ChildProcess } from 'node:child_process';
import { expect, it } from 'vitest';
import type { SandboxSpec } from '../contract/sandbox.ts';
import { type MachineHost, MachineSandbox } from './machine-sandbox.ts';
import { Machines } from './machines.ts';

const SPEC: SandboxSpec = {
  instanceId: 'i-0123456789abcdef0',
  hostname: 'host',
  privateIp: '10.0.0.4',
  memoryMib: 512,
  vcpus: 1,
  sshUser: 'ubuntu',
  authorizedKeys: [],
  onConsole: () => undefined,
  onPowerOff: () => undefined,
};

/** A place where no machine starts; it notes what is asked of it. */
function place(): { host: MachineHost; calls: string[] } {
  const calls: string[] = [];
  const note = (name: string) => async () => {
    calls.push(name);
  };
  return {
    calls,
    host: {
      start: async (): Promise<ChildProcess> => {
        calls.push('start');
        throw new Error('no place');
      },
      prepare: () => Promise.reject(new Error('never reached')),
      address: (listening) => listening,
      stop: note('stop'),
      snapshot: async () => '',
      remove: note('remove'),
    },
  };
}

it('waits at the end for what is being prepared, and starts no machine of it', async () => {
  const [machines, { host, calls }] = [new Machines(), place()];
  const prepared = Promise.withResolvers<MachineSandbox>();
  const booting = machines.boot(() => prepared.promise);
  const outcome = expect(booting).rejects.toMatchObject({ code: 'SANDBOX_GONE' });

  const closing = machines.close().then(() => calls.push('closed'));
  await new Promise(setImmediate);
  expect(calls).toEqual([]);
  prepared.resolve(new MachineSandbox(SPEC, host));
  await closing;
  await outcome;

  expect(calls).toEqual(['closed']);
});

it('prepares nothing once its driver has ended', async () => {
  const machines = new Machines();
  let prepared = 0;
  await machines.close();

  const booting = machines.boot(async () => {
    prepared += 1;
    return new MachineSandbox(SPEC, place().host);
  });

  await expect(booting).rejects.toMatchObject({ code: 'SANDBOX_GONE' });
  expect(prepared).toBe(0);
});

it('removes what a machine that does not boot leaves', async () => {
  const [machines, { host, calls }] = [new Machines(), place()];

  await expect(machines.boot(async () => new MachineSandbox(SPEC, host))).rejects.toThrow('no place');
  await machines.close();

  expect(calls).toEqual(['start', 'remove']);
});
