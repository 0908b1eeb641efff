import { describe, expect, it } from 'vitest';
import { ninetyDaysAfter, twoYearsAfter, yearsAfter } from './deprecation.ts';

function iso(at: number): string {
  return new Date(at).toISOString();
}

describe('deprecation of public images', () => {
  it.each([
    ['2026-05-03T06:54:18.000Z', '2028-05-03T06:54:18.000Z'],
    ['2027-03-01T00:00:00.000Z', '2029-03-01T00:00:00.000Z'],
    ['2028-02-29T23:59:59.000Z', '2030-02-28T23:59:59.000Z'],
    ['2026-12-31T12:00:00.250Z', '2028-12-31T12:00:00.250Z'],
  ])('of %s is two calendar years later: %s', (created, deprecated) => {
    expect(iso(twoYearsAfter(Date.parse(created)))).toBe(deprecated);
  });

  it('stays on the last day of February in a leap year', () => {
    expect(iso(yearsAfter(Date.parse('2028-02-29T01:00:00Z'), 4))).toBe('2032-02-29T01:00:00.000Z');
  });

  it('of Amazon Linux is 90 days later, at a full minute', () => {
    expect(iso(ninetyDaysAfter(Date.parse('2026-09-30T18:41:27.000Z')))).toBe('2026-12-29T18:41:00.000Z');
  });
});
