import { type ExecResult, TransportError } from '@ami-select/transport';
import type { Reservation } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connect, Ec2Port, SpawnDependencies } from '../aws/ports.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { connectAtOnce, fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { failureOf, simulate } from '../testing/simulate.ts';

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5));
afterEach(() => void vi.restoreAllMocks());

const output = (stdout: string, more: Partial<ExecResult> = {}): ExecResult => ({
  exitCode: 0,
  signal: null,
  stdout,
  stderr: '',
  ...more,
});

type Respond = (label: string, second: number, run: number) => ExecResult | Promise<ExecResult>;

/** Spawns a fleet whose machines answer scripts that contain a word in this way. */
function spawned(
  request: Partial<FleetRequest>,
  checked: { readonly word: string; readonly respond: Respond } | undefined,
  change: Partial<SpawnDependencies> = {},
) {
  const { clock, ec2 } = simulate({ delays: { boot: 3_000 } });
  const startedAt = clock.now().getTime();
  const second = (): number => (clock.now().getTime() - startedAt) / 1_000;
  let runs = 0;
  const connect: Connect = async (target) => {
    const transport = await connectAtOnce(target);
    return {
      ...transport,
      exec: async (script, options) => {
        if (checked === undefined || !script.includes(checked.word)) return transport.exec(script, options);
        runs += 1;
        return checked.respond(target.label, second(), runs);
      },
    };
  };
  const dependencies = spawnDependencies(ec2, clock, { connect, ...change });
  const result = spawnFleet(fleetIntent(clock, request), dependencies);
  result.catch(() => {});
  return { result, second, ec2, clock, runs: () => runs, lines: dependencies.lines };
}

/** EC2 that shows no address before a machine runs. */
function withLateAddresses(ec2: Ec2Port): Ec2Port {
  const send = async (command: never): Promise<unknown> => {
    const response = (await ec2.send(command)) as { readonly Reservations?: readonly Reservation[] };
    const instances = response.Reservations?.flatMap(({ Instances = [] }) => Instances) ?? [];
    for (const one of instances) if (one.State?.Name === 'pending') delete one.PublicIpAddress;
    return response;
  };
  return { send } as Ec2Port;
}

const USER_DATA = { userData: '#!/bin/sh\ntrue\n' };
const STATUS = 'ami-select-user-data.status';

describe('a fleet with user data', () => {
  it('is ready when the script of each machine has ended with 0, unless it asks for less', async () => {
    const respond: Respond = () => output('0\n');

    const waited = spawned(USER_DATA, { word: STATUS, respond });
    const logins = spawned({ ...USER_DATA, ready: 'ssh' }, { word: STATUS, respond });
    const plain = spawned({}, { word: STATUS, respond });

    await Promise.all([waited.result, logins.result, plain.result]);
    expect([waited.runs(), logins.runs(), plain.runs()]).toEqual([2, 0, 0]);
  });

  it('fails at once with the last lines of a script that failed, and is terminated', async () => {
    const respond: Respond = (label) => output(label === 'host-2' ? '3\nE: no such package\n' : '0\n');
    const { result, second, ec2 } = spawned(USER_DATA, { word: STATUS, respond });

    const failure = await failureOf(result);

    expect(failure).toMatchObject({ code: 'BOOT_FAILED' });
    expect(failure.message).toMatch(
      /^host-2 \(i-\w+\): its user data ended with status 3:\nE: no such package$/,
    );
    expect(second()).toBeLessThan(60);
    expect(ec2.remaining()).toEqual([]);
  });

  it('goes on without a machine whose script failed where fewer are enough, and terminates it', async () => {
    const respond: Respond = (label) => output(label === 'host-2' ? '3\n' : '0\n');
    const { result, ec2, clock, lines } = spawned({ ...USER_DATA, minimum: 1 }, { word: STATUS, respond });

    const { hosts } = await result;

    expect(hosts.map(({ name }) => name)).toEqual(['host-1']);
    const states = ec2.instances.map((instance) => instance.state(clock.now().getTime()));
    expect(states).toEqual(['pending', 'terminated']);
    expect(lines.join('\n')).toContain('Going on without one instance: host-2');
    expect(lines.join('\n')).toContain(`Terminated what was not ready in time: ${ec2.instances[1]?.id}.`);
  });

  it('waits through a restart of the machine', async () => {
    const respond: Respond = (_, __, run) => {
      if (run === 1) throw new TransportError('DISCONNECTED', 'connection lost');
      return output('0\n');
    };
    const { result, runs } = spawned({ ...USER_DATA, count: 1 }, { word: STATUS, respond });

    await result;

    expect(runs()).toBe(2);
  });
});

