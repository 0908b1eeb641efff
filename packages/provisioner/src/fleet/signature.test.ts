import { expect, it } from 'vitest';
import { createSignature, toTagList } from './signature.ts';

it('signs with everything known of the identity', () => {
  const identity = { repository: 'octo/demo', runId: '42', runAttempt: '1', job: 'test', step: 's', id: 'i' };

  expect(createSignature('fleet-1', identity, '2026-01-01T00:45:00.000Z')).toEqual({
    'ami-select:fleet': 'fleet-1',
    'ami-select:repository': 'octo/demo',
    'ami-select:run': '42',
    'ami-select:attempt': '1',
    'ami-select:job': 'test',
    'ami-select:expires-at': '2026-01-01T00:45:00.000Z',
    'ami-select:version': '1',
  });
});

it('leaves out what is not known, and shortens what EC2 would refuse', () => {
  const signature = createSignature('fleet-1', { job: 'x'.repeat(300) }, '2026-01-01T00:45:00.000Z');

  expect(signature['ami-select:job']).toBe('x'.repeat(256));
  expect(Object.keys(signature)).not.toContain('ami-select:repository');
});

it('turns tags into the list of the API', () => {
  expect(toTagList({ a: '1', b: '2' })).toEqual([
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '2' },
  ]);
});
