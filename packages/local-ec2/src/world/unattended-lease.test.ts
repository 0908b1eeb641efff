import { StartInstancesCommand, StopInstancesCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { describeTest, launchTest } from '../testing/launch.ts';
import { simulate } from '../testing/simulate.ts';
import { unattendedEnd } from './unattended-lease.ts';

const MINUTE = 60_000;
/** 30 minutes after the start of the simulated worlds. */
const LEASE = `#cloud-config
bootcmd:
  - |
    # any script

    printf 'OnCalendar=2026-11-22 08:30:00 UTC\\n' > x.timer; echo systemctl poweroff > x.service
runcmd: [ls]
`;

const endOf = (text: string): string | undefined => unattendedEnd(Buffer.from(text))?.toISOString();

describe('what a cloud-config arms', () => {
  it.each([
    ['a block', LEASE, '2026-11-22T08:30:00.000Z'],
    [
      'a flow list',
      LEASE.replace(
        /bootcmd:.*\nruncmd/s,
        `bootcmd: ['echo OnCalendar=2026-11-22 08:30:00 UTC; poweroff']\nruncmd`,
      ),
      '2026-11-22T08:30:00.000Z',
    ],
    ['a list at the margin', LEASE.replaceAll('  - |\n', '- |\n'), '2026-11-22T08:30:00.000Z'],
    ['nothing in runcmd, which runs at the first boot only', LEASE.replace('bootcmd', 'runcmd'), undefined],
    ['nothing that does not power off', LEASE.replace('poweroff', 'reboot'), undefined],
    ['no impossible time', LEASE.replace('08:30', '28:30'), undefined],
    ['nothing in a script', LEASE.replace('#cloud-config', '#!/bin/sh'), undefined],
  ])('%s', (_title, text, end) => {
    expect(endOf(text)).toBe(end);
  });

  it('no user data, no end', () => {
    expect(unattendedEnd(undefined)).toBeUndefined();
  });
});

describe('row 63: an instance without a sandbox', () => {
  async function leased(behavior: 'terminate' | 'stop', userData = LEASE) {
    const { ec2, local } = simulate();
    const [launched] = await launchTest(ec2, {
      UserData: Buffer.from(userData).toString('base64'),
      InstanceInitiatedShutdownBehavior: behavior,
    });
    const id = launched!.InstanceId;
    local.clock.advance(MINUTE);
    const state = async (): Promise<string | undefined> => (await describeTest(ec2, id)).State?.Name;
    return { ec2, clock: local.clock, id, state };
  }

  it('ends at the time that its user data arms', async () => {
    const { clock, state, ec2, id } = await leased('terminate');
    clock.advance(28 * MINUTE);
    expect(await state()).toBe('running');

    clock.advance(MINUTE);

    expect(await state()).toBe('shutting-down');
    clock.advance(10 * MINUTE);
    expect(await describeTest(ec2, id)).toMatchObject({
      State: { Name: 'terminated' },
      StateReason: { Code: 'Client.InstanceInitiatedShutdown' },
    });
  });

  it('stops where that is its shutdown behaviour, and again right after a start', async () => {
    const { clock, state, ec2, id } = await leased('stop');
    clock.advance(30 * MINUTE);
    expect(await state()).toBe('stopped');

    await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }));
    clock.advance(MINUTE);

    expect(await state()).toBe('stopped');
  });

  it('has the same time after a stop and a start', async () => {
    const { clock, state, ec2, id } = await leased('terminate');
    await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
    clock.advance(10 * MINUTE);
    await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }));
    clock.advance(18 * MINUTE);
    expect(await state()).toBe('running');

    clock.advance(2 * MINUTE);

    expect(await state()).not.toBe('running');
  });

  it('stays stopped at that time, and ends only once', async () => {
    const stopped = await leased('terminate');
    await stopped.ec2.send(new StopInstancesCommand({ InstanceIds: [stopped.id] }));
    stopped.clock.advance(60 * MINUTE);
    expect(await stopped.state()).toBe('stopped');

    const ended = await leased('terminate');
    await ended.ec2.send(new TerminateInstancesCommand({ InstanceIds: [ended.id] }));
    ended.clock.advance(40 * MINUTE);
    expect(await ended.state()).toBe('terminated');
  });

  it('ends at once when it boots too late', async () => {
    const { state } = await leased('terminate', LEASE.replace('08:30', '07:30'));

    expect(await state()).not.toBe('running');
  });
});
