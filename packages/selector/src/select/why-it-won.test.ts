import { expect, it } from 'vitest';
import { sampleImage } from '../testing/samples.ts';
import { whyItWon } from './why-it-won.ts';

const image = sampleImage({ Name: 'base (x) is y' });
const subject = `${image.id} (base (x) is y`;

it.each([
  [
    `${subject}, 2026-11-01T00:00:00.000Z) is the best of 2 matches by creation date, newest first`,
    'the best of 2 matches by creation date, newest first',
  ],
  [`${subject}) is locked as "base" in eu-west-1`, 'locked as "base" in eu-west-1'],
  ['something else entirely', 'something else entirely'],
])('takes id and name out of %j', (reason, expected) => {
  expect(whyItWon({ image, reasons: [reason, 'owner: self'] })).toBe(expected);
});

it('reports a fallback', () => {
  const reasons = [
    `${subject}, unknown age) is the only match`,
    'state: available',
    'fallback 2 was used: none',
  ];

  expect(whyItWon({ image, reasons })).toBe('the only match; fallback 2 was used: none');
});
