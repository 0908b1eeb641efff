import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { CredentialsFacts } from '../aws/ports.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { checkCredentials } from './check-credentials.ts';
import { preflight } from './preflight.ts';

const clock = createVirtualClock(new Date('2026-11-29T04:00:00Z'));
const TEMPORARY: CredentialsFacts = { isTemporary: true, isRenewed: false };

async function check(facts: CredentialsFacts, ttlMinutes = 45) {
  const lines: string[] = [];
  const logger = { debug() {}, info() {}, warn: (line: string) => void lines.push(line) };
  const credentialsFacts = async () => facts;
  const findings = await checkCredentials(fleetIntent(clock, { ttlMinutes }), {
    credentialsFacts,
    clock,
    logger,
  });
  return { texts: findings.map(({ problem }) => `${problem.field}: ${problem.message}`), lines };
}

const at = (time: string): Date => new Date(`2026-11-29T${time}Z`);

describe('credentials and the lease', () => {
  it('refuses a lease that is longer than credentials which nobody renews', async () => {
    const { texts } = await check({ ...TEMPORARY, expiresAt: at('04:40:30') });

    expect(texts).toEqual([
      'ttl: 45m is not valid because the credentials end at 2026-11-29T04:40:30.000Z and nobody renews them, so that the fleet could not be ended after that; expected at most 35m, or credentials that last until five minutes after the lease',
    ]);
  });

  it('offers no ttl where none is left', async () => {
    const { texts } = await check({ ...TEMPORARY, expiresAt: at('04:05:30') });

    expect(texts).toEqual([expect.stringContaining('expected credentials that last')]);
  });

  it.each<[string, CredentialsFacts]>([
    ['last five minutes longer', { ...TEMPORARY, expiresAt: at('04:50:00') }],
    ['are renewed', { expiresAt: at('04:10:00'), isTemporary: true, isRenewed: true }],
    ['stay valid', { isTemporary: false, isRenewed: false }],
  ])('takes credentials that %s', async (_, facts) => {
    expect(await check(facts)).toEqual({ texts: [], lines: [] });
  });

  it('keeps a reserve of five minutes to the millisecond', async () => {
    expect((await check({ ...TEMPORARY, expiresAt: at('04:49:59.999') })).texts).toHaveLength(1);
  });

  it('warns of a long lease with credentials that do not say when they end, and how they would', async () => {
    expect(await check(TEMPORARY, 60)).toEqual({ texts: [], lines: [] });

    const { texts, lines } = await check(TEMPORARY, 61);
    expect(texts).toEqual([]);
    expect(lines).toEqual([expect.stringContaining('AWS_CREDENTIAL_EXPIRATION: ${{ steps.')]);
  });

  it('takes an expiry that is no time for unknown', async () => {
    const { texts, lines } = await check({ ...TEMPORARY, expiresAt: new Date('soon') }, 120);

    expect(texts).toEqual([]);
    expect(lines).toEqual([expect.stringContaining('an expiry that is no time')]);
  });

  it('is one of the checks before a launch, and leaves missing credentials to its calls', async () => {
    const launch = (credentialsFacts: () => Promise<CredentialsFacts>): Promise<void> =>
      preflight(fleetIntent(clock), spawnDependencies(new FakeEc2({ clock }), clock, { credentialsFacts }));

    await expect(launch(async () => ({ ...TEMPORARY, expiresAt: at('04:10:00') }))).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      problems: [{ field: 'ttl' }],
    });
    await expect(launch(() => Promise.reject(new Error('no credentials')))).resolves.toBeUndefined();
  });
});
