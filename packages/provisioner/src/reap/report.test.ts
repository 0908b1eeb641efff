import { describe, expect, it } from 'vitest';
import { reapReason } from './report.ts';

describe('reapReason', () => {
  it('says how long a lease protects, which may be over', () => {
    expect(reapReason({ reason: 'lease-runs', time: '2026-03-04T05:06:07.000Z' })).toBe(
      'left alone until 2026-03-04T05:16:07.000Z, 10 minutes after its lease',
    );
  });

  it('says when a lease was over', () => {
    expect(reapReason({ reason: 'lease-over', time: '2026-03-04T05:06:07.000Z' })).toBe(
      'lease over since 2026-03-04T05:06:07.000Z',
    );
  });
});
