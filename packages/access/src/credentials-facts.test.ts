import { afterEach, expect, it, vi } from 'vitest';
import { credentialsFacts } from './credentials-facts.ts';

afterEach(() => vi.unstubAllEnvs());

const KEYS = { AWS_ACCESS_KEY_ID: 'ASIATEST', AWS_SECRET_ACCESS_KEY: 'secret' };

/** The SDK reads the environment itself. */
function facts(variables: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries({ ...KEYS, ...variables })) vi.stubEnv(name, value);
  return credentialsFacts({ region: 'eu-west-1' }, { ...KEYS, ...variables });
}

it('knows the end of credentials in the environment where it is there, and that nobody renews them', async () => {
  await expect(
    facts({ AWS_SESSION_TOKEN: 'token', AWS_CREDENTIAL_EXPIRATION: '2026-11-29T06:00:00Z' }),
  ).resolves.toEqual({ expiresAt: new Date('2026-11-29T06:00:00Z'), isTemporary: true, isRenewed: false });
});

it('knows that session credentials end, and not when', async () => {
  await expect(facts({ AWS_SESSION_TOKEN: 'token' })).resolves.toMatchObject({
    expiresAt: undefined,
    isTemporary: true,
  });
});

it('passes on that an expiry is no time', async () => {
  const { expiresAt } = await facts({ AWS_SESSION_TOKEN: 'token', AWS_CREDENTIAL_EXPIRATION: 'soon' });

  expect(expiresAt?.getTime()).toBeNaN();
});

it('knows that keys of a user stay valid', async () => {
  await expect(facts({})).resolves.toEqual({ expiresAt: undefined, isTemporary: false, isRenewed: false });
});

it('takes keys that the caller gives for those that are used', async () => {
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret', sessionToken: 'token' };

  await expect(credentialsFacts({ region: 'eu-west-1', credentials }, {})).resolves.toEqual({
    expiresAt: undefined,
    isTemporary: true,
    isRenewed: false,
  });
});
