import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { recoverHandle } from '../record/recover-handle.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { ownershipOf } from './ownership.ts';
import { toTagList } from './signature.ts';

const clock = createVirtualClock();
const first = fleetIntent(clock);
const second = fleetIntent(clock, { generation: 1 });
const tokenOf = ({ pools }: typeof first): string | undefined => pools[0]?.clientToken;

it('owns by token what its own generation launched, and by its tags whatever an earlier one left', () => {
  const tags = toTagList(first.tags);

  expect(second.fleetId).toBe(first.fleetId);
  expect(ownershipOf({ clientToken: tokenOf(second) }, second)).toBe('ours');
  expect(ownershipOf({ clientToken: tokenOf(first) }, second)).toBe('foreign');
  expect(ownershipOf({ clientToken: tokenOf(first), tags }, second)).toBe('ours');
});

describe('a machine', () => {
  const tags = toTagList(first.tags);
  const machine = { kind: 'instance', tags } as const;
  const without = (key: string) => tags.filter(({ Key }) => Key !== `ami-select:${key}`);
  const byId = recoverHandle({ fleetId: first.fleetId, region: first.region, now: clock.now() });
  const byIdIn = (repository: string) =>
    recoverHandle({ ...byId.intent, repository, now: clock.now() }).intent;

  it.each([
    ['all tags and the token of somebody else', { ...machine, clientToken: 'bob' }],
    [
      'the token of somebody else, which only begins alike',
      { ...machine, clientToken: `${first.fleetId}-bob` },
    ],
    ['no version', { ...machine, tags: without('version'), clientToken: 'bob' }],
    ['no repository', { kind: 'volume', tags: without('repository') } as const],
    ['a volume without a version', { kind: 'volume', tags: without('version') } as const],
  ])('with %s is of somebody else', (_, traits) => {
    expect(ownershipOf(traits, first)).toBe('foreign');
  });

  it('of CreateFleet is ours by its signature, since its token is that of EC2', () => {
    const ofFleet = [...tags, { Key: 'aws:ec2:fleet-id', Value: 'fleet-9' }];

    expect(ownershipOf({ ...machine, tags: ofFleet, clientToken: 'fleet-9-0' }, first)).toBe('ours');
  });

  it('leaves a CreateFleet call of somebody else alone, also with all tags', () => {
    const call = { kind: 'ec2-fleet', tags } as const;

    expect(ownershipOf({ ...call, clientToken: 'bob' }, first)).toBe('foreign');
    expect(ownershipOf(call, first)).toBe('ours');
    expect(ownershipOf({ kind: 'ec2-fleet', clientToken: tokenOf(second) }, first)).toBe('ours');
  });

  it('with all tags and no token may come to show it', () => {
    expect(ownershipOf(machine, first)).toBe('unproven');
  });

  it('is ours by any token of its fleet where only the id is known, unless it is of another repository', () => {
    const clientToken = tokenOf(second);

    expect(ownershipOf({ clientToken }, byId.intent)).toBe('ours');
    expect(ownershipOf({ ...machine, clientToken }, byIdIn('octo/demo'))).toBe('ours');
    expect(ownershipOf({ ...machine, clientToken }, byIdIn('octo/other'))).toBe('foreign');
    expect(ownershipOf({ clientToken: `${clientToken}0` }, byId.intent)).toBe('foreign');
  });

  it('may be of a fleet without a repository where only the id is known', () => {
    const volume = { kind: 'volume', tags: without('repository') } as const;

    expect(ownershipOf(volume, byIdIn('octo/demo'))).toBe('ours');
  });
});

it('a schedule, whose name has no repository, is ours by id and version', () => {
  const tags = toTagList(first.tags).filter(({ Key }) => /fleet|version/.test(Key));

  expect(ownershipOf({ kind: 'schedule', tags }, first)).toBe('ours');
});
