import { globMatcher } from '@ami-select/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCreationWindows } from './creation-windows.ts';

const now = new Date('2026-11-22T12:00:00.000Z');

describe('planCreationWindows', () => {
  it('lists the newest months first, open to the future', () => {
    expect(planCreationWindows({ now })).toEqual([
      { values: ['2026-12-*', '2027-*', '2026-10-*', '2026-11-*'], from: Date.UTC(2026, 9) },
      {
        values: [
          '2025-12-*',
          '2026-01-*',
          '2026-02-*',
          '2026-03-*',
          '2026-04-*',
          '2026-05-*',
          '2026-06-*',
          '2026-07-*',
          '2026-08-*',
          '2026-09-*',
        ],
        from: Date.UTC(2025, 11),
      },
      {
        values: [
          '2021-12-*',
          '2022-*',
          '2023-*',
          '2024-*',
          '2025-01-*',
          '2025-02-*',
          '2025-03-*',
          '2025-04-*',
          '2025-05-*',
          '2025-06-*',
          '2025-07-*',
          '2025-08-*',
          '2025-09-*',
          '2025-10-*',
          '2025-11-*',
        ],
        from: Date.UTC(2021, 11),
      },
    ]);
  });

  it('opens the future across the turn of the year', () => {
    const [first] = planCreationWindows({ now: new Date('2026-12-31T23:59:59.000Z') });

    expect(first?.values).toEqual(['2027-*', '2026-11-*', '2026-12-*']);
  });

  it('starts where nothing newer can win and ends where nothing older can', () => {
    const windows = planCreationWindows({
      now,
      newest: Date.UTC(2026, 2, 15),
      oldest: Date.UTC(2026, 1, 20),
    });

    expect(windows).toEqual([{ values: ['2026-02-*', '2026-03-*'], from: Date.UTC(2026, 1) }]);
  });

  it('covers every date since its last window exactly once', () => {
    const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const today = fc.date({ min: new Date('2010-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });

    fc.assert(
      fc.property(date, today, (created, at) => {
        const windows = planCreationWindows({ now: at });
        const hits = windows.filter((window) => globMatcher(window.values)(created.toISOString()));
        const first = windows.findIndex((window) => created.getTime() >= window.from);
        const isFarFuture = created.getUTCFullYear() > at.getUTCFullYear() + 1;

        expect(hits).toEqual(first === -1 || isFarFuture ? [] : [windows[first]]);
      }),
    );
  });
});
