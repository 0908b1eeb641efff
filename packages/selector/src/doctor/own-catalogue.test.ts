import { startLocalEc2 } from '@ami-select/local-ec2';
import { describe, expect, it } from 'vitest';
import { dependenciesOf } from '../testing/local-endpoint.ts';
import { checkPublishers } from './check-publishers.ts';

describe('checkPublishers of the catalogue that local-ec2 generates', () => {
  it.each(['2026-11-28', '2027-01-30'])('finds no drift on %s', async (day) => {
    const clock = { now: () => new Date(`${day}T12:00:00Z`), sleep: async () => {} };
    const local = await startLocalEc2({ sandbox: 'none', seed: day, clock });
    const dependencies = { ...dependenciesOf(local), clock };

    const { lines } = await checkPublishers({ regions: ['us-east-1'] }, dependencies);
    await local.close();

    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter(({ status }) => status !== 'ok')).toEqual([]);
  });
});
