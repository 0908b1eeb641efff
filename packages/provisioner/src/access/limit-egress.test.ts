import { createVirtualClock } from '@ami-select/core/testing';
import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { launchFleet } from '../launch/launch-fleet.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, spawnDependencies, testDependencies } from '../testing/fixtures.ts';
import { type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { limitEgress } from './limit-egress.ts';

const clock = createVirtualClock();
const IPV4 = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
const IPV6 = [{ IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '::/0' }] }];

function web(protocol: 'tcp' | 'udp', port: number): object {
  const everywhere = { IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }] };
  return { IpProtocol: protocol, FromPort: port, ToPort: port, ...everywhere };
}

function limited(
  egress: 'none' | 'web' | 'any' | undefined,
  respond: (call: ScriptedCall, index: number) => unknown,
) {
  const { ec2, calls } = scriptedEc2(respond);
  const dependencies = testDependencies(ec2, clock);
  return { calls, dependencies, result: limitEgress('sg-1', fleetIntent(clock, { egress }), dependencies) };
}

const revoked = (IpPermissions: object) => ({
  action: 'RevokeSecurityGroupEgress',
  input: { GroupId: 'sg-1', IpPermissions },
});

describe('limitEgress', () => {
  it.each([undefined, 'any'] as const)('changes nothing for %s', async (egress) => {
    const { calls, result } = limited(egress, () => ({}));

    await result;

    expect(calls).toEqual([]);
  });

  it('revokes the rules that let everything out, IPv4 and IPv6', async () => {
    const { calls, dependencies, result } = limited('none', () => ({}));

    await result;

    expect(calls).toEqual([revoked(IPV4), revoked(IPV6)]);
    expect(dependencies.lines).toEqual(['Security group sg-1 lets out nothing.']);
  });

  it('lets out DNS, HTTP and HTTPS afterwards when the web is wanted', async () => {
    const { calls, result } = limited('web', () => ({}));

    await result;

    expect(calls.slice(0, 2)).toEqual([revoked(IPV4), revoked(IPV6)]);
    expect(calls.slice(2)).toEqual([
      {
        action: 'AuthorizeSecurityGroupEgress',
        input: {
          GroupId: 'sg-1',
          IpPermissions: [web('udp', 53), web('tcp', 53), web('tcp', 80), web('tcp', 443)],
        },
      },
    ]);
  });

  it('goes on where a VPC has no IPv6, a response was lost, or the group is not visible yet', async () => {
    const { calls, result } = limited('web', ({ action, input }, index) => {
      if (index === 0) return ec2Error('InvalidGroup.NotFound');
      if (JSON.stringify(input).includes('"IpProtocol":"-1","Ipv6'))
        return ec2Error('InvalidPermission.NotFound');
      return action === 'AuthorizeSecurityGroupEgress' ? ec2Error('InvalidPermission.Duplicate') : {};
    });

    await expect(result).resolves.toBeUndefined();
    expect(calls).toHaveLength(4);
  });

  it.each([
    ['RevokeSecurityGroupEgress', 'none'],
    ['RevokeSecurityGroupEgress', 'web'],
    ['AuthorizeSecurityGroupEgress', 'web'],
  ] as const)('names ec2:%s when it is not allowed', async (action, egress) => {
    const { result } = limited(egress, (call) =>
      call.action === action ? ec2Error('UnauthorizedOperation', 403) : {},
    );

    await expect(result).rejects.toMatchObject({ code: 'PERMISSION_DENIED', action: `ec2:${action}` });
  });
});

describe('the group of a fleet', () => {
  it.each([
    ['none', 0],
    ['web', 8],
    ['any', 1],
  ] as const)('with egress %s has its rules before the first instance', async (egress, rules) => {
    const seen: number[] = [];
    const time = createVirtualClock();
    const fake = new FakeEc2({ clock: time });
    const port = {
      send: async (command: Parameters<typeof fake.port.send>[0]) => {
        if (command.constructor.name === 'RunInstancesCommand') {
          const { SecurityGroups = [] } = await fake.port.send(new DescribeSecurityGroupsCommand({}));
          seen.push(SecurityGroups[0]?.IpPermissionsEgress?.length ?? -1);
        }
        return fake.port.send(command as never);
      },
    };
    const dependencies = { ...spawnDependencies(fake, time), ec2: port as typeof fake.port };

    await launchFleet(fleetIntent(time, { egress }), dependencies);

    expect(new Set(seen)).toEqual(new Set([rules]));
  });
});
