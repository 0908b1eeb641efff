import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@ami-select/core';
import { type FaultRule, type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { type Image, select } from '@ami-select/selector';
import { connectSsh, TransportError } from '@ami-select/transport';
import { EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it } from 'vitest';
import type { Connect, SpawnDependencies } from './aws/ports.ts';
import type { FleetIntent } from './fleet/fleet-intent.ts';
import type { FleetRequest } from './fleet/fleet-request.ts';
import type { FleetHandle } from './fleet/handle.ts';
import type { Host } from './fleet/host.ts';
import { sshTarget } from './fleet/ssh-target.ts';
import { launchFleet } from './launch/launch-fleet.ts';
import { renewLease } from './lease/renew-lease.ts';
import { createIntent } from './plan/create-intent.ts';
import { handlePath, readHandle, writeHandle } from './record/handle-file.ts';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
import { connectAtOnce, fleetRequest } from './testing/fixtures.ts';

const REGION = 'us-east-1';
/** Of the endpoint as well: leases count by its time, and end by the time of real machines. */
const clock = systemClock;

/** One endpoint, with what it takes to use it as AWS would be used: over HTTP, by the SDK. */
interface Rig {
  readonly local: LocalEc2;
  readonly dependencies: SpawnDependencies;
  readonly lines: string[];
  intent(change?: Partial<FleetRequest>): Promise<FleetIntent>;
}

describe('against local-ec2 over HTTP', () => {
  const closers: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  async function start(rules: readonly FaultRule[] = [], sandbox: 'none' | 'auto' = 'none'): Promise<Rig> {
    const local = await startLocalEc2({
      region: REGION,
      images: 1000,
      sandbox,
      faults: { rules },
      clock,
    });
    closers.push(() => local.close());
    const ec2 = new EC2Client({
      region: REGION,
      endpoint: local.endpoint,
      maxAttempts: 1,
      credentials: {
        accessKeyId: local.environment.AWS_ACCESS_KEY_ID ?? '',
        secretAccessKey: local.environment.AWS_SECRET_ACCESS_KEY ?? '',
      },
    });
    closers.push(async () => ec2.destroy());
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const logger = { debug: log, info: log, warn: log };
    const image = await newestUbuntu(ec2, logger);
    const intent = async (change: Partial<FleetRequest> = {}): Promise<FleetIntent> =>
      createIntent(
        fleetRequest({
          region: REGION,
          endpoint: local.endpoint,
          image: {
            id: image.id,
            architecture: image.architecture,
            rootDeviceName: image.rootDeviceName,
            sshUser: 'ubuntu',
          },
          ...change,
        }),
        { clock },
      );
    const connect = sandbox === 'none' ? connectAtOnce : connectSsh;
    return { local, lines, intent, dependencies: { ec2, clock, logger, connect } };
  }

  async function newestUbuntu(ec2: EC2Client, logger: SpawnDependencies['logger']): Promise<Image> {
    const ssm = { send: () => Promise.reject(new Error('not called')) } as never;
    const query = { publisher: 'ubuntu', version: '24.04', architecture: 'arm64', region: REGION } as const;
    const { image } = await select(query as never, {
      clients: () => ({ ec2, ssm }),
      clock,
      logger,
    });
    return image;
  }

  function remainingIds({ local }: Rig): string[] {
    return local.journal.remaining().map(({ kind, id }) => `${kind} ${id}`);
  }

  it('launches, finds ready and terminates a fleet; proof and journal agree on what was created and that nothing remains', async () => {
    const rig = await start();
    const intent = await rig.intent({ count: 3 });

    const fleet = await spawnFleet(intent, rig.dependencies);
    const proof = await terminateFleet(intent, rig.dependencies);

    const journal = rig.local.journal.resources().map(({ id }) => id);
    expect(fleet.hosts).toHaveLength(3);
    expect(proof.clean).toBe(true);
    expect(proof.created.map(({ id }) => id).toSorted()).toEqual(journal.toSorted());
    expect(remainingIds(rig)).toEqual([]);
  });

  it('terminates a spot fleet and its requests', async () => {
    const rig = await start();
    const intent = await rig.intent({ market: 'spot', fallback: 'on-demand' });

    await spawnFleet(intent, rig.dependencies);
    const proof = await terminateFleet(intent, rig.dependencies);

    expect(proof.clean).toBe(true);
    expect(remainingIds(rig)).toEqual([]);
  });

  it('creates no second fleet after lost responses', async () => {
    const lose = (operation: string, after = 0): FaultRule => ({
      match: { operation },
      after,
      times: 1,
      effect: { kind: 'lose-response' },
    });
    const rig = await start([
      // Behind the question whether it is allowed.
      lose('CreateSecurityGroup', 1),
      lose('AuthorizeSecurityGroupIngress'),
      lose('TerminateInstances'),
    ]);
    const intent = await rig.intent();

    await spawnFleet(intent, rig.dependencies);
    const proof = await terminateFleet(intent, rig.dependencies);

    expect(proof.created.filter(({ kind }) => kind === 'instance')).toHaveLength(2);
    expect(proof.clean).toBe(true);
    expect(remainingIds(rig)).toEqual([]);
  });

  it('finds a launch whose response never came, from the handle alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ami-select-test-'));
    closers.push(() => rm(folder, { recursive: true }));
    const rig = await start();
    const intent = await rig.intent();
    const path = handlePath({ RUNNER_TEMP: folder }, intent.fleetId);
    const process = new AbortController();
    const send = async (command: object): Promise<never> => {
      const response = rig.dependencies.ec2.send(command as never) as Promise<never>;
      if (!isLaunch(command)) return response;
      await response;
      process.abort();
      throw Object.assign(new Error('killed'), { code: 'ECONNRESET' });
    };
    const save = async (handle: Parameters<typeof writeHandle>[1]): Promise<void> => {
      if (process.signal.aborted) throw new Error('killed');
      await writeHandle(path, handle);
    };
    const mortal = { ...rig.dependencies, ec2: { send } as never, save, signal: process.signal };
    await launchFleet(intent, mortal).catch(() => {});
    expect(remainingIds(rig)).toHaveLength(7);

    const proof = await terminateFleet(await readHandle(path), rig.dependencies);

    expect(proof.clean).toBe(true);
    expect(remainingIds(rig)).toEqual([]);
  });

  it('believes no NotFound while new resources are hidden', async () => {
    const rig = await start([
      { match: { operation: ['RunInstances', 'CreateSecurityGroup'] }, effect: { kind: 'hide', ms: 800 } },
    ]);
    const intent = await rig.intent();
    const { handle } = await launchFleet(intent, rig.dependencies);

    const proof = await terminateFleet(handle, rig.dependencies);

    expect(proof.clean).toBe(true);
    expect(remainingIds(rig)).toEqual([]);
  });

  it('reports why an accepted instance terminated, and nothing remains', async () => {
    const effect = { kind: 'die', code: 'Client.VolumeLimitExceeded', message: 'no volume left' } as const;
    const rig = await start([{ match: { instanceType: 'c7g.large' }, effect }]);

    const failure = await spawnFleet(await rig.intent(), {
      ...rig.dependencies,
      connect: connectNever,
    }).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'BOOT_FAILED', suppressed: undefined });
    expect(String(failure)).toContain('Client.VolumeLimitExceeded');
    expect(remainingIds(rig)).toEqual([]);
  });

  it('turns to the next type when the first has no room', async () => {
    const effect = { kind: 'error', code: 'InsufficientInstanceCapacity' } as const;
    const rig = await start([{ match: { instanceType: 'c7g.large' }, effect }]);
    const intent = await rig.intent({ instanceTypes: ['c7g.large', 'c6g.large'] });

    await spawnFleet(intent, rig.dependencies);
    await terminateFleet(intent, rig.dependencies);

    expect(rig.lines.join('\n')).toMatch(/No room in c7g.large[^\n]*\n.*c6g.large on-demand/);
    expect(remainingIds(rig)).toEqual([]);
  });

  it('refuses a type that cannot run the image before anything is created', async () => {
    const rig = await start();

    const failure = await spawnFleet(
      await rig.intent({ instanceTypes: ['m5.large'] }),
      rig.dependencies,
    ).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(String(failure)).toContain('m5.large does not fit');
    expect(rig.local.journal.resources()).toEqual([]);
  });

  it('reaches instances that really boot, renews their lease, and sees them terminate when they power off', async (context) => {
    const rig = await start([], 'auto');
    if (rig.local.sandbox.startsWith('none')) context.skip(`no sandbox boots here: ${rig.local.sandbox}`);
    const intent = await rig.intent();
    let handle: FleetHandle = { intent };
    const save = async (latest: FleetHandle): Promise<void> => {
      handle = latest;
    };
    const { hosts } = await spawnFleet(intent, { ...rig.dependencies, save });
    const [first, second] = hosts;

    await renewLease({ intent, hosts }, 20, rig.dependencies);
    const inside = await Promise.all(hosts.map((host) => run(host, 'hostname && pwd')));
    await run(first!, 'sudo -n shutdown -P now').catch(() => {});
    await expect
      .poll(() => rig.local.journal.remaining().map(({ id }) => id), { timeout: 15_000 })
      .not.toContain(first!.instanceId);
    const proof = await terminateFleet(handle, rig.dependencies);

    expect(new Set(inside).size).toBe(2);
    expect(proof.created.map(({ id }) => id)).toEqual(
      expect.arrayContaining([first!.instanceId, second!.instanceId]),
    );
    expect(remainingIds(rig)).toEqual([]);
  });
});

function isLaunch(command: object): boolean {
  return command instanceof RunInstancesCommand && command.input.DryRun !== true;
}

async function run(host: Host, script: string): Promise<string> {
  const transport = await connectSsh(sshTarget(host));
  try {
    const { stdout } = await transport.exec(script, { timeoutMs: 10_000 });
    return stdout.trim();
  } finally {
    await transport.close();
  }
}

const connectNever: Connect = () =>
  Promise.reject(new TransportError('UNREACHABLE', 'connection refused', { retryable: true }));
