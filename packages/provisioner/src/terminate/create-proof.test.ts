import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { createInstanceWatch } from '../aws/instance-watch.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetResource } from '../fleet/resource.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { createProof } from './create-proof.ts';
import { createDenials } from './denials.ts';

const intent = fleetIntent(createVirtualClock());
const nothing = { seen: [], going: [], remaining: [], foreign: [] };
const volume = (id: string): FleetResource => ({ kind: 'volume', id });

it('sorts everything that was seen into created, going, remaining and foreign', () => {
  const watch = createInstanceWatch(() => 0);
  watch.expect(['i-0']);
  watch.observe([
    { InstanceId: 'i-1', State: { Name: 'terminated' } },
    {
      InstanceId: 'i-2',
      State: { Name: 'shutting-down' },
      BlockDeviceMappings: [{ Ebs: { VolumeId: 'vol-2' } }],
    },
    { InstanceId: 'i-3', State: { Name: 'running' } },
  ]);
  const remainingVolume = {
    ...volume('vol-3'),
    state: 'available',
    instanceId: undefined,
    ownership: 'ours',
  } as const;

  const proof = createProof(
    { intent, attached: [volume('vol-1'), volume('vol-9')] },
    watch,
    { groupIds: ['sg-1'], keptGroupIds: [], foreign: [volume('vol-9'), volume('vol-9')] },
    {
      seen: [volume('vol-2'), volume('vol-3')],
      going: [volume('vol-2')],
      remaining: [remainingVolume],
      foreign: [],
    },
    createDenials(),
  );

  const place = `--region ${intent.region}`;
  expect(proof).toEqual({
    fleetId: intent.fleetId,
    created: [
      ...['i-0', 'i-1', 'i-2', 'i-3'].map((id) => ({ kind: 'instance', id })),
      volume('vol-2'),
      volume('vol-1'),
      { kind: 'security-group', id: 'sg-1' },
      volume('vol-3'),
    ],
    going: [{ kind: 'instance', id: 'i-2' }, volume('vol-2')],
    remaining: [
      {
        kind: 'instance',
        id: 'i-3',
        state: 'running',
        command: `aws ec2 terminate-instances --instance-ids i-3 ${place}`,
      },
      { ...volume('vol-3'), state: 'available', command: `aws ec2 delete-volume --volume-id vol-3 ${place}` },
    ],
    foreign: [volume('vol-9')],
    unknown: [],
    expiresAt: intent.expiresAt,
    clean: false,
  });
});

it('is clean when nothing remains', () => {
  expect(
    createProof(
      { intent },
      createInstanceWatch(() => 0),
      { groupIds: [], keptGroupIds: [], foreign: [] },
      nothing,
      createDenials(),
    ),
  ).toEqual({
    fleetId: intent.fleetId,
    created: [],
    going: [],
    remaining: [],
    foreign: [],
    unknown: [],
    expiresAt: intent.expiresAt,
    clean: true,
  });
});

it('lists what may not be removed although no listing shows it yet', async () => {
  const watch = createInstanceWatch(() => 0);
  watch.expect(['i-1']);
  const denials = createDenials();
  const denied = new ProvisionerError('PERMISSION_DENIED', 'Not allowed', {
    awsError: 'UnauthorizedOperation',
  });
  for (const kind of ['instance', 'security-group'] as const)
    await denials.remove(kind, () => Promise.reject(denied));

  const proof = createProof(
    { intent },
    watch,
    { groupIds: ['sg-1'], keptGroupIds: ['sg-1'], foreign: [] },
    nothing,
    denials,
  );

  expect(proof.remaining).toMatchObject([
    { kind: 'instance', id: 'i-1', state: 'unseen', reason: 'Not allowed' },
    { kind: 'security-group', id: 'sg-1', reason: 'Not allowed' },
  ]);
  expect(proof.clean).toBe(false);
});
