import { silentLogger } from '@ami-select/core';
import { createVirtualClock, type VirtualClock } from '@ami-select/core/testing';
import { type Connect, createIntent } from '@ami-select/provisioner';
import { expect, it } from 'vitest';
import { bakeJob } from './bake-job.ts';
import type { StoredFleet } from './phases/find-fleet.ts';
import { connectFakeMachine } from './testing/fake-machine.ts';

const MINUTE = 60_000;
const BAKED = 'i-00000000000000001';
const OTHER = 'i-00000000000000002';
const IMAGE = 'ami-0000000b';

interface Account {
  /** How long EC2 takes for the image. */
  readonly imageMs: number;
  /** Whether the tags of machines may be changed. */
  readonly tagging?: boolean;
}

/** EC2 and Scheduler, as far as a bake needs them; what changes is noted with its minute. */
function createAccount(
  clock: VirtualClock,
  note: (what: string) => void,
  { imageMs, tagging = true }: Account,
) {
  let finishedAt = Number.POSITIVE_INFINITY;
  let Tags: unknown;
  const respond = (name: string, input: Record<string, unknown>): object => {
    const { Resources, Filters = [], TagSpecifications } = input;
    if (name === 'CreateTags' && String(Resources).startsWith('i-')) {
      if (!tagging) throw Object.assign(new Error('no'), { name: 'UnauthorizedOperation' });
      note(`tag ${String(Resources)}`);
    }
    if (name === 'DescribeInstances')
      return { Reservations: [{ Instances: [{ InstanceId: BAKED, State: { Name: 'stopped' } }] }] };
    if (name === 'CreateImage') {
      finishedAt = clock.now().getTime() + imageMs;
      Tags = (TagSpecifications as readonly { readonly Tags: unknown }[])[0]?.Tags;
      return { ImageId: IMAGE };
    }
    if (name !== 'DescribeImages' || !JSON.stringify(Filters).includes('image-id')) return {};
    const State = clock.now().getTime() < finishedAt ? 'pending' : 'available';
    return { Images: [{ ImageId: IMAGE, State, Tags }] };
  };
  const ec2 = {
    send: async (command: { readonly input: Record<string, unknown> }) =>
      respond(command.constructor.name.replace('Command', ''), command.input),
  };
  const scheduler = {
    send: async (command: { readonly input: { readonly Name?: string } }) => {
      if (command.constructor.name === 'UpdateScheduleCommand')
        note(`schedule ${command.input.Name?.slice(-19)}`);
      return {};
    },
  };
  return { launchClient: () => ec2 as never, schedulerClient: () => scheduler as never };
}

/** A fleet of two machines with a lease of an hour. */
function createFleet(clock: VirtualClock): StoredFleet {
  const image = {
    id: 'ami-00000001',
    architecture: 'x86_64',
    rootDeviceName: '/dev/sda1',
    sshUser: 'ubuntu',
  };
  const place = { identity: { id: 'test' }, region: 'eu-west-1', image, instanceTypes: ['t3.small'] };
  const leaseRoleArn = 'arn:aws:iam::123456789012:role/ami-select-lease';
  const intent = createIntent({ ...place, count: 2, ttlMinutes: 60, leaseRoleArn }, { clock });
  const { hostKey, privateKey, user } = intent.ssh;
  const at = { address: '203.0.113.7', port: 22, privateAddress: '10.0.0.1', user, hostKey, privateKey };
  const hosts = [BAKED, OTHER].map((instanceId) => ({ name: instanceId, instanceId, ...at }));
  const handle = { intent, calls: [], hosts };
  return { handle, path: undefined, recordPath: '', endpoint: undefined };
}

/** A bake of the first of two machines, two minutes before the end of their lease. */
async function bake(account: Account) {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const done: string[] = [];
  const note = (what: string): void => {
    done.push(`${Math.round((clock.now().getTime() - startedAt) / MINUTE)} ${what}`);
  };
  const fleet = createFleet(clock);
  await clock.sleep(58 * MINUTE);
  const connect: Connect = async (target) => {
    const machine = connectFakeMachine(target, []);
    const exec: typeof machine.exec = async (script, options) => {
      note(`${script.includes('OnCalendar') ? 'timer' : 'clean'} ${target.label}`);
      return machine.exec(script, options);
    };
    return { ...machine, exec };
  };
  const request = { key: 'deps-1', timeoutMs: 3 * 60 * MINUTE };
  const dependencies = { clock, logger: silentLogger, connect, ...createAccount(clock, note, account) };
  return { done, result: await bakeJob(fleet, request, dependencies) };
}

it('renews the lease of the fleet while EC2 makes the image: of the baked machine the tag and the schedule', async () => {
  const { done } = await bake({ imageMs: 45 * MINUTE });

  const of = (instanceId: string, what: string): string[] =>
    done
      .filter((line) => line.includes(what) && line.includes(instanceId))
      .map((line) => line.split(' ')[0]!);
  expect(of(BAKED, 'tag')).toEqual(['58', '78', '98']);
  expect(of(BAKED, 'schedule')).toEqual(['58', '78', '98']);
  expect(of(BAKED, 'timer')).toEqual(['58']);
  expect(of(OTHER, 'timer')).toEqual(['58', '78', '98']);
  expect(done.findIndex((line) => line.includes(`timer ${BAKED}`))).toBeLessThan(
    done.findIndex((line) => line.includes('clean')),
  );
});

it('makes the image although the lease cannot be renewed', async () => {
  const { done, result } = await bake({ imageMs: 90 * MINUTE, tagging: false });

  expect(done).toEqual([`58 clean ${BAKED}`]);
  expect(result.images).toMatchObject([{ imageId: IMAGE }]);
});

it('says why the bake failed, not that the lease is over', async () => {
  const baking = bake({ imageMs: 200 * MINUTE, tagging: false });

  await expect(baking).rejects.toMatchObject({ code: 'TIMED_OUT' });
});
