import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { endpointClient } from '../support/endpoint-client.ts';
import { errorsOf, SPOT, setUpDenials } from './denying-stage.ts';
import { leaveParts } from './leave-parts.ts';

const stage = setUpDenials();
const { allowAll, deny, livingInstances, remaining, spawn } = stage;

describe('select without', () => {
  const parameter = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

  it.each([
    ['ec2:DescribeImages', { publisher: 'debian', version: '12' }, 23],
    ['ec2:DescribeRegions', { publisher: 'debian', version: '12', region: 'all' }, 23],
    ['ssm:GetParameter', { 'ssm-parameter': parameter }, 23],
    // Only the diagnosis is shorter.
    ['ec2:GetAllowedImagesSettings', { owner: 'self', name: 'no-such-image-*' }, 3],
  ])('%s names it', async (action, inputs, status) => {
    deny(action);

    const { exitCode, log } = await stage.runner.run('select', inputs);

    expect({ exitCode, isNamed: log.includes(action) }).toEqual({ exitCode: status, isNamed: true });
  });
});

describe('spawn without', () => {
  const inSubnet = { ...SPOT, 'subnet-ids': '', egress: 'web' };

  beforeAll(async () => {
    inSubnet['subnet-ids'] = await anySubnet();
  });

  it.each([
    'ec2:DescribeImages',
    'ec2:DescribeSubnets',
    'ec2:DescribeInstances',
    'ec2:DescribeVolumes',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSpotInstanceRequests',
    'ec2:RunInstances',
    'ec2:CreateSecurityGroup',
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:AuthorizeSecurityGroupEgress',
    'ec2:RevokeSecurityGroupEgress',
  ])('%s fails, names it, and leaves nothing', async (action) => {
    const before = remaining();
    deny(action);

    const { exitCode, log } = await stage.runner.run('spawn', inSubnet);

    expect({ exitCode, isNamed: log.includes(action) }).toEqual({ exitCode: 23, isNamed: true });
    expect(remaining()).toEqual(before);
  });

  it('several that launch and end need names all at once, before a call that creates anything', async () => {
    const actions = [
      'ec2:RunInstances',
      'ec2:CreateSecurityGroup',
      'ec2:DescribeInstances',
      'ec2:DescribeVolumes',
    ];
    const before = stage.local.journal.requests().length;
    deny(actions);

    const { exitCode, log } = await stage.runner.run('spawn', SPOT);

    expect({ exitCode, named: actions.filter((action) => log.includes(action)) }).toEqual({
      exitCode: 23,
      named: actions,
    });
    const calls = stage.local.journal.requests().slice(before);
    expect(
      calls.filter(({ operation, input }) => /^(Run|Create)/.test(operation) && !('DryRun' in input)),
    ).toEqual([]);
  });

  it('ec2:CreateTags fails, names it as EC2 does, and leaves nothing', async () => {
    const before = remaining();
    deny('ec2:RunInstances', 'is not authorized to perform: ec2:CreateTags on resource: arn:aws:ec2:::*');

    const { exitCode, log } = await stage.runner.run('spawn', SPOT);

    expect({ exitCode, isNamed: log.includes('ec2:CreateTags') }).toEqual({ exitCode: 23, isNamed: true });
    expect(remaining()).toEqual(before);
  });

  it('ssm:GetParameter fails for an image by parameter, and names it', async () => {
    const parameter = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';
    const config = `images: { base: { ssm-parameter: ${parameter} } }\n`;
    writeFileSync(join(stage.runner.workspace, 'ami-select.yml'), config);
    deny('ssm:GetParameter');

    const { exitCode, log } = await stage.runner.run('spawn', { ...SPOT, image: 'base' });

    expect({ exitCode, isNamed: log.includes('ssm:GetParameter') }).toEqual({ exitCode: 23, isNamed: true });
  });

  it('ec2:DescribeInstanceTypes warns that the types are not checked', async () => {
    deny('ec2:DescribeInstanceTypes');

    const spawned = await spawn();
    const finished = await stage.runner.post('spawn', SPOT, spawned.state);

    expect(spawned.commands.map(({ value }) => value).join()).toContain('ec2:DescribeInstanceTypes');
    expect(finished.exitCode).toBe(0);
  }, 60_000);
});

describe('the end without', () => {
  it.each([
    'ec2:DescribeVolumes',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSpotInstanceRequests',
    'ec2:DescribeSecurityGroups',
  ])(
    '%s ends every machine, and says what it cannot know',
    async (action) => {
      const before = remaining();
      const spawned = await spawn();
      deny(action);

      const finished = await stage.runner.post('spawn', SPOT, spawned.state);

      expect(finished.exitCode).toBe(31);
      expect(errorsOf(finished)).toContain(action);
      await vi.waitFor(() => expect(livingInstances(before)).toEqual([]), { timeout: 20_000 });
    },
    60_000,
  );

  it('ec2:DescribeInstances names what remains: nobody can tell whose the machines are', async () => {
    const before = remaining();
    const spawned = await spawn();
    deny('ec2:DescribeInstances');

    const finished = await stage.runner.post('spawn', SPOT, spawned.state);

    expect(finished.exitCode).toBe(30);
    expect(errorsOf(finished)).toMatch(/ec2:DescribeInstances[\s\S]*The lease ends machines/);
    allowAll();
    expect((await stage.runner.post('spawn', SPOT, spawned.state)).exitCode).toBe(0);
    expect(remaining()).toEqual(before);
  }, 60_000);

  it('ec2:DeleteSecurityGroup leaves the group alone, and names it', async () => {
    const before = remaining();
    const spawned = await spawn();
    deny('ec2:DeleteSecurityGroup');

    const finished = await stage.runner.post('spawn', SPOT, spawned.state);

    expect(finished.exitCode).toBe(30);
    expect(errorsOf(finished)).toMatch(/security-group sg-[\s\S]*ec2:DeleteSecurityGroup/);
    expect(remaining().filter((one) => !before.includes(one))).toEqual([
      expect.stringMatching(/^security-group /),
    ]);
  }, 60_000);

  it.each([
    ['ec2:DeleteVolume', 'volume vol-'],
    ['ec2:CancelSpotInstanceRequests', 'spot-request sir-'],
  ])(
    '%s ends every machine, and names what it cannot remove',
    async (action, resource) => {
      const before = remaining();
      const spawned = await spawn();
      await leaveParts(endpointClient(stage.local), spawned.outputs['instance-ids'] ?? '');
      deny(action);

      const finished = await stage.runner.post('spawn', SPOT, spawned.state);

      expect(finished.exitCode).toBe(30);
      expect(errorsOf(finished)).toContain(resource);
      expect(errorsOf(finished)).toContain(action);
      await vi.waitFor(() => expect(livingInstances(before)).toEqual([]), { timeout: 20_000 });
    },
    60_000,
  );
});

async function anySubnet(): Promise<string> {
  const { Subnets: subnets = [] } = await endpointClient(stage.local).send(new DescribeSubnetsCommand({}));
  return subnets[0]?.SubnetId ?? '';
}
