import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { FleetHandle } from '../fleet/handle.ts';
import { resumeLedger } from '../record/ledger.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { admitAgain } from './admit-again.ts';

async function admit(
  change: Partial<FleetHandle> = {},
  { isReached = false, respond = (_call: ScriptedCall): unknown => ({}) } = {},
) {
  const clock = createVirtualClock();
  const { ec2, calls } = scriptedEc2(respond);
  const handle = { intent: fleetIntent(clock), securityGroupId: 'sg-1', ...change };
  const dependencies = { ...testDependencies(ec2, clock), callerAddress: async () => '198.51.100.9' };
  const waiting = admitAgain(
    resumeLedger(handle, async () => {}),
    () => isReached,
    dependencies,
  );
  await clock.sleep(20_000);
  await waiting;
  return { calls, lines: dependencies.lines };
}

describe('admitAgain', () => {
  it('lets in the address that this machine has after 20 s, and says so', async () => {
    const { calls, lines } = await admit();

    expect(calls).toMatchObject([
      {
        action: 'AuthorizeSecurityGroupIngress',
        input: { GroupId: 'sg-1', IpPermissions: [{ IpRanges: [{ CidrIp: '198.51.100.9/32' }] }] },
      },
    ]);
    expect(lines).toEqual([
      'No machine responded within 20 s; this machine comes from 198.51.100.9/32 now.',
      'Opened port 22 of security group sg-1 to 198.51.100.9/32.',
    ]);
  });

  it('lets nobody in once a machine has responded', async () => {
    await expect(admit({}, { isReached: true })).resolves.toEqual({ calls: [], lines: [] });
  });

  it('leaves a given network and a tunnel alone', async () => {
    const intent = { ...fleetIntent(createVirtualClock()), sshFrom: '10.0.0.0/16' };

    await expect(admit({ intent })).resolves.toEqual({ calls: [], lines: [] });
    await expect(admit({ route: { by: 'ssm' } })).resolves.toEqual({ calls: [], lines: [] });
  });

  it('warns when it may not', async () => {
    const { lines } = await admit({}, { respond: () => ec2Error('UnauthorizedOperation', 403) });

    expect(lines.at(-1)).toContain('The address of this machine was not let in again: ');
  });
});
