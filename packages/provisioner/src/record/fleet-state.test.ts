import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { createIntent } from '../plan/create-intent.ts';
import { fleetRequest } from '../testing/fixtures.ts';
import { fleetState, readFleetState } from './fleet-state.ts';

const clock = createVirtualClock();
const intent = createIntent(
  fleetRequest({
    endpoint: 'http://127.0.0.1:4566',
    generation: 3,
    market: 'spot',
    fallback: 'on-demand',
    subnetIds: ['subnet-00000001', 'subnet-00000002'],
    tags: { token: 'of the caller' },
    userData: '#!/bin/sh\necho of the caller\n',
    parameters: { Foo: 'of the caller' },
  }),
  { clock },
);

it('knows of a fleet what finds and owns its resources, without a record of calls', () => {
  const { fleetId, identity, generation, region, endpoint, pools, count, createdAt, expiresAt } = intent;

  const read = readFleetState(fleetState(intent));

  expect(read.intent).toMatchObject({ fleetId, identity, generation, region, endpoint, pools, count });
  expect(read.intent).toMatchObject({ createdAt, expiresAt, securityGroupName: intent.securityGroupName });
  expect(read.calls).toBeUndefined();
});

it('holds nothing secret and nothing of the caller, and is small', () => {
  const state = fleetState(intent);

  expect(state).not.toMatch(/PRIVATE|of the caller|ssh-ed25519/);
  expect(state).not.toContain(intent.userData);
  expect(state).not.toContain('\n');
  expect(Buffer.byteLength(state)).toBeLessThan(2_000);
});

it('stays below 32 KiB, which a variable of Windows may have, with 240 pools', () => {
  const request = fleetRequest({
    market: 'spot',
    fallback: 'on-demand',
    instanceTypes: [...Array(20).keys()].map((index) => `m7gd-flex.${index}xlarge`),
    subnetIds: [...Array(6).keys()].map((index) => `subnet-0123456789abcdef${index}`),
  });
  const many = createIntent(request, { clock });

  expect(many.pools).toHaveLength(240);
  expect(Buffer.byteLength(fleetState(many))).toBeLessThan(32_768);
});

it.each(['', '{', 'null', '[]', '{}', '{"version":1,"intent":[]}', '{"version":1,"intent":{"pools":[1]}}'])(
  'refuses %j',
  (text) => {
    expect(() => readFleetState(text)).toThrow(expect.objectContaining({ code: 'INVALID_HANDLE' }));
  },
);

it('refuses a state of another fleet than its identity says', () => {
  const state = fleetState(intent).replace('"region":"eu-central-1"', '"region":"eu-west-1"');

  expect(() => readFleetState(state)).toThrow(expect.objectContaining({ code: 'INVALID_HANDLE' }));
});
