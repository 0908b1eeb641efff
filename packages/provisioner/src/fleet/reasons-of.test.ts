import { expect, it } from 'vitest';
import type { Proof } from './proof.ts';
import { reasonsOf } from './reasons-of.ts';

const expiresAt = '2026-03-04T05:06:07.000Z';
const lease = `The lease ends machines that still run at ${expiresAt}.`;
const remaining = (kind: 'instance' | 'volume', reason?: string): Proof['remaining'][number] => ({
  kind,
  id: `${kind}-1`,
  state: 'running',
  command: 'aws',
  reason,
});

it.each<readonly [string, Partial<Proof>, readonly string[]]>([
  ['nothing', {}, []],
  ['a volume without a reason', { remaining: [remaining('volume')] }, []],
  ['a machine without a reason', { remaining: [remaining('instance')] }, [lease]],
  ['a volume', { remaining: [remaining('volume', 'no a')] }, ['no a']],
  [
    'unknown machines of an unknown lease',
    { unknown: [{ kind: 'instance', reason: 'no b' }], expiresAt: '' },
    ['no b'],
  ],
  ['an unknown kind', { unknown: [{ kind: 'volume', reason: 'no b' }] }, ['no b']],
  ['unknown machines', { unknown: [{ kind: 'instance', reason: 'no c' }] }, ['no c', lease]],
  [
    'both, for one reason',
    { remaining: [remaining('volume', 'no d')], unknown: [{ kind: 'instance', reason: 'no d' }] },
    ['no d', lease],
  ],
])('the reasons of %s', (_, proof, reasons) => {
  expect(reasonsOf({ remaining: [], unknown: [], expiresAt, ...proof })).toEqual(reasons);
});
