import type { Host } from '@ami-select/provisioner';
import { expect, it } from 'vitest';
import { renderFleet } from './fleet-summary.ts';
import { fleetOutputs } from './outputs.ts';

const INTENT = {
  fleetId: 'fleet-0123456789abcdef',
  image: {
    id: 'ami-1',
    name: 'ubuntu',
    architecture: 'arm64',
    rootDeviceName: '/dev/sda1',
    sshUser: 'ubuntu',
  },
  expiresAt: '2026-09-01T01:00:00.000Z',
} as const;
const HOSTS = ['1', '2'].map((number) => ({
  name: `host-${number}`,
  instanceId: `i-${number}`,
  address: `192.0.2.${number}`,
  port: 22,
  privateKey: 'PRIVATE',
})) as unknown as readonly Host[];
const TIMINGS = [
  { name: 'host-1', instanceId: 'i-1', runningMs: 6_040, reachableMs: 9_500, readyMs: 12_000 },
  { name: 'host-2', instanceId: 'i-2', runningMs: 7_000 },
];

it('the summary has the seconds from launch to each step of each host', () => {
  const summary = renderFleet(INTENT, HOSTS, { timings: TIMINGS, price: 'At most $1.' });

  for (const text of ['running', 'login', 'ready', '6.0 s', '9.5 s', '12.0 s', '7.0 s', 'At most $1.'])
    expect(summary).toContain(text);
});

it('the output has them in milliseconds, with the names of run --json, and no key', () => {
  const { hosts } = fleetOutputs(HOSTS, { config: '/c', knownHosts: '/k', privateKey: '' }, TIMINGS);

  expect(JSON.parse(hosts)).toMatchObject([
    { name: 'host-1', runningMs: 6_040, reachableMs: 9_500, readyMs: 12_000 },
    { name: 'host-2', runningMs: 7_000 },
  ]);
  expect(hosts).not.toContain('PRIVATE');
});
