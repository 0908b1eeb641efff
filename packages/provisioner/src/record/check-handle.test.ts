import { exitStatusOf } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { createIntent } from '../plan/create-intent.ts';
import { fleetRequest } from '../testing/fixtures.ts';
import { parseHandle } from './handle-file.ts';

const clock = createVirtualClock();
const intent = createIntent(fleetRequest({ endpoint: 'http://127.0.0.1:4566' }), { clock });
const other = createIntent(fleetRequest({ identity: { repository: 'octo/other', runId: '1' } }), { clock });
const [pool] = intent.pools;
const [otherPool] = other.pools;
const id = (prefix: string): string => `${prefix}-0123456789abcdef0`;
const host = {
  name: 'host-1',
  instanceId: id('i'),
  address: '203.0.113.7',
  port: 22,
  privateAddress: '10.0.0.1',
  user: 'ubuntu',
  hostKey: intent.ssh.hostKey,
  privateKey: intent.ssh.privateKey,
};
const handle: FleetHandle = {
  intent,
  securityGroupId: id('sg'),
  calls: [
    {
      action: 'CreateSecurityGroup',
      token: intent.securityGroupName ?? '',
      outcome: 'created',
      ids: [id('sg')],
    },
    { action: 'RunInstances', token: pool?.clientToken ?? '', outcome: 'created', ids: [id('i')] },
  ],
  hosts: [host],
  attached: [
    { kind: 'volume', id: id('vol') },
    { kind: 'network-interface', id: id('eni') },
    { kind: 'spot-request', id: 'sir-abcd1234' },
  ],
};

type Path = readonly (string | number)[];

/** The handle as text with other values at some paths. */
function changed(changes: readonly (readonly [Path, unknown])[]): string {
  const copy = structuredClone({ version: 1, ...handle });
  for (const [path, value] of changes) {
    let place = copy as unknown as Record<string, unknown>;
    for (const name of path.slice(0, -1)) place = place[name] as Record<string, unknown>;
    place[path.at(-1) ?? ''] = value;
  }
  return JSON.stringify(copy);
}

function refusalOf(text: string): ProvisionerError {
  try {
    parseHandle(text, 'handle.json');
  } catch (error) {
    if (error instanceof ProvisionerError) return error;
  }
  throw new Error('the handle was accepted');
}

/** Path of the field that the refusal names, and the value there. */
const BAD: readonly (readonly [string, Path, unknown])[] = [
  ['intent.fleetId', ['intent', 'fleetId'], '../../etc'],
  ['intent.fleetId', ['intent', 'fleetId'], other.fleetId],
  ['intent.fleetId', ['intent', 'fleetId'], { toString: 'fleet-0' }],
  ['intent.fleetId', ['intent', 'identity', 'runId'], '43'],
  ['intent.fleetId', ['intent', 'region'], 'eu-west-1'],
  ['intent.generation', ['intent', 'generation'], -1],
  ['intent.generation', ['intent', 'generation'], '1'],
  ['intent.pools[0].clientToken', ['intent', 'generation'], 1],
  ['intent.region', ['intent', 'region'], 'evil.example/#'],
  ['intent.region', ['intent', 'region'], 'us-east-1.evil.example'],
  ['intent.region', ['intent', 'region'], 'user@evil'],
  ['intent.region', ['intent', 'region'], ''],
  ['intent.endpoint', ['intent', 'endpoint'], 'file:///etc/passwd'],
  ['intent.endpoint', ['intent', 'endpoint'], 'http://user:word@127.0.0.1'],
  ['intent.endpoint', ['intent', 'endpoint'], 'https://evil.example/?token=1'],
  ['intent.endpoint', ['intent', 'endpoint'], 'evil.example'],
  ['intent.endpoint', ['intent', 'endpoint'], ['http://127.0.0.1']],
  ['intent.identity.repository', ['intent', 'identity', 'repository'], ['octo/demo']],
  ['intent.identity.repository', ['intent', 'identity', 'repository'], 'octo/demo\n::error::'],
  ['intent.pools[0].clientToken', ['intent', 'pools', 0, 'clientToken'], otherPool?.clientToken],
  ['intent.pools[0].clientToken', ['intent', 'pools', 0, 'clientToken'], '*'],
  ['intent.pools[0].clientToken', ['intent', 'pools', 0, 'subnetId'], id('subnet')],
  ['intent.pools[0].market', ['intent', 'pools', 0, 'market'], 'free'],
  ['intent.pools', ['intent', 'pools'], { length: 1 }],
  ['intent.securityGroupName', ['intent', 'securityGroupName'], 'default'],
  ['intent.securityGroupName', ['intent', 'securityGroupName'], other.securityGroupName],
  ['intent.tags.ami-select:fleet', ['intent', 'tags', 'ami-select:fleet'], other.fleetId],
  ['intent.tags.ami-select:repository', ['intent', 'tags', 'ami-select:repository'], 'octo/other'],
  ['intent.egress', ['intent', 'egress'], 'None'],
  ['intent.egress', ['intent', 'egress'], 'none '],
  ['intent.egress', ['intent', 'egress'], ''],
  ['intent.egress', ['intent', 'egress'], false],
  ['intent.egress', ['intent', 'egress'], ['none']],
  ['intent.egress', ['intent', 'egress'], 'everything'],
  ['intent.count', ['intent', 'count'], 1e9],
  ['intent.count', ['intent', 'count'], '2'],
  ['intent.createdAt', ['intent', 'createdAt'], 'tomorrow'],
  ['intent.createdAt', ['intent', 'createdAt'], ''],
  ['intent.userData', ['intent', 'userData'], 'x'.repeat(70_000)],
  ['intent.ssh.privateKey', ['intent', 'ssh', 'privateKey'], 7],
  ['intent.ssh.hostKey', ['intent', 'ssh', 'hostKey'], 'ssh-rsa AAAA'],
  ['securityGroupId', ['securityGroupId'], 'vpc-0123456789abcdef0'],
  ['securityGroupId', ['securityGroupId'], `${id('sg')} --force`],
  ['calls[1].token', ['calls', 1, 'token'], otherPool?.clientToken],
  ['calls[0].token', ['calls', 0, 'token'], 'default'],
  ['calls[1].ids[0]', ['calls', 1, 'ids'], [id('sg')]],
  ['calls[1].ids[0]', ['calls', 1, 'ids'], ['i-*']],
  ['calls[1].ids', ['calls', 1, 'ids'], Array.from({ length: 1_002 }, () => id('i'))],
  ['calls[1].action', ['calls', 1, 'action'], 'TerminateInstances'],
  ['hosts[0].instanceId', ['hosts', 0, 'instanceId'], 'i-1; rm'],
  ['hosts[0].address', ['hosts', 0, 'address'], '-oProxyCommand=x'],
  ['hosts[0].port', ['hosts', 0, 'port'], 0],
  ['hosts[0].user', ['hosts', 0, 'user'], 'root -o'],
  ['hosts[0].name', ['hosts', 0, 'name'], '../host-1'],
  ['hosts[0].hostKey', ['hosts', 0, 'hostKey'], 'ssh-ed25519 AAAA\nssh-ed25519 BBBB'],
  ['attached[0].id', ['attached', 0, 'id'], id('i')],
  ['attached[0].kind', ['attached', 0, 'kind'], 'vpc'],
  ['attached[0].kind', ['attached', 0, 'kind'], '__proto__'],
  ['attached[0].kind', ['attached', 0, 'kind'], 'constructor'],
  ['attached[0]', ['attached', 0], null],
  ['terminatedAt', ['terminatedAt'], true],
];

