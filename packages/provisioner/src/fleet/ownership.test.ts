import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
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
