import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActionError, createLogger } from '@ami-select/action-kit';
import { createFakeCore, type FakeCore } from '@ami-select/action-kit/testing';
import { exitStatusOf } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { createDependencies } from '@ami-select/job';
import { type Ec2Port, keyLines } from '@ami-select/provisioner';
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

  function start(
    core: FakeCore,
    onLaunchCall: () => void = () => {},
    image: object = IMAGE,
    variables: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const clients = (() => {
      const send = async ({ input }: { readonly input: object }): Promise<object> => {
        calls.push('DescribeImages');
        listed.push(input);
        return { Images: [image] };
      };
      return { ec2: { send }, ssm: { send } };
    }) as unknown as Clients;
    const send = async (command: { readonly input: { readonly DryRun?: boolean } }): Promise<object> => {
      const { name } = command.constructor;
      calls.push(name);
      const isDryRun = command.input.DryRun === true;
      const isQuestion = name.startsWith('Describe');
      if (isQuestion && name !== 'DescribeInstanceTypesCommand') return {};
      if (!isDryRun && !isQuestion) onLaunchCall();
      throw Object.assign(new Error('You are not authorized'), {
        name: isDryRun ? 'DryRunOperation' : 'UnauthorizedOperation',
        $fault: 'client',
        $metadata: { httpStatusCode: 403 },
      });
    };
    return run({
      core,
      logger: createLogger(core),
      environment: { RUNNER_TEMP: directory, RUNNER_TRACKING_ID: 'github_1', ...variables },
      signal: new AbortController().signal,
      describeRemaining: () => {},
      clock: createVirtualClock(new Date('2026-09-01T00:00:00Z')),
      renewer: { command: ['false'], parentAtStart: 2, parent: () => 2 },
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
        { field: 'input "contt"', message: 'is not valid because the input is unknown; expected "count"' },
        { field: 'input "market"', message: expect.stringContaining('"sport"') },
        { field: 'input "ttl"', message: expect.stringContaining('"soon"') },
        { field: 'input "region"' },
        { field: 'input "image-id"' },
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

    let stored = '';
    await start(core, () => {
      stored ||= readFileSync(core.outputs.get('handle') ?? '', 'utf8');
    }).catch(() => {});

    const { intent } = JSON.parse(stored);
    const visible = JSON.stringify([[...core.outputs], [...core.state], core.log, core.summaries]);
    expect(intent.ssh.privateKey).toContain('PRIVATE KEY');
    expect(visible).not.toContain('PRIVATE KEY');
    expect(visible).not.toContain(intent.userData);
    expect(core.secrets).toEqual(new Set(keyLines({ intent })));
    expect(readFileSync(core.outputs.get('handle') ?? '', 'utf8')).not.toContain('PRIVATE KEY');
  });

  it('creates nothing, and keeps no key, where the runner cannot keep the way to the fleet', async () => {
    const core = createFakeCore({ inputs: GOOD });
    const full = new ActionError('UNWRITABLE_FILE', 'GITHUB_STATE: /x cannot be written');
    const saveState = (): never => {
      throw full;
    };
    let creating = 0;

    const running = start({ ...core, saveState }, () => {
      creating += 1;
    });

    await expect(running).rejects.toBe(full);
    expect(creating).toBe(0);
    const [record = ''] = readdirSync(join(directory, 'ami-select'));
    expect(readFileSync(join(directory, 'ami-select', record), 'utf8')).not.toContain('PRIVATE KEY');
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

  it.each<[string, Record<string, string>, Record<string, string>, readonly string[]]>([
    ['too many', { count: '21' }, {}, ['20 by default', 'input "max-count" or AMI_SELECT_MAX_COUNT']],
    ['too long', { ttl: '7d' }, {}, ['6h by default']],
    ['everything', { count: '99', ttl: '7d' }, {}, ['count', 'ttl']],
    ['its inputs', { count: '3', 'max-count': '2' }, {}, ['input "max-count" is 2']],
    [
      'its runner',
      { count: '3', 'max-count': '9' },
      { AMI_SELECT_MAX_COUNT: '2' },
      ['AMI_SELECT_MAX_COUNT is 2'],
    ],
    ['a type', { 'allowed-instance-types': 't4g.*' }, {}, ['c7g.large', 'input "allowed-instance-types"']],
    ['a price', { 'max-price': '0.10' }, {}, ['$0.145', 'twice the list price of us-east-1']],
  ])(
    'refuses a config that asks for more than the caps allow (%s), without any call',
    async (_title, asked, variables, parts) => {
      const config = join(directory, 'ami-select.yml');
      const fields = Object.entries(asked).filter(([name]) => name === 'count' || name === 'ttl');
      writeFileSync(config, JSON.stringify({ fleets: { test: Object.fromEntries(fields) } }));
      const caps = Object.fromEntries(Object.entries(asked).filter(([name]) => /^(max|allowed)-/.test(name)));
      const core = createFakeCore({ inputs: { ...GOOD, config, fleet: 'test', ...caps } });

      const failure = await start(core, undefined, IMAGE, variables).catch((error: unknown) => error);

      expect(exitStatusOf(failure)).toBe(24);
      for (const part of parts) expect(String(failure)).toContain(part);
      expect({ calls, state: core.state.size }).toEqual({ calls: [], state: 0 });
    },
  );

  it('refuses a cap in a config by its name, without any call', async () => {
    const config = join(directory, 'ami-select.yml');
    writeFileSync(config, 'fleets: { test: { count: 2, max-count: 1000 } }\n');

    const spawning = start(createFakeCore({ inputs: { ...GOOD, config, fleet: 'test' } }));

    await expect(spawning).rejects.toThrow('a config cannot set a cap');
    expect(calls).toEqual([]);
  });

  it('plans every volume of the image, and metadata for the machine alone', async () => {
    const image = {
      ...IMAGE,
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { SnapshotId: 'snap-1', VolumeSize: 8, Encrypted: false } },
        { DeviceName: '/dev/sdb', Ebs: { SnapshotId: 'snap-2', VolumeSize: 8, Encrypted: true } },
        { DeviceName: '/dev/sdc', VirtualName: 'ephemeral0' },
        { DeviceName: '/dev/sdd', NoDevice: '' },
      ],
    };
    const core = createFakeCore({ inputs: { ...GOOD, 'security-group-ids': 'sg-00000001', 'ssh-from': '' } });

    await start(core, undefined, image).catch(() => {});

    const { intent } = JSON.parse(readFileSync(core.outputs.get('handle') ?? '', 'utf8'));
    expect(intent.image.ebsDevices).toEqual(['/dev/xvda', '/dev/sdb']);
    expect(intent.parameters).toEqual({ MetadataOptions: { HttpPutResponseHopLimit: 1 } });
  });
});
