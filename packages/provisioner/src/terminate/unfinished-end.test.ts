import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { ProvisionerError } from '../fleet/errors.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { terminateFleet } from './terminate-fleet.ts';
import { unfinishedEnd } from './unfinished-end.ts';

const intent = fleetIntent(createVirtualClock());

describe('an end that a failure stops', () => {
  it.each(['AuthFailure', 'InvalidClientTokenId', 'SignatureDoesNotMatch'])(
    'names what the handle knows and when its lease ends: %s',
    async (name) => {
      const clock = createVirtualClock();
      const ec2 = new FakeEc2({ clock });
      const dependencies = spawnDependencies(ec2, clock);
      await spawnFleet(fleetIntent(clock), dependencies);
      const handle = dependencies.saved.at(-1)!;
      const saved = dependencies.saved.length;
      const refused = Object.assign(new Error('no'), {
        name,
        $fault: 'client',
        $metadata: { httpStatusCode: 401 },
      });
      const port = { ...dependencies, ec2: { send: () => Promise.reject(refused) } };

      const error = await terminateFleet(handle, port).catch((cause: unknown) => cause);

      expect(error).toMatchObject({
        code: 'REMAINING_UNKNOWN',
        exitClass: 'remaining-unknown',
        awsError: name,
        proof: { remaining: [], clean: false },
      });
      const { proof } = error as ProvisionerError;
      expect(proof?.created.map(({ id }) => id)).toEqual(
        expect.arrayContaining([handle.securityGroupId, ...ec2.instances.map(({ id }) => id)]),
      );
      expect(proof?.unknown.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['instance', 'security-group', 'schedule']),
      );
      const ids = ec2.instances.map(({ id }) => `instance ${id}`);
      expect(ids).toHaveLength(2);
      for (const part of [...ids, `security group ${handle.securityGroupId}`, handle.intent.expiresAt])
        expect((error as Error).message).toContain(part);
      expect(dependencies.saved).toHaveLength(saved);
    },
  );

  it('says so too when only the intent is known', () => {
    const error = unfinishedEnd(new ProvisionerError('UNREACHABLE_ENDPOINT', 'no way'), { intent });

    expect(error).toMatchObject({
      code: 'REMAINING_UNKNOWN',
      message: `no way\n${intent.fleetId} may still have what was launched. The lease ends machines that still run at ${intent.expiresAt}.`,
    });
  });

  it('keeps its code when no creating call was sent', () => {
    const error = unfinishedEnd(new ProvisionerError('PERMISSION_DENIED', 'no'), { intent, calls: [] });

    expect(error).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it.each([
    ['an end that was proven before', new ProvisionerError('ABORTED', 'stopped'), { terminatedAt: 'then' }],
    ['a fault of our own', new TypeError('broken'), {}],
  ])('leaves %s as it is', (_what, error, change) => {
    expect(unfinishedEnd(error, { intent, ...change })).toBe(error);
  });
});