describe('a fleet that waits for more than a login', () => {
  it('warns of recoverable errors of cloud-init, and goes on', async () => {
    const respond: Respond = () => output('2\nrecoverable_errors: DEPRECATED\n');
    const { result, lines } = spawned(
      { count: 1, ready: 'cloud-init' },
      { word: 'cloud-init status', respond },
    );

    await result;

    expect(lines.join('\n')).toContain('cloud-init ended with recoverable errors:\nrecoverable_errors');
  });

  it('runs a command each second until it succeeds', async () => {
    const respond: Respond = (_, second) => output('', { exitCode: second < 9 ? 1 : 0 });
    const { result, second, runs } = spawned(
      { count: 1, readyCommand: 'curl -f localhost' },
      { word: 'curl -f localhost', respond },
    );

    const { timings } = await result;

    expect(second()).toBeGreaterThanOrEqual(9);
    expect(second()).toBeLessThan(11);
    expect(runs()).toBeLessThan(12);
    const [host] = timings.hosts;
    expect(host?.reachableMs).toBeLessThan(4_000);
    expect(host?.readyMs).toBeGreaterThan(8_000);
  });

  it('runs a command again that took too long', async () => {
    const respond: Respond = (_, __, run) => {
      if (run === 1) throw new TransportError('TIMED_OUT', 'the command took longer than 60 s');
      return output('');
    };
    const { result, runs } = spawned({ count: 1, readyCommand: 'slow' }, { word: 'slow', respond });

    await result;

    expect(runs()).toBe(2);
  });

  it('says in its time-out what was waited for, and why', async () => {
    const respond: Respond = () => output('', { exitCode: 7, stderr: 'connection refused\n' });
    const { result, second } = spawned(
      { count: 1, readyCommand: 'curl -f localhost', timeoutMinutes: 2 },
      { word: 'curl -f localhost', respond },
    );

    const failure = await failureOf(result);

    expect(failure.code).toBe('TIMED_OUT');
    expect(failure.message).toContain('0 of 1 instances were ready after 120 s');
    expect(failure.message).toContain(
      'ssh ready; waits for its ready-command to succeed: its ready-command ended with 7: connection refused',
    );
    expect(second()).toBeLessThan(200);
  });
});

describe('a fleet that needs no login', () => {
  const connect: Connect = () => Promise.reject(new Error('nobody may dial'));

  it('is ready when EC2 shows it running', async () => {
    const { result, second } = spawned({ ready: 'running' }, undefined, { connect });

    const { hosts } = await result;

    expect(hosts.map(({ name }) => name)).toEqual(['host-1', 'host-2']);
    expect(second()).toBeGreaterThanOrEqual(3);
    expect(second()).toBeLessThan(6);
  });

  it.each(['running', 'ssm'] as const)('has the addresses that come while it is not %s', async (ready) => {
    const { clock, ec2 } = simulate({ delays: { boot: 3_000 } });
    const onlineAgents = async (ids: readonly string[]) => new Set(ids);
    const known = spawnDependencies(ec2, clock, { connect, onlineAgents });
    const dependencies = { ...known, ec2: withLateAddresses(known.ec2) };

    const { hosts } = await spawnFleet(fleetIntent(clock, { ready }), dependencies);

    expect(hosts.map(({ address }) => address)).toEqual(['192.0.2.1', '192.0.2.1']);
  });

  it('is ready when its agents are online, in the eyes of SSM', async () => {
    const asked: number[] = [];
    const onlineAgents = async (ids: readonly string[]) => {
      asked.push(ids.length);
      return new Set(asked.length < 4 ? ids.slice(1) : ids);
    };
    const { result } = spawned({ ready: 'ssm' }, undefined, { connect, onlineAgents });

    const { hosts } = await result;

    expect(hosts).toHaveLength(2);
    expect(asked).toEqual([2, 2, 2, 2]);
  });

  it('is asked for again where SSM never responds, and a machine that ends meanwhile is seen', async () => {
    let asked = 0;
    const onlineAgents = async (ids: readonly string[]) => {
      asked += 1;
      return asked === 1 ? new Promise<never>(() => {}) : new Set(ids);
    };
    const late = spawned({ ready: 'ssm' }, undefined, { connect, onlineAgents });
    const silent = spawned({ ready: 'ssm', count: 1 }, undefined, {
      connect,
      onlineAgents: () => {
        for (const instance of silent.ec2.instances) instance.terminate(silent.clock.now().getTime());
        return new Promise<never>(() => {});
      },
    });

    expect((await late.result).hosts).toHaveLength(2);
    expect(late.second()).toBeLessThan(60);
    expect(await failureOf(silent.result)).toMatchObject({ code: 'BOOT_FAILED' });
    expect(silent.second()).toBeLessThan(60);
  });

  it('says that there is no way to ask SSM', async () => {
    const { result } = spawned({ ready: 'ssm' }, undefined, { connect });

    expect(await failureOf(result)).toMatchObject({ code: 'INVALID_REQUEST' });
  });
});

describe('the line every 15 s', () => {
  it('has state and telling attempt of each machine that is awaited, five at most', async () => {
    const { clock, ec2 } = simulate();
    const connect: Connect = () =>
      Promise.reject(new TransportError('UNREACHABLE', 'connection refused', { retryable: true }));
    const dependencies = spawnDependencies(ec2, clock, { connect });

    await failureOf(spawnFleet(fleetIntent(clock, { count: 7, timeoutMinutes: 1 }), dependencies));

    const lines = dependencies.lines.filter((line) => line.startsWith('Waiting for 7'));
    expect(lines.map((line) => /since (\d+) s/.exec(line)?.[1])).toEqual(['15', '30', '45']);
    expect(lines[0]).toContain(
      `host-1 (${ec2.instances[0]?.id}) is running, ssh: connection refused; host-2`,
    );
    expect(lines[0]).toMatch(/; and 2 more\.$/);
    expect(lines[0]).not.toContain('host-6');
  });
});
