import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import {
  createIntent,
  type FleetHandle,
  readRenewal,
  writeHandle,
  writeRenewal,
} from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildJob } from './build-job.ts';
import type { JobEvent } from './context/events.ts';
import { ASKED_FLEET } from './testing/asked-fleet.ts';
import { readBuildConfig } from './testing/read-build-config.ts';

const clock = createVirtualClock();

type Change = Partial<Parameters<typeof createIntent>[0]>;

function handleOf(change: Change): FleetHandle {
  const intent = createIntent({ ...ASKED_FLEET, ...change }, { clock });
  const host = {
    instanceId: 'i-0123456789abcdef0',
    port: 22,
    privateAddress: '10.0.0.1',
    user: 'ubuntu',
    hostKey: intent.ssh.hostKey,
    privateKey: intent.ssh.privateKey,
  };
  const hosts = ['host-1', 'host-2'].map((name) => ({ ...host, name, address: '203.0.113.7' }));
  return JSON.parse(JSON.stringify({ intent, calls: [], hosts }));
}

describe('buildJob on a fleet of before', () => {
  let workingDirectory: string;
  let handlePath: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'build-job-'));
    handlePath = join(workingDirectory, 'handle.json');
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  /** What the build ends with, and the machines that it has connected to. */
  async function build(config: string, change: Change, hosts?: readonly string[]) {
    const connected: string[] = [];
    const called: unknown[] = [];
    await writeHandle(handlePath, handleOf(change));
    const request = { ...(await readBuildConfig(config, workingDirectory)), hosts };
    const failure = await buildJob(handlePath, request, {
      variables: {},
      clock,
      logger: silentLogger,
      signal: new AbortController().signal,
      report: () => undefined,
      connect: async ({ label }) => {
        connected.push(label);
        throw new Error('out of reach');
      },
      launchClient: (access) => {
        called.push(access);
        return { send: async () => ({}) } as never;
      },
      fetch: async () => {
        throw new Error('nothing is to be fetched');
      },
    }).catch((error: unknown) => error);
    return { connected, called, failure };
  }

  const STEPS = 'steps: [{ run: make }]';
  const NGINX = 'system: { packages: [nginx=1.24.0-2ubuntu7] }';

  it.each([
    ['a package of apt', `build: { ${NGINX}, ${STEPS} }`],
    ['a package of dnf', `build: { system: { packages: [nginx=1.24.0-1.amzn2023] }, ${STEPS} }`],
    ['an epoch', `build: { system: { packages: ["vim=2:9.1.0016-1ubuntu7"] }, ${STEPS} }`],
    ['a snapshot of apt', `build: { system: { packages: [a=1], snapshot: 20260801T000000Z }, ${STEPS} }`],
    ['a release of dnf', `build: { system: { packages: [a=1], snapshot: "2023.6.20250107" }, ${STEPS} }`],
    ['several packages', `build: { system: { packages: [a=1, b=2, c=3] }, ${STEPS} }`],
    ['one package as a list', `build:\n  system:\n    packages:\n      - a=1\n  ${STEPS}`],
    ['no step that uses them', `build: { ${NGINX}, steps: [{ run: "true" }] }`],
    ['a step that installs them itself', `build: { ${NGINX}, steps: [{ run: apt-get install nginx }] }`],
    ['artifacts', `build: { ${NGINX}, ${STEPS}, artifacts: [out/**] }`],
    ['a name of its own', `build: { ${NGINX}, steps: [{ name: x, run: make }] }`],
    ['a time limit', `build: { ${NGINX}, steps: [{ run: make, timeout-minutes: 5 }] }`],
  ])('that reaches nothing is refused before a connection: %s', async (_name, config) => {
    const { connected, failure } = await build(config, { egress: 'none' });

    expect(failure).toMatchObject({
      code: 'INVALID_INPUT',
      exitClass: 'usage',
      message: expect.stringMatching(
        /^build: egress of fleet-[0-9a-f]{16}: none is not valid because the machines download the system packages of the build; expected web or any; nothing was sent to the machines$/,
      ),
    });
    expect(connected).toEqual([]);
  });

  it('goes to the hosts that failed alone', async () => {
    const { connected } = await build(`build: { ${STEPS} }`, {}, ['host-2', 'host-7']);

    expect(connected).toEqual(['host-2']);
  });

  it('is refused where the fleet has none of the hosts that failed', async () => {
    const { connected, failure } = await build(`build: { ${STEPS} }`, {}, ['host-7']);

    expect(connected).toEqual([]);
    expect(failure).toMatchObject({
      code: 'NO_HOSTS',
      message: expect.stringContaining('none of the hosts that failed (host-7)'),
    });
  });

  it.each<[string, Change]>([
    ['of another repository', { egress: 'none', identity: { repository: 'octo/demo', runId: '1' } }],
    ['of a local endpoint', { egress: 'none', endpoint: 'http://127.0.0.1:4566' }],
    ['of spot instances', { egress: 'none', market: 'spot' }],
    ['with an address of its own', { egress: 'none', sshFrom: '203.0.113.7/32' }],
  ])('that reaches nothing is refused %s', async (_name, change) => {
    const { connected, failure } = await build(`build: { ${NGINX}, ${STEPS} }`, change);

    expect(failure).toMatchObject({ code: 'INVALID_INPUT' });
    expect(connected).toEqual([]);
  });

  it.each<[string, string, Change]>([
    ['reaches the web', `build: { ${NGINX}, ${STEPS} }`, { egress: 'web' }],
    ['reaches all', `build: { ${NGINX}, ${STEPS} }`, { egress: 'any' }],
    ['was launched without a word', `build: { ${NGINX}, ${STEPS} }`, {}],
    [
      'has groups of its caller',
      `build: { ${NGINX}, ${STEPS} }`,
      { securityGroupIds: ['sg-0123456789abcdef0'] },
    ],
    ['reaches nothing and downloads nothing', `build: { ${STEPS} }`, { egress: 'none' }],
  ])('that %s is built on', async (_name, config, change) => {
    const { connected, failure } = await build(config, change);

    expect(failure).toMatchObject({ message: 'out of reach' });
    expect(connected).toEqual(['host-1', 'host-2']);
  });

  it('gives the machines no more time than they were kept for, and says until when they stay', async () => {
    const events: JobEvent[] = [];
    const clock = createVirtualClock();
    const keptUntil = new Date(clock.now().getTime() + 20 * 60_000).toISOString();
    const handle = handleOf({});
    await writeHandle(handlePath, handle);
    await writeRenewal(handlePath, { ...handle.intent, expiresAt: keptUntil, keptMinutes: 20 });
    const request = await readBuildConfig(`build: { ${STEPS} }`, workingDirectory);
    let isWorking = true;
    const exec = async () => ({ exitCode: 0, signal: null, stdout: '', stderr: '' });

    await buildJob(handlePath, request, {
      variables: {},
      clock,
      logger: silentLogger,
      signal: new AbortController().signal,
      report: (event) => events.push(event),
      connect: async ({ label }) => {
        // The first connection is one of the build, which fails once the lease was renewed.
        if (!isWorking) return { label, exec, close: async () => {} } as never;
        isWorking = false;
        await clock.sleep(8 * 60_000);
        await vi.waitFor(async () => {
          expect((await readRenewal(handlePath, handle.intent))?.expiresAt).not.toBe(keptUntil);
        });
        throw new Error('out of reach');
      },
      launchClient: () => ({ send: async () => ({}) }) as never,
    }).catch(() => undefined);

    const [staying] = events.filter((event) => event.type === 'staying');
    expect(staying).toMatchObject({ handlePath, fleetId: handle.intent.fleetId });
    const leftMs = Date.parse(staying?.expiresAt ?? '') - clock.now().getTime();
    expect(leftMs / 60_000).toBeGreaterThan(12);
    expect(leftMs / 60_000).toBeLessThanOrEqual(20);
    expect(await readRenewal(handlePath, handle.intent)).toMatchObject({
      expiresAt: staying?.expiresAt,
      keptMinutes: 20,
    });
  });

  it('ends within seconds once somebody terminates the fleet, and does not say that machines stay', async () => {
    const events: JobEvent[] = [];
    const clock = createVirtualClock();
    const handle = handleOf({});
    await writeHandle(handlePath, handle);
    const request = await readBuildConfig(`build: { ${STEPS} }`, workingDirectory);

    const failure = await buildJob(handlePath, request, {
      variables: {},
      clock,
      logger: silentLogger,
      signal: new AbortController().signal,
      report: (event) => events.push(event),
      connect: async (_target, options) => {
        await writeHandle(handlePath, { ...handle, terminatedAt: '2026-09-25T10:00:05.000Z' });
        while (!options?.signal?.aborted) await clock.sleep(1_000);
        throw new Error('the connection was lost');
      },
      launchClient: () => ({ send: async () => ({}) }) as never,
    }).catch((error: unknown) => error);

    expect(failure).toMatchObject({
      code: 'FLEET_ENDED',
      exitClass: 'machine',
      message: `${handle.intent.fleetId} was terminated at 2026-09-25T10:00:05.000Z, while it was built on: by another process`,
    });
    expect(events.filter(({ type }) => type === 'staying')).toEqual([]);
  });

  it('calls the endpoint of the environment, whatever the handle says', async () => {
    const { called } = await build(`build: { ${STEPS} }`, { endpoint: 'https://ec2.example' });

    expect(called).toEqual([{ region: 'eu-west-1', endpoint: undefined }]);
  });
});
