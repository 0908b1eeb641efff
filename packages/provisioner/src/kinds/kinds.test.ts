import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { images } from './image.ts';
import { instances } from './instance.ts';
import { findById } from './kind.ts';
import { networkInterfaces } from './network-interface.ts';
import { securityGroups } from './security-group.ts';
import { snapshots } from './snapshot.ts';
import { spotRequests } from './spot-request.ts';
import { volumes } from './volume.ts';

const clock = createVirtualClock();
const intent = fleetIntent(clock, { market: 'spot' });
const signed = [{ Name: 'tag:ami-select:fleet', Values: [intent.fleetId] }];

const LISTS = [
  {
    kind: instances,
    action: 'DescribeInstances',
    idFilter: 'instance-id',
    pages: [
      {
        Reservations: [
          { Instances: [{ InstanceId: 'i-1', State: { Name: 'running' }, ClientToken: 'token' }] },
          {},
        ],
        NextToken: 'more',
      },
      { Reservations: [{ Instances: [{ InstanceId: 'i-2', State: { Name: 'terminated' } }, {}] }] },
    ],
    items: [
      { kind: 'instance', id: 'i-1', state: 'running', clientToken: 'token' },
      { kind: 'instance', id: '', state: 'pending' },
    ],
  },
  {
    kind: volumes,
    action: 'DescribeVolumes',
    idFilter: 'volume-id',
    pages: [
      {
        Volumes: [
          {
            VolumeId: 'vol-1',
            State: 'in-use',
            Attachments: [{ InstanceId: 'i-1', DeleteOnTermination: true }],
          },
          {
            VolumeId: 'vol-2',
            State: 'in-use',
            Attachments: [{ InstanceId: 'i-1', DeleteOnTermination: false }],
          },
        ],
        NextToken: 'more',
      },
      { Volumes: [{ VolumeId: 'vol-3', State: 'available' }, {}] },
    ],
    items: [
      {
        kind: 'volume',
        id: 'vol-1',
        state: 'in-use',
        instanceId: 'i-1',
        usedBy: 'i-1',
      },
      {
        kind: 'volume',
        id: 'vol-2',
        state: 'in-use',
        instanceId: undefined,
        usedBy: 'i-1',
      },
      { kind: 'volume', id: 'vol-3', state: 'available', instanceId: undefined },
      { kind: 'volume', id: '', state: 'in-use', instanceId: undefined },
    ],
  },
  {
    kind: networkInterfaces,
    action: 'DescribeNetworkInterfaces',
    idFilter: 'network-interface-id',
    pages: [
      {
        NetworkInterfaces: [
          {
            NetworkInterfaceId: 'eni-1',
            Status: 'in-use',
            Attachment: { InstanceId: 'i-1', DeleteOnTermination: true },
          },
        ],
        NextToken: 'more',
      },
      {
        NetworkInterfaces: [
          {
            NetworkInterfaceId: 'eni-2',
            Status: 'in-use',
            Attachment: { InstanceId: 'i-1', DeleteOnTermination: false },
          },
          { NetworkInterfaceId: 'eni-3', Status: 'available' },
          {},
        ],
      },
    ],
    items: [
      {
        kind: 'network-interface',
        id: 'eni-1',
        state: 'in-use',
        instanceId: 'i-1',
        usedBy: 'i-1',
      },
      {
        kind: 'network-interface',
        id: 'eni-2',
        state: 'in-use',
        instanceId: undefined,
        usedBy: 'i-1',
      },
      {
        kind: 'network-interface',
        id: 'eni-3',
        state: 'available',
        instanceId: undefined,
      },
      { kind: 'network-interface', id: '', state: 'in-use', instanceId: undefined },
    ],
  },
  {
    kind: securityGroups,
    action: 'DescribeSecurityGroups',
    idFilter: 'group-id',
    pages: [
      { SecurityGroups: [{ GroupId: 'sg-1', GroupName: intent.securityGroupName }, {}], NextToken: 'more' },
      { SecurityGroups: [{ GroupId: 'sg-2', GroupName: 'other' }] },
    ],
    items: [
      { kind: 'security-group', id: 'sg-1', state: 'present', name: intent.securityGroupName },
      { kind: 'security-group', id: '', state: 'present' },
      { kind: 'security-group', id: 'sg-2', state: 'present', name: 'other' },
    ],
  },
  {
    kind: images,
    action: 'DescribeImages',
    idFilter: 'image-id',
    pages: [{ Images: [{ ImageId: 'ami-1', State: 'pending' }], NextToken: 'more' }, { Images: [{}] }],
    items: [
      { kind: 'image', id: 'ami-1', state: 'pending' },
      { kind: 'image', id: '', state: 'available' },
    ],
  },
  {
    kind: snapshots,
    action: 'DescribeSnapshots',
    idFilter: 'snapshot-id',
    pages: [
      { Snapshots: [{ SnapshotId: 'snap-1', State: 'pending' }], NextToken: 'more' },
      { Snapshots: [{}] },
    ],
    items: [
      { kind: 'snapshot', id: 'snap-1', state: 'pending' },
      { kind: 'snapshot', id: '', state: 'completed' },
    ],
  },
  {
    kind: spotRequests,
    action: 'DescribeSpotInstanceRequests',
    idFilter: 'spot-instance-request-id',
    pages: [
      {
        SpotInstanceRequests: [
          { SpotInstanceRequestId: 'sir-1', State: 'active', InstanceId: 'i-1' },
          { SpotInstanceRequestId: 'sir-2', State: 'open' },
          { SpotInstanceRequestId: 'sir-3', State: 'closed' },
          { SpotInstanceRequestId: 'sir-4', State: 'cancelled' },
        ],
        NextToken: 'more',
      },
      { SpotInstanceRequests: [{ State: 'open' }] },
    ],
    items: [
      {
        kind: 'spot-request',
        id: 'sir-1',
        state: 'active',
        instanceId: 'i-1',
        usedBy: 'i-1',
      },
      { kind: 'spot-request', id: 'sir-2', state: 'open', instanceId: undefined },
      { kind: 'spot-request', id: '', state: 'open', instanceId: undefined },
    ],
  },
] as const;

