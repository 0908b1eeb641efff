import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { ec2Error } from '../testing/fake-responses.ts';
import { testDependencies } from '../testing/fixtures.ts';
import { inOrder, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { networkInterfaces } from './network-interface.ts';
import { securityGroups } from './security-group.ts';
import { spotRequests } from './spot-request.ts';
import { volumes } from './volume.ts';

const clock = createVirtualClock();

describe('the removal of a resource', () => {
  const REMOVALS = [
    [volumes, { state: 'available' }, 'DeleteVolume', { VolumeId: 'x-1' }],
    [networkInterfaces, { state: 'available' }, 'DeleteNetworkInterface', { NetworkInterfaceId: 'x-1' }],
    [spotRequests, { state: 'open' }, 'CancelSpotInstanceRequests', { SpotInstanceRequestIds: ['x-1'] }],
    [securityGroups, { state: 'present' }, 'DeleteSecurityGroup', { GroupId: 'x-1' }],
  ] as const;

  it.each(REMOVALS)('of $kind sends its own call', async (kind, { state }, action, input) => {
    const { ec2, calls } = scriptedEc2(inOrder({}));
    const dependencies = testDependencies(ec2, clock);

    await kind.remove([{ kind: kind.kind, id: 'x-1', state }], dependencies);

    expect(calls).toEqual([{ action, input }]);
    expect(dependencies.lines).toEqual([`Removed ${kind.kind} x-1.`]);
  });

  it.each(REMOVALS)('of $kind returns a refusal', async (kind, { state }, action) => {
    const dependencies = testDependencies(scriptedEc2(() => ec2Error('DependencyViolation')).ec2, clock);

    const [refusal] = await kind.remove([{ kind: kind.kind, id: 'x-1', state }], dependencies);

    expect(refusal).toEqual({
      id: 'x-1',
      code: 'DependencyViolation',
      reason: expect.stringContaining(`ec2:${action} failed`),
      isDenied: false,
    });
  });

  it.each(REMOVALS)('of $kind says that a permission is missing', async (kind, { state }, action) => {
    const refused = scriptedEc2(() => ec2Error('UnauthorizedOperation', 403)).ec2;
    const item = { kind: kind.kind, id: 'x-1', state } as const;

    await expect(kind.remove([item], testDependencies(refused, clock))).resolves.toMatchObject([
      { isDenied: true, reason: expect.stringContaining(`ec2:${action}`) },
    ]);
  });

  it.each(REMOVALS)('of $kind throws what is wrong with the credentials', async (kind, { state }) => {
    const refused = scriptedEc2(() => ec2Error('AuthFailure', 401)).ec2;
    const item = { kind: kind.kind, id: 'x-1', state } as const;

    await expect(kind.remove([item], testDependencies(refused, clock))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
  });

  it.each(REMOVALS)('of $kind says nothing of what is not there any more', async (kind, { state }) => {
    const dependencies = testDependencies(scriptedEc2(() => ec2Error('InvalidX.NotFound')).ec2, clock);

    await kind.remove([{ kind: kind.kind, id: 'x-1', state }], dependencies);

    expect(dependencies.lines).toEqual([]);
  });

  it.each([volumes, networkInterfaces])('of $kind waits until nothing uses it', ({ kind, mayRemove }) => {
    expect(mayRemove?.({ kind, id: 'x-1', state: 'in-use' })).toBe(false);
    expect(mayRemove?.({ kind, id: 'x-1', state: 'available' })).toBe(true);
  });
});
