import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { FleetHandle } from '../fleet/handle.ts';
import { createLedger } from '../record/ledger.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { resolveSshFrom } from './caller-network.ts';
import { ensureSecurityGroups } from './ensure-security-groups.ts';
import { findVpc } from './find-vpc.ts';

const clock = createVirtualClock();

describe('resolveSshFrom', () => {
  const intent = fleetIntent(clock);

  it.each([
    ['198.51.100.4', '198.51.100.4/32'],
    ['2001:db8::1', '2001:db8::1/128'],
  ])('takes the network of the address %s alone', async (address, network) => {
    await expect(resolveSshFrom(intent, { callerAddress: async () => address })).resolves.toBe(network);
  });

  it('takes auto for granted', async () => {
    const { sshFrom: _auto, ...silent } = intent;

    await expect(resolveSshFrom(silent, { callerAddress: async () => '198.51.100.4' })).resolves.toBe(
      '198.51.100.4/32',
    );
  });

  it('takes a given network as it is', async () => {
    await expect(resolveSshFrom({ ...intent, sshFrom: '10.0.0.0/16' }, {})).resolves.toBe('10.0.0.0/16');
  });

  it.each(['0.0.0.0/0', '10.0.0.0/15', 'nonsense'])(
    'never opens SSH to %s, whoever wrote the intent',
    async (sshFrom) => {
      await expect(resolveSshFrom({ ...intent, sshFrom }, {})).rejects.toMatchObject({
        code: 'UNSAFE_REQUEST',
        message: `ssh-from: ${sshFrom} would open SSH to the world.`,
      });
    },
  );

  it.each([
    [undefined, 'ssh-from: auto needs a way to learn the address of this machine.'],
    [async () => '<html>', 'ssh-from: auto got "<html>", which is not an IP address.'],
  ])('refuses an address service that is %s', async (callerAddress, message) => {
    await expect(resolveSshFrom(intent, { callerAddress })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message,
      hint: 'Give ssh-from, such as 203.0.113.7/32 (your address).',
    });
  });
});

describe('findVpc', () => {
  const subnetIds = ['subnet-00000001', 'subnet-00000002'];
  const intent = fleetIntent(clock, { subnetIds, instanceTypes: ['c7g.large', 'c6g.large'] });

  it('describes each subnet once', async () => {
    const { ec2, calls } = scriptedEc2(inOrder({ Subnets: [{ VpcId: 'vpc-1' }, { VpcId: 'vpc-1' }] }));

    await expect(findVpc(intent, testDependencies(ec2, clock))).resolves.toBe('vpc-1');
    expect(calls).toEqual([{ action: 'DescribeSubnets', input: { SubnetIds: subnetIds } }]);
  });

  it('sends no call without subnets', async () => {
    const { ec2, calls } = scriptedEc2(inOrder({}));

    await expect(findVpc(fleetIntent(clock), testDependencies(ec2, clock))).resolves.toBeUndefined();
    expect(calls).toEqual([]);
  });

  it.each([
    [{ Subnets: [{ VpcId: 'vpc-1' }, { VpcId: 'vpc-2' }] }, 2],
    [{ Subnets: [] }, 0],
    [{}, 0],
    [{ Subnets: [{}] }, 1],
  ])('refuses %o', async (response, count) => {
    const { ec2 } = scriptedEc2(inOrder(response));

    await expect(findVpc(intent, testDependencies(ec2, clock))).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message: `subnet-ids: subnets of ${count} VPCs are not valid; expected subnets of one VPC.`,
    });
  });

  it('names the action that fails', async () => {
    const { ec2 } = scriptedEc2(() => ec2Error('UnauthorizedOperation', 403));

    await expect(findVpc(intent, testDependencies(ec2, clock))).rejects.toMatchObject({
      action: 'ec2:DescribeSubnets',
    });
  });
});

describe('ensureSecurityGroups', () => {
  function ensured(
    respond: (call: ScriptedCall, index: number) => unknown,
    change: Parameters<typeof fleetIntent>[1] = {},
    address = '198.51.100.4',
  ) {
    const saved: FleetHandle[] = [];
    const { ec2, calls } = scriptedEc2(respond);
    const intent = fleetIntent(clock, change);
    const ledger = createLedger(intent, async (handle) => void saved.push(handle));
    const dependencies = { ...testDependencies(ec2, clock), callerAddress: async () => address };
    return {
      intent,
      calls,
      saved,
      dependencies,
      result: ensureSecurityGroups(intent, { by: 'public' }, ledger, dependencies),
    };
  }

  const created = { GroupId: 'sg-1' };

  it.each([
    ['198.51.100.4', { IpRanges: ['CidrIp', '198.51.100.4/32'] }],
    ['2001:db8::1', { Ipv6Ranges: ['CidrIpv6', '2001:db8::1/128'] }],
  ])('opens port 22 to %s alone', async (address, ranges) => {
    const { intent, calls, saved, dependencies, result } = ensured(inOrder(created, {}), {}, address);
    const [[list, [member, network]]] = Object.entries(ranges) as [[string, [string, string]]];

    await expect(result).resolves.toEqual({ ids: ['sg-1'], createdHere: 'sg-1' });
    expect(calls[0]).toMatchObject({ input: { GroupName: intent.securityGroupName } });
    expect(calls[1]).toEqual({
      action: 'AuthorizeSecurityGroupIngress',
      input: {
        GroupId: 'sg-1',
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            [list]: [{ [member]: network, Description: `caller of ${intent.fleetId}` }],
          },
        ],
      },
    });
    expect(saved.at(-1)).toMatchObject({
      securityGroupId: 'sg-1',
      calls: [{ outcome: 'created', ids: ['sg-1'] }],
    });
    expect(dependencies.lines).toEqual([`Opened port 22 of security group sg-1 to ${network}.`]);
  });

  it('waits for the group to become visible, and takes a rule that exists for its own', async () => {
    const { result, calls } = ensured(
      inOrder(created, ec2Error('InvalidGroup.NotFound'), ec2Error('InvalidPermission.Duplicate')),
    );

    await expect(result).resolves.toEqual({ ids: ['sg-1'], createdHere: 'sg-1' });
    expect(calls).toHaveLength(3);
  });

  it('reports a rule that is refused, and no open port', async () => {
    const { result, dependencies } = ensured(inOrder(created, ec2Error('UnauthorizedOperation', 403)));

    await expect(result).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
      action: 'ec2:AuthorizeSecurityGroupIngress',
    });
    expect(dependencies.lines.join()).not.toContain('Opened');
  });

  it('uses the groups of the caller as they are', async () => {
    const securityGroupIds = ['sg-0123456789abcdef0'];
    const { result, calls } = ensured(inOrder({}), { securityGroupIds });

    await expect(result).resolves.toEqual({ ids: securityGroupIds });
    expect(calls).toEqual([]);
  });

  it('creates no group for an intent without any', async () => {
    const { ec2, calls } = scriptedEc2(inOrder({}));
    const { securityGroupName: _none, ...intent } = fleetIntent(clock);
    const ledger = createLedger(intent, async () => {});

    await expect(
      ensureSecurityGroups(intent, { by: 'public' }, ledger, testDependencies(ec2, clock)),
    ).resolves.toEqual({ ids: [] });
    expect(calls).toEqual([]);
  });
});
