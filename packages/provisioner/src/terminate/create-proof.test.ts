import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { createInstanceWatch } from '../aws/instance-watch.ts';
import type { FleetResource } from '../fleet/resource.ts';
import { recoverHandle } from '../record/recover-handle.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { createProof } from './create-proof.ts';
import type { Findings } from './findings.ts';

const clock = createVirtualClock();
const intent = fleetIntent(clock);
const place = `--region ${intent.region}`;
const volume = (id: string): FleetResource => ({ kind: 'volume', id });

function findings(change: Partial<Findings> = {}): Findings {
  const none = (): ReadonlyMap<string, never> => new Map<string, never>();
  return {
    instances: {
      watch: createInstanceWatch(() => 0),
      refusals: none,
      isOpen: () => false,
      lost: () => [],
      undecidedIds: () => [],
      doubtful: () => [],
    },
    groups: { own: () => [], kept: () => [], refusals: none },
    attached: { seen: () => [], going: () => [], remaining: () => [], refusals: none },
    blindSpots: { reasons: () => new Map() },
    foreign: [],
    ...change,
  };
}

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

  const proof = createProof(
    { intent, attached: [volume('vol-1'), volume('vol-9')] },
    findings({
      instances: {
        watch,
        refusals: () => new Map(),
        isOpen: () => false,
        lost: () => [],
        undecidedIds: () => [],
        doubtful: () => [],
      },
      groups: { own: () => ['sg-1'], kept: () => [], refusals: () => new Map() },
      attached: {
        seen: () => [volume('vol-2'), volume('vol-3')],
        going: () => [volume('vol-2')],
        remaining: () => [{ ...volume('vol-3'), state: 'available' }],
        refusals: () => new Map(),
      },
      foreign: [volume('vol-9'), volume('vol-9')],
    }),
  );

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
  expect(createProof({ intent }, findings())).toEqual({
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

it('lists what was refused although no list shows it yet, with the reason', () => {
  const watch = createInstanceWatch(() => 0);
  watch.expect(['i-1', 'i-2']);
  const refusal = { id: 'i-1', code: 'UnauthorizedOperation', reason: 'Not allowed', isDenied: true };

  const proof = createProof(
    { intent },
    findings({
      instances: {
        watch,
        refusals: () => new Map([['i-1', refusal]]),
        isOpen: () => false,
        lost: () => [],
        undecidedIds: () => [],
        doubtful: () => [],
      },
      groups: {
        own: () => ['sg-1'],
        kept: () => ['sg-1'],
        refusals: () => new Map([['sg-1', { ...refusal, id: 'sg-1' }]]),
      },
    }),
  );

  expect(proof.remaining).toMatchObject([
    { kind: 'instance', id: 'i-1', state: 'unseen', reason: 'Not allowed' },
    { kind: 'security-group', id: 'sg-1', state: 'present', reason: 'Not allowed' },
  ]);
  expect(proof.clean).toBe(false);
});

it('names the machines of which it is unknown whether they run', () => {
  const watch = createInstanceWatch(() => 0);
  watch.expect(['i-1']);

  const proof = createProof(
    { intent },
    findings({
      instances: {
        watch,
        refusals: () => new Map(),
        isOpen: () => false,
        lost: () => [],
        undecidedIds: () => [],
        doubtful: () => [],
      },
      blindSpots: {
        reasons: () =>
          new Map([
            ['instance', 'No response'],
            ['volume', 'No response'],
          ] as const),
      },
    }),
  );

  expect(proof).toMatchObject({
    clean: false,
    remaining: [],
    unknown: [
      {
        kind: 'instance',
        reason: `No response (i-1 may still run; end them with: aws ec2 terminate-instances --instance-ids i-1 ${place})`,
      },
      { kind: 'volume', reason: 'No response' },
    ],
  });
});

it('is no proof when nothing was found of a fleet without a record', () => {
  const handle = recoverHandle({ fleetId: intent.fleetId, region: intent.region, now: clock.now() });

  expect(createProof(handle, findings())).toMatchObject({
    clean: false,
    unknown: [{ kind: 'instance', reason: expect.stringContaining(intent.region) }],
  });
  expect(createProof({ ...handle, calls: [] }, findings()).clean).toBe(true);
  expect(createProof({ ...handle, terminatedAt: intent.createdAt }, findings()).clean).toBe(true);
});

it('does not take what may come into view for gone when time is up', () => {
  const watch = createInstanceWatch(() => 0);
  watch.expect(['i-1']);

  const proof = createProof(
    { intent, calls: [] },
    findings({
      instances: {
        watch,
        refusals: () => new Map(),
        isOpen: () => true,
        lost: () => [],
        undecidedIds: () => [],
        doubtful: () => [],
      },
    }),
  );

  expect(proof).toMatchObject({ clean: false, unknown: [{ reason: expect.stringContaining('i-1') }] });
});

it('does not know of machines that EC2 named and no call has shown', () => {
  const watch = createInstanceWatch(() => 0);
  watch.expect(['i-1']);
  const instances = {
    watch,
    refusals: () => new Map(),
    isOpen: () => false,
    lost: () => ['i-1'],
    undecidedIds: () => [],
    doubtful: () => [],
  };

  expect(createProof({ intent, calls: [] }, findings({ instances }))).toMatchObject({
    clean: false,
    unknown: [{ kind: 'instance', reason: expect.stringContaining('i-1') }],
  });
});
