import { expect, it } from 'vitest';
import type { RequestContext } from '../operations/operation.ts';
import { createJournal, type JournalRequest } from './journal.ts';

const now = new Date('2026-11-22T08:00:00Z');
const context = {
  region: 'us-east-1',
  accountId: '111122223333',
  requestId: 'one',
  now,
} as RequestContext;

function request(index: number): JournalRequest {
  return { requestId: String(index), at: now } as JournalRequest;
}

it('keeps the last 20,000 requests, oldest first', () => {
  const journal = createJournal();

  for (let index = 0; index < 65_000; index += 1) journal.recordRequest(request(index));

  const kept = journal.requests();
  expect([kept.length, kept[0]?.requestId, kept.at(-1)?.requestId]).toEqual([20_000, '45000', '64999']);
});

it('forgets deleted resources before any remaining one', () => {
  const journal = createJournal();
  journal.created(context, 'instance', 'i-first');

  for (let index = 0; index < 250_000; index += 1) {
    journal.created(context, 'volume', `vol-${index}`);
    journal.deleted(`vol-${index}`, now);
  }

  expect(journal.remaining().map(({ id }) => id)).toEqual(['i-first']);
  expect(journal.resources()).toHaveLength(100_001);
});

it('keeps the first end of a resource, and ignores resources that no call created', () => {
  const journal = createJournal();
  journal.created(context, 'image', 'ami-1');

  journal.deleted('ami-1', now);
  journal.deleted('ami-1', new Date(now.getTime() + 1000));
  journal.deleted('ami-2', now);

  expect(journal.resources()).toMatchObject([{ id: 'ami-1', requestId: 'one', deletedAt: now }]);
  expect(journal.remaining()).toEqual([]);
});
