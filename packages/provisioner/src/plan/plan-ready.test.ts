import { describe, expect, it } from 'vitest';
import { fleetRequest } from '../testing/fixtures.ts';
import { planReady } from './plan-ready.ts';
import { checkRequest } from './validate-request.ts';

const SCRIPT = { userData: '#!/bin/sh\n' };

describe('planReady', () => {
  it.each([
    [{}, { until: 'ssh', timeoutMinutes: 5 }],
    [SCRIPT, { until: 'user-data', timeoutMinutes: 5 }],
    [
      { ...SCRIPT, ready: 'ssh', timeoutMinutes: 12 },
      { until: 'ssh', timeoutMinutes: 12 },
    ],
    [
      { ready: 'cloud-init', readyCommand: 'true' },
      { until: 'cloud-init', command: 'true', timeoutMinutes: 5 },
    ],
    [{ ttlMinutes: 5 }, { until: 'ssh', timeoutMinutes: 4 }],
    [{ ttlMinutes: 1 }, { until: 'ssh', timeoutMinutes: 1 }],
  ] as const)('of %j', (request, condition) => {
    expect(planReady(fleetRequest(request))).toEqual(condition);
  });
});

describe('a request', () => {
  it.each([
    [{ ready: 'never' as 'ssh' }, '"never" is not valid; expected ssh, user-data, cloud-init, ssm, running'],
    [{ ready: 'user-data' }, '"user-data" is not valid; expected another state where there is no user data'],
    [{ readyCommand: ' ' }, '" " is not valid; expected a shell command'],
    [
      { ready: 'running', readyCommand: 'true' },
      '"true" is not valid; expected nothing where ready is running, which needs no login',
    ],
    [{ timeoutMinutes: 0 }, '0 is not valid; expected minutes from 1 to 1440'],
    [{ timeoutMinutes: 1.5 }, '1.5 is not valid; expected minutes from 1 to 1440'],
    [
      { ttlMinutes: 5, timeoutMinutes: 60 },
      '"1h" is not valid because a machine that is waited for ends with its ttl, which is renewed only once it takes a login; expected a timeout shorter than ttl (5m), or a longer ttl',
    ],
    [{ ttlMinutes: 60, timeoutMinutes: 60 }, expect.stringContaining('shorter than ttl (1h)')],
  ] as const)('%j is refused', (change, message) => {
    expect(checkRequest(fleetRequest(change)).problems).toEqual([expect.objectContaining({ message })]);
  });

  it.each([
    { ready: 'ssm' },
    { ...SCRIPT, ready: 'user-data', readyCommand: 'true', timeoutMinutes: 1_440, ttlMinutes: 1_441 },
    { ttlMinutes: 60, timeoutMinutes: 59 },
    { ttlMinutes: 1 },
  ] as const)('%j is accepted', (change) => {
    expect(checkRequest(fleetRequest(change)).problems).toEqual([]);
  });
});
