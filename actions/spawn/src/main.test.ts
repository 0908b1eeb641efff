import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@ami-select/action-kit';
import { createFakeCore, type FakeCore } from '@ami-select/action-kit/testing';
import { createDependencies } from '@ami-select/job';
import type { Ec2Port } from '@ami-select/provisioner';
import type { Clients } from '@ami-select/selector';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './main.ts';

const IMAGE = {
  ImageId: 'ami-00000000000000001',
  Name: 'corp-base-1',
  OwnerId: '123456789012',
  Architecture: 'arm64',
  CreationDate: '2026-08-01T00:00:00.000Z',
  State: 'available',
  RootDeviceName: '/dev/xvda',
  RootDeviceType: 'ebs',
  VirtualizationType: 'hvm',
  ImageType: 'machine',
};

const GOOD = {
  'image-id': IMAGE.ImageId,
  'instance-types': 'c7g.large',
  'ssh-user': 'admin',
  'ssh-from': '203.0.113.7/32',
  region: 'eu-west-1',
};

describe('spawn', () => {
  let directory: string;
  const calls: string[] = [];
  const listed: { readonly Filters?: readonly object[] }[] = [];

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'spawn-'));
    calls.length = 0;
    listed.length = 0;
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function start(core: FakeCore, onLaunchCall: () => void = () => {}, image: object = IMAGE): Promise<void> {
    const clients = (() => {
      const send = async ({ input }: { readonly input: object }): Promise<object> => {
        calls.push('DescribeImages');
        listed.push(input);
        return { Images: [image] };
      };
      return { ec2: { send }, ssm: { send } };
    }) as unknown as Clients;
    const send = async (command: object): Promise<never> => {
      calls.push(command.constructor.name);
      onLaunchCall();
      throw Object.assign(new Error('You are not authorized'), {
        name: 'UnauthorizedOperation',
        $fault: 'client',
        $metadata: { httpStatusCode: 403 },
      });
    };
    return run({
      core,
      logger: createLogger(core),
      environment: { RUNNER_TEMP: directory, RUNNER_TRACKING_ID: 'github_1' },
      signal: new AbortController().signal,
      clock: { now: () => new Date('2026-09-01T00:00:00Z'), sleep: async () => {} },
      createDependencies: (place, context) => ({
        ...createDependencies(place, context),
        clients,
        ec2: { send } as unknown as Ec2Port,
        callerAddress: async () => '203.0.113.7',
      }),
    });
  }

  it('lists every problem in one error, without any API call', async () => {
    const core = createFakeCore({
      inputs: { 'instance-types': 'c7g', contt: '2', ttl: 'soon', market: 'sport' },
    });

    await expect(start(core)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { field: 'input "contt"', message: 'unknown input (did you mean "count"?)' },
        { field: 'input "market"', message: expect.stringContaining('"sport"') },
        { field: 'input "ttl"', message: expect.stringContaining('"soon"') },
        { message: expect.stringContaining('input "region" is empty') },
        { message: expect.stringContaining('input "image-id" is empty') },
        { message: expect.stringContaining('"c7g"') },
      ],
    });
    expect(calls).toEqual([]);
    expect(core.state.size).toBe(0);
  });

  it('stores the handle, and the way to it, before the first creating call', async () => {
    const core = createFakeCore({ inputs: GOOD });
    let stored: { state: string | undefined; mode: number } | undefined;

    const running = start(core, () => {
      const state = core.state.get('handle');
      stored ??= { state, mode: statSync(state ?? '').mode & 0o777 };
    });

    await expect(running).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    expect(stored).toEqual({ state: core.outputs.get('handle'), mode: 0o600 });
    expect(core.outputs.get('handle')).toMatch(/\/ami-select\/fleet-[0-9a-f]{16}\.json$/);
  });

  it('keeps the private key out of outputs, state, log and summary', async () => {
    const core = createFakeCore({ inputs: GOOD });

    await start(core).catch(() => {});

    const { intent } = JSON.parse(readFileSync(core.outputs.get('handle') ?? '', 'utf8'));
    const visible = JSON.stringify([[...core.outputs], [...core.state], core.log, core.summaries]);
    expect(intent.ssh.privateKey).toContain('PRIVATE KEY');
    expect(visible).not.toContain('PRIVATE KEY');
    expect(visible).not.toContain(intent.userData);
  });

  it('asks for images of the architecture that the instance types run', async () => {
    const { 'image-id': _id, ...inputs } = GOOD;

    await start(createFakeCore({ inputs: { ...inputs, image: 'self/corp-*' } })).catch(() => {});

    expect(listed[0]?.Filters).toContainEqual({ Name: 'architecture', Values: ['arm64'] });
  });

  it('refuses types of two architectures, without any call', async () => {
    const { 'image-id': _id, ...inputs } = GOOD;
    const core = createFakeCore({
      inputs: { ...inputs, image: 'self/corp-*', 'instance-types': 't3.small, t4g.small' },
    });

    await expect(start(core)).rejects.toMatchObject({ code: 'INCOMPATIBLE' });
    expect(calls).toEqual([]);
  });

  it('refuses an image that nobody can log in to, by its id, and creates nothing', async () => {
    const core = createFakeCore({ inputs: GOOD });
    const bottlerocket = {
      ...IMAGE,
      Name: 'bottlerocket-aws-ecs-3-aarch64-v1.65.0-0be31b34',
      OwnerId: '092701018921',
      ImageOwnerAlias: 'amazon',
    };

    const spawning = start(core, undefined, bottlerocket);

    await expect(spawning).rejects.toMatchObject({ code: 'NO_LOGIN' });
    expect(calls).toEqual(['DescribeImages']);
    expect(core.state.size).toBe(0);
  });

  it('requires the user when the publisher of the image is unknown, and creates nothing', async () => {
    const { 'ssh-user': _user, ...inputs } = GOOD;

    await expect(start(createFakeCore({ inputs }))).rejects.toThrow(/ssh-user is empty/);
    expect(calls).toEqual(['DescribeImages']);
  });

  it('refuses to open SSH to the world', async () => {
    const core = createFakeCore({ inputs: { ...GOOD, 'ssh-from': '0.0.0.0/0' } });

    await expect(start(core)).rejects.toMatchObject({ code: 'UNSAFE_REQUEST' });
    expect(calls).toEqual([]);
  });

  it('takes a fleet of the config, and inputs before it', async () => {
    const config = join(directory, 'ami-select.yml');
    writeFileSync(config, `fleets: { test: { instance-types: [c7g.large], count: 3, ttl: 45m } }\n`);
    const { 'instance-types': _types, ...inputs } = GOOD;
    const core = createFakeCore({ inputs: { ...inputs, config, fleet: 'test', count: '2' } });

    await start(core).catch(() => {});

    const { intent } = JSON.parse(readFileSync(core.outputs.get('handle') ?? '', 'utf8'));
    expect(intent).toMatchObject({ count: 2, ttlMinutes: 45, pools: [{ instanceType: 'c7g.large' }] });
  });
});
