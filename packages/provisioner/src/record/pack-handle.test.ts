import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { endRecord } from '../fleet/end-record.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { createIntent } from '../plan/create-intent.ts';
import { fleetRequest } from '../testing/fixtures.ts';
import { parseHandle } from './handle-file.ts';
import { packHandle } from './pack-handle.ts';

const clock = createVirtualClock();
const digest = (...parts: readonly (string | number)[]): Buffer =>
  createHash('sha256').update(parts.join()).digest();
const idOf = (prefix: string, index: number): string =>
  `${prefix}-${digest(prefix, index).toString('hex').slice(0, 17)}`;
const byteOf = (index: number, place: number): number => digest('byte', index, place)[0] ?? 0;

/** A fleet of which everything is known: each machine with its own host key, addresses, volume and interface. */
function handleOf(count: number): FleetHandle {
  const intent = createIntent(fleetRequest({ count }), { clock });
  const indexes = [...Array(count).keys()];
  const hosts = indexes.map((index) => ({
    name: `host-${index + 1}`,
    instanceId: idOf('i', index),
    address: `18.${byteOf(index, 1)}.${byteOf(index, 2)}.${byteOf(index, 3)}`,
    port: 22,
    privateAddress: `172.31.${byteOf(index, 4)}.${byteOf(index, 5)}`,
    user: intent.ssh.user,
    instanceType: index % 2 === 0 ? 'c7g.large' : 'm7g.large',
    market: index % 3 === 0 ? ('on-demand' as const) : ('spot' as const),
    zone: `eu-central-1${'abc'[byteOf(index, 6) % 3]}`,
    launchedAt: `2026-11-29T04:00:0${byteOf(index, 7) % 10}.000Z`,
    hostKey: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${digest('key', index).toString('base64').slice(0, 43)}`,
    privateKey: intent.ssh.privateKey,
  }));
  const ids = hosts.map(({ instanceId }) => instanceId);
  const token = intent.pools[0]?.clientToken ?? '';
  return {
    intent,
    calls: [{ action: 'RunInstances', token, outcome: 'created', ids }],
    hostKeys: hosts.map(({ instanceId, hostKey }) => ({ instanceId, hostKey, confirmed: true })),
    hosts,
    attached: indexes.flatMap((index) => [
      { kind: 'volume' as const, id: idOf('vol', index) },
      { kind: 'network-interface' as const, id: idOf('eni', index) },
    ]),
  };
}

const packed = (handle: FleetHandle): string => JSON.stringify(packHandle(handle));
const machines = (value: unknown): string =>
  brotliCompressSync(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64');

describe('a packed handle', () => {
  it('has less than 60 KB and the private key once, of 500 machines', () => {
    const handle = handleOf(500);

    const text = packed(handle);

    expect(Buffer.byteLength(text)).toBeLessThan(60_000);
    expect(text.match(/BEGIN OPENSSH PRIVATE KEY/g)).toHaveLength(1);
    const unpacked = brotliDecompressSync(Buffer.from(JSON.parse(text).machines, 'base64')).toString();
    expect(unpacked).toContain('host-500');
    expect(unpacked).not.toContain('PRIVATE KEY');
    expect(parseHandle(text, 'handle.json')).toEqual(handle);
  });

  it('lets its machines be reached by pushed keys once its private key is taken out', () => {
    const file = JSON.parse(packed(handleOf(1)));
    file.intent.ssh.privateKey = '';

    const handle = parseHandle(JSON.stringify(file), 'handle.json');

    const push = { kind: 'instance-connect', region: 'eu-central-1', instanceId: idOf('i', 0) };
    expect(handle.hosts).toMatchObject([{ name: 'host-1', privateKey: '', push }]);
    expect(parseHandle(packed(handle), 'handle.json')).toEqual(handle);
  });

  it.each([0, 1, 2])('comes back with %i machines', (count) => {
    const { hosts = [], attached = [], ...rest } = handleOf(Math.max(count, 1));
    const handle = { ...rest, hosts: hosts.slice(0, count), attached: attached.slice(0, count) };

    expect(parseHandle(packed(handle), 'handle.json')).toEqual(handle);
  });

  it('comes back without a record of calls, which is not an empty one', () => {
    const { intent } = handleOf(1);

    const read = parseHandle(packed({ intent }), 'handle.json');

    expect(read).toEqual({ intent });
    expect(read.calls).toBeUndefined();
  });

  it('comes back after its end, without a key', () => {
    const ended = endRecord(handleOf(2), clock.now());
    const text = packed(ended);

    expect(text).not.toContain('PRIVATE KEY');
    expect(parseHandle(text, 'handle.json')).toEqual(JSON.parse(JSON.stringify(ended)));
  });

  const bad = (name: string, field: string, value: unknown) => ({ name, field, value });
  it.each([
    bad('nothing', 'machines', undefined),
    bad('no base64', 'machines', '{}'),
    bad('nothing compressed', 'machines', 'AAAA'),
    bad('no JSON', 'machines', machines('SECRET')),
    bad('a list', 'machines', machines([])),
    bad('more than anybody has machines', 'machines', machines(' '.repeat(16 * 1024 * 1024 + 1))),
    bad('hosts without a form', 'hosts', machines({ hosts: 'SECRET' })),
    bad('columns of two lengths', 'hosts', machines({ hosts: { name: ['host-1'], port: [] } })),
    bad('a host without fields', 'hosts[0].instanceId', machines({ hosts: { name: ['host-1'] } })),
    bad('calls that are no list', 'calls', machines({ calls: {} })),
    bad('a strange instance', 'hostKeys[0].instanceId', machines({ hostKeys: { instanceId: ['../x'] } })),
    bad('a strange kind', 'attached[0].kind', machines({ attached: { kind: ['constructor'], id: ['x'] } })),
    bad(
      'the token of another fleet',
      'calls[0].token',
      machines({ calls: [{ action: 'RunInstances', token: 'fleet-1', outcome: 'sent', ids: [] }] }),
    ),
  ])('is refused with $name as its machines, without its content', ({ field, value }) => {
    const text = JSON.stringify({ ...packHandle(handleOf(1)), machines: value });

    let refusal: unknown;
    try {
      parseHandle(text, 'handle.json');
    } catch (error) {
      refusal = error;
    }

    expect(refusal).toMatchObject({ code: 'INVALID_HANDLE' });
    expect((refusal as { problems: { field: string }[] }).problems.map((one) => one.field)).toContain(field);
    expect(String(refusal)).not.toContain('BEGIN OPENSSH');
  });

  it('takes machines from nowhere else', () => {
    const { hosts, calls } = handleOf(1);

    const read = parseHandle(
      JSON.stringify({ ...packHandle({ intent: handleOf(1).intent }), hosts, calls }),
      'handle.json',
    );

    expect(read.hosts).toBeUndefined();
    expect(read.calls).toBeUndefined();
  });
});