describe('checkHandle', () => {
  it('accepts what a spawn stores, and what stays of it', () => {
    expect(parseHandle(changed([]), 'handle.json')).toEqual(JSON.parse(JSON.stringify(handle)));
    expect(parseHandle(changed([[['terminatedAt'], '2026-11-28T10:00:00.000Z']]), 'x')).toBeDefined();
  });

  it.each([
    ['fields of a later time', [['later'], { any: 1 }]],
    ['an intent alone', [['calls'], undefined]],
    ['a host that nobody logs in to', [['hosts', 0, 'address'], '']],
    ['a host without private address', [['hosts', 0, 'privateAddress'], '']],
    ['an endpoint of AWS', [['intent', 'endpoint'], undefined]],
    ['machines that reach nothing', [['intent', 'egress'], 'none']],
    ['user data that was forgotten', [['intent', 'userData'], '']],
  ] as const)('accepts %s', (_, change) => {
    expect(() => parseHandle(changed([change]), 'handle.json')).not.toThrow();
  });

  it.each(BAD)('refuses a wrong %s at %j: %j', (field, path, value) => {
    const refusal = refusalOf(changed([[path, value]]));

    expect(refusal.code).toBe('INVALID_HANDLE');
    expect(exitStatusOf(refusal)).toBe(2);
    expect(refusal.problems.map((problem) => problem.field)).toContain(field);
    expect(refusal.message).not.toContain('PRIVATE KEY');
    expect(refusal.message).not.toContain(intent.userData);
  });

  it('lists every problem at once', () => {
    const refusal = refusalOf(
      changed([
        [['intent', 'region'], ''],
        [['securityGroupId'], 'sg'],
        [['hosts', 0, 'port'], -1],
      ]),
    );

    expect(refusal.problems.map(({ field }) => field)).toEqual([
      'intent.region',
      'securityGroupId',
      'hosts[0].port',
    ]);
  });

  it('does not quote keys, URLs or long values', () => {
    const secretText = 'hunter2'.repeat(100);
    const { message } = refusalOf(
      changed([
        [['intent', 'ssh', 'privateKey'], { secretText }],
        [['intent', 'endpoint'], `http://${secretText}@host`],
        [['intent', 'fleetId'], secretText],
      ]),
    );

    expect(message).not.toContain('hunter2'.repeat(20));
  });
});