describe.each(LISTS)('$kind.kind', ({ kind, action, idFilter, pages, items }) => {
  it('is listed by the signature of the fleet, page after page', async () => {
    const { ec2, calls } = scriptedEc2(inOrder(...pages));

    const found = await kind.list(signed, testDependencies(ec2, clock));

    expect(found).toEqual(items);
    expect(calls.map((call) => call.action)).toEqual([action, action]);
    expect(calls[0]?.input).toMatchObject({ Filters: signed });
    expect(calls[1]?.input).toMatchObject({ Filters: signed, NextToken: 'more' });
  });

  it('has no item in a response without a list', async () => {
    await expect(kind.list(signed, testDependencies(scriptedEc2(inOrder({})).ec2, clock))).resolves.toEqual(
      [],
    );
  });

  it('is found by its ids, whosever it is', async () => {
    const { ec2, calls } = scriptedEc2(inOrder(...pages));

    const found = await findById(kind, ['x-1', 'x-2'], testDependencies(ec2, clock));

    expect(found).toEqual(items);
    expect(calls[0]?.input).toMatchObject({ Filters: [{ Name: idFilter, Values: ['x-1', 'x-2'] }] });
  });

  it('is not asked for without an id', async () => {
    const { ec2, calls } = scriptedEc2(inOrder({}));

    await expect(findById(kind, [], testDependencies(ec2, clock))).resolves.toEqual([]);
    expect(calls).toEqual([]);
  });

  it('names the action that is not allowed', async () => {
    const { ec2 } = scriptedEc2(() => ec2Error('UnauthorizedOperation', 403));

    await expect(kind.list(signed, testDependencies(ec2, clock))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
      action: `ec2:${action}`,
    });
  });

  it('has its own name', () => {
    expect(kind.kind).toBe(items[0].kind);
  });
});

describe('isGoing', () => {
  const shuttingDown = new Set(['i-1']);

  it.each([volumes, networkInterfaces, spotRequests])('of $kind follows its instance', (kind) => {
    const item = { kind: kind.kind, id: 'x', state: 'in-use' } as const;

    expect(kind.isGoing({ ...item, instanceId: 'i-1' }, shuttingDown)).toBe(true);
    expect(kind.isGoing({ ...item, instanceId: 'i-2' }, shuttingDown)).toBe(false);
    expect(kind.isGoing(item, shuttingDown)).toBe(false);
    expect(kind.isGoing(item, new Set([undefined as never]))).toBe(false);
  });

  it.each([
    [instances, 'shutting-down', true],
    [instances, 'terminated', true],
    [instances, 'stopping', false],
    [volumes, 'deleting', true],
    [volumes, 'deleted', true],
    [volumes, 'available', false],
  ])('of $kind that is itself %s is %s', (kind, state, isGoing) => {
    expect(kind.isGoing({ kind: kind.kind, id: 'x', state }, new Set())).toBe(isGoing);
  });

  it('never holds for a security group', () => {
    const group = {
      kind: 'security-group',
      id: 'sg-1',
      state: 'present',
      instanceId: 'i-1',
    } as const;

    expect(securityGroups.isGoing(group, shuttingDown)).toBe(false);
  });
});
