import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { type Connect, createIntent, readHandle, writeHandle } from '@ami-select/provisioner';
import type { SshTarget } from '@ami-select/transport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bakeJob } from './bake-job.ts';
import { buildJob } from './build-job.ts';
import { connectFakeMachine } from './testing/fake-machine.ts';
import { readBuildConfig } from './testing/read-build-config.ts';

const region = 'eu-west-1';
const instanceId = 'i-0123456789abcdef0';
const push = { kind: 'instance-connect', region, instanceId };
const STEP = 'make everything';

describe('a handle that holds no key', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'keyless-build-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  it('is built on, and its lease renewed, over pushed keys, one for each connection', async () => {
    const clock = createVirtualClock();
    const { path, hostKey } = await writeKeylessHandle(clock);
    const targets: SshTarget[] = [];
    const scripts: string[] = [];
    const connect: Connect = async (target) => {
      targets.push(target);
      const machine = connectFakeMachine(target, []);
      return {
        ...machine,
        exec: async (script, options) => {
          scripts.push(script);
          // Past a third of the term: the lease is renewed meanwhile.
          if (script.includes(STEP)) await clock.sleep(25 * 60_000);
          return machine.exec(script, options);
        },
      };
    };

    await buildJob(path, await readBuildConfig(`build: { steps: [{ run: ${STEP} }] }`, workingDirectory), {
      variables: {},
      clock,
      logger: silentLogger,
      signal: new AbortController().signal,
      report: () => undefined,
      connect,
      launchClient: () => ({ send: async () => ({}) }) as never,
    });

    const pushed = expect.objectContaining({ privateKey: '', push, hostKey, user: 'ubuntu' });
    expect(targets).toEqual([pushed, pushed]);
    expect(scripts.filter((script) => script.includes('OnCalendar'))).toHaveLength(1);
    expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE KEY');
  });

  it('is baked over a pushed key', async () => {
    const clock = createVirtualClock();
    const { path, hostKey } = await writeKeylessHandle(clock);
    const fleet = { handle: await readHandle(path), path: undefined, recordPath: '', endpoint: undefined };
    const targets: SshTarget[] = [];
    const connect: Connect = async (target) => {
      targets.push(target);
      throw new Error('seen enough');
    };
    const launchClient = (): never => ({ send: async () => ({ Images: [] }) }) as never;

    const baking = bakeJob(fleet, { key: 'deps-1' }, { clock, logger: silentLogger, connect, launchClient });

    await expect(baking).rejects.toThrow('seen enough');
    // The renewal of the lease, then the cleaning.
    const pushed = { privateKey: '', push, hostKey };
    expect(targets).toMatchObject([pushed, pushed]);
  });

  /** As the documentation says it is made: the handle of a ready fleet, its login key removed. */
  async function writeKeylessHandle(clock: ReturnType<typeof createVirtualClock>) {
    const image = { id: 'ami-0123456789abcdef0', architecture: 'x86_64', rootDeviceName: '/dev/sda1' };
    const intent = createIntent(
      {
        identity: { id: 'test' },
        region,
        image: { ...image, architecture: 'x86_64', sshUser: 'ubuntu' },
        instanceTypes: ['t3.small'],
        count: 1,
        ttlMinutes: 60,
      },
      { clock },
    );
    const { hostKey, privateKey } = intent.ssh;
    const at = { address: '203.0.113.7', port: 22, privateAddress: '10.0.0.1' };
    const path = join(workingDirectory, 'handle.json');
    const host = { name: 'host-1', instanceId, user: 'ubuntu', hostKey, privateKey, ...at };
    await writeHandle(path, { intent, calls: [], hosts: [host] } as never);
    const file = JSON.parse(readFileSync(path, 'utf8'));
    file.intent.ssh.privateKey = '';
    writeFileSync(path, JSON.stringify(file));
    return { path, hostKey };
  }
});
