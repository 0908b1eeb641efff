import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { createInstanceWatch } from '../aws/instance-watch.ts';
import type { InventoryItem, Refusal } from '../kinds/kind.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import type { Findings } from './findings.ts';
import { listRemaining } from './list-remaining.ts';

const intent = fleetIntent(createVirtualClock(), { region: 'eu-west-1' });
const place = '--region eu-west-1';
const terminate = `aws ec2 terminate-instances --instance-ids i-1 ${place}`;
const parts: readonly InventoryItem[] = [
  { kind: 'volume', id: 'vol-1', state: 'in-use', instanceId: 'i-1', usedBy: 'i-1' },
  { kind: 'volume', id: 'vol-2', state: 'in-use', usedBy: 'i-1' },
  { kind: 'schedule', id: 'lease-1', state: 'present', ends: 'i-1' },
];

/** A machine in this state, and what belongs to it. */
function commandsFor(
  state: string | undefined,
  { refusals = [], isBlind = false }: { refusals?: readonly Refusal[]; isBlind?: boolean } = {},
): readonly string[] {
  const watch = createInstanceWatch(() => 0);
  watch.expect(['i-1']);
  if (state !== undefined) watch.observe([{ InstanceId: 'i-1', State: { Name: state as 'running' } }]);
  const none = (): ReadonlyMap<string, never> => new Map<string, never>();
  const findings: Findings = {
    instances: {
      watch,
      refusals: () => new Map(refusals.map((refusal) => [refusal.id, refusal])),
      isOpen: () => false,
      lost: () => [],
      undecidedIds: () => [],
      doubtful: () => [],
    },
    groups: { own: () => ['sg-1'], kept: () => ['sg-1'], refusals: none },
    attached: { seen: () => [], going: () => [], remaining: () => parts, refusals: none },
    blindSpots: { reasons: () => new Map(isBlind ? [['instance', 'denied']] : []) },
    foreign: [],
  };
  return listRemaining(intent, findings).map(({ id, command, reason = '' }) =>
    `${id}: ${command} ${reason}`.trim(),
  );
}

describe('the commands of a proof', () => {
  it('are those of the resources where their machine has ended', () => {
    expect(commandsFor('terminated')).toEqual([
      `vol-1: aws ec2 delete-volume --volume-id vol-1 ${place}`,
      `vol-2: aws ec2 delete-volume --volume-id vol-2 ${place}`,
      expect.stringMatching(/^lease-1: aws scheduler delete-schedule --name lease-1/),
      `sg-1: aws ec2 delete-security-group --group-id sg-1 ${place}`,
    ]);
  });

  it('end a machine that lives before what it uses, and before the schedule that would end it', () => {
    const isDenied = true;
    const refusals = [{ id: 'i-1', code: 'UnauthorizedOperation', reason: 'Not allowed', isDenied }];

    expect(commandsFor('running', { refusals })).toEqual([
      `i-1: ${terminate} Not allowed`,
      `vol-1: ${terminate}`,
      `vol-2: ${terminate} && aws ec2 wait instance-terminated --instance-ids i-1 ${place} && aws ec2 delete-volume --volume-id vol-2 ${place} i-1 uses vol-2`,
      expect.stringMatching(
        /^lease-1: aws ec2 terminate-instances .* && aws scheduler delete-schedule .*lease-1 is there to end i-1$/,
      ),
      `sg-1: aws ec2 wait instance-terminated --instance-ids i-1 ${place} && aws ec2 delete-security-group --group-id sg-1 ${place}`,
    ]);
  });

  it('lift the protection of a machine wherever they end it', () => {
    const refusals = [{ id: 'i-1', code: 'OperationNotPermitted', reason: 'protected', isDenied: false }];
    const [machine, volume] = commandsFor('running', { refusals });

    expect(machine).toMatch(/^i-1: aws ec2 modify-instance-attribute --no-disable-api-termination/);
    expect(volume).toMatch(/^vol-1: aws ec2 modify-instance-attribute --no-disable-api-termination/);
  });

  it('end a machine that nobody may look at', () => {
    expect(commandsFor(undefined, { isBlind: true })[0]).toBe(`vol-1: ${terminate}`);
  });
});
