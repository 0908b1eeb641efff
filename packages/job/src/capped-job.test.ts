import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { type Caps, createIntent, type FleetHandle } from '@ami-select/provisioner';
import { parseImageQuery } from '@ami-select/selector';
import { afterAll, describe, expect, it } from 'vitest';
import type { JobDependencies } from './context/dependencies.ts';
import { checkLaunch } from './phases/spawn-hosts.ts';
import type { JobRequest } from './request/request.ts';
import { runJob, spawnJob } from './run-job.ts';

const clock = createVirtualClock();

const outputDirectory = mkdtempSync(join(tmpdir(), 'capped-job-'));
afterAll(() => rmSync(outputDirectory, { recursive: true }));

/** Dependencies of a job without any outside world: what it would use is counted. */
function start(stored?: FleetHandle) {
  const used: string[] = [];
  const note = (name: string) => (): never => {
    used.push(name);
    throw new Error(`${name} was used`);
  };
  const dependencies = {
    region: 'us-east-1',
    clock,
    logger: { debug() {}, info() {}, warn() {} },
    signal: new AbortController().signal,
    report: ({ type }: { readonly type: string }) => {
      // The record of a job that is refused; nothing was used for it.
      if (type !== 'built') used.push(type);
    },
    clients: note('clients'),
    ec2: { send: note('ec2') },
    fetch: note('fetch'),
    handles: { path: () => '/nowhere', read: async () => stored, write: note('handles') },
  } as unknown as JobDependencies;
  return { used, dependencies };
}

/** A request as a program makes it, which no parser has seen. */
function requestOf(fleet: object, caps?: readonly Caps[]): JobRequest {
  return {
    query: parseImageQuery({ owner: 'self', name: 'corp-*' }),
    fleet: { count: 1, ttlMinutes: 60, market: 'on-demand', hopLimit: 1, ...fleet },
    region: 'us-east-1',
    identity: { id: 'test' },
    caps,
    outputDirectory,
  } as unknown as JobRequest;
}

describe('a job above its caps', () => {
  it.each<[object, (readonly Caps[])?]>([
    [{ count: 21 }],
    [{ ttlMinutes: 361 }],
    [{ count: 2 }, [{ maxCount: 1 }]],
    [{ count: 2 }, [{}, { maxCount: 1 }]],
    [{ count: 2, instanceTypes: ['p5.48xlarge'] }, [{ maxPrice: 100 }]],
    [{ instanceTypes: ['t3.small', 'm7i.large'] }, [{ allowedInstanceTypes: ['t3.*'] }]],
  ])('uses nothing: %o under %o', async (fleet, caps) => {
    for (const run of [runJob, spawnJob]) {
      const { used, dependencies } = start();

      await expect(run(requestOf(fleet, caps), dependencies)).rejects.toMatchObject({ code: 'CAP_EXCEEDED' });
      expect(used).toEqual([]);
    }
  });

  it('uses nothing where only the lease of its kept machines is above them', async () => {
    const { used, dependencies } = start();
    const caps = [{ maxTtlMinutes: 10_080, maxPrice: 1 }];
    const request = { ...requestOf({ instanceTypes: ['m7i.large'] }, caps), keepMinutes: 10_080 };

    await expect(runJob(request, dependencies)).rejects.toMatchObject({
      code: 'CAP_EXCEEDED',
      problems: [{ field: 'price', message: expect.stringContaining('1 × m7i.large for 7d') }],
    });
    expect(used).toEqual([]);
  });

  it('names the caps of the launch and of the lease after it at once', async () => {
    const { used, dependencies } = start();
    const request = { ...requestOf({ count: 21 }), keepMinutes: 10_080 };

    await expect(runJob(request, dependencies)).rejects.toMatchObject({
      problems: [{ field: 'count' }, { field: 'ttl', message: expect.stringContaining('7d') }],
    });
    expect(used).toEqual([]);
  });

  it('launches nothing of a type that stands for none and is not allowed', async () => {
    const { used, dependencies } = start();
    const image = {
      id: 'ami-00000001',
      architecture: 'x86_64',
      rootDeviceName: '/dev/sda1',
      sshUser: 'ubuntu',
    };
    const request = { identity: { id: 'x' }, region: 'us-east-1', image, instanceTypes: ['t3.small'] };
    const intent = createIntent({ ...request, count: 1, ttlMinutes: 60 }, { clock });

    const checking = checkLaunch(intent, { caps: [{ allowedInstanceTypes: ['m7i.*'] }] }, dependencies);

    await expect(checking).rejects.toMatchObject({ code: 'CAP_EXCEEDED' });
    expect(used).toEqual(['phase-started', 'phase-ended']);
  });
});

it('a job under the identity of a fleet that may be alive uses nothing', async () => {
  const image = {
    id: 'ami-00000001',
    architecture: 'x86_64',
    rootDeviceName: '/dev/sda1',
    sshUser: 'ubuntu',
  };
  const living = { identity: { id: 'test' }, region: 'us-east-1', image, instanceTypes: ['t3.small'] };
  const intent = createIntent({ ...living, count: 1, ttlMinutes: 60 }, { clock });
  for (const run of [runJob, spawnJob]) {
    const { used, dependencies } = start({ intent });

    await expect(run(requestOf({}), dependencies)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(intent.fleetId),
      hint: expect.stringContaining('ami-select terminate /nowhere'),
    });
    expect(used).toEqual([]);
  }
});
