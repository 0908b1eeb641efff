import { describe, expect, it } from 'vitest';
import { ProvisionerError } from '../fleet/errors.ts';
import { createBlindSpots } from './blind-spots.ts';

function refused(awsError: string): ProvisionerError {
  return new ProvisionerError('SERVICE_FAILED', `EC2 said ${awsError}.`, { awsError });
}

describe('blind spots', () => {
  it('stay where one of two looks at once is denied and the other one ends after it', async () => {
    const spots = createBlindSpots();
    const slow = Promise.withResolvers<string>();

    const found = spots.find('security-group', () => slow.promise, '');
    await spots.find('security-group', () => Promise.reject(refused('UnauthorizedOperation')), '');
    slow.resolve('sg-1');

    expect(await found).toBe('sg-1');
    expect(spots.isDenied('security-group')).toBe(true);
    expect([...spots.reasons()]).toEqual([['security-group', 'EC2 said UnauthorizedOperation.']]);
  });

  it('end with the next look that works where nobody was denied anything', async () => {
    const spots = createBlindSpots();

    await spots.find('volume', () => Promise.reject(refused('InternalError')), []);
    expect([...spots.reasons().keys()]).toEqual(['volume']);
    await spots.find('volume', async () => [], []);

    expect([...spots.reasons()]).toEqual([]);
  });
});
