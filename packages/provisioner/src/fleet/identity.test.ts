import { describe, expect, it } from 'vitest';
import { deriveClientToken, deriveFleetId, isFleetId, securityGroupNameOf } from './identity.ts';

const identity = {
  repository: 'octo/demo',
  runId: '42',
  runAttempt: '1',
  job: 'test',
  step: 'spawn',
  id: 'a',
};

describe('deriveFleetId', () => {
  it('is the same for the same identity and region', () => {
    expect(deriveFleetId({ ...identity }, 'eu-central-1')).toBe(deriveFleetId(identity, 'eu-central-1'));
    expect(isFleetId(deriveFleetId(identity, 'eu-central-1'))).toBe(true);
  });

  it.each(Object.keys(identity))('differs when %s differs', (key) => {
    const other = { ...identity, [key]: 'other' };

    expect(deriveFleetId(other, 'eu-central-1')).not.toBe(deriveFleetId(identity, 'eu-central-1'));
  });

  it('differs between regions', () => {
    expect(deriveFleetId(identity, 'eu-west-1')).not.toBe(deriveFleetId(identity, 'eu-central-1'));
  });
});

describe('deriveClientToken', () => {
  const pool = { instanceType: 'c7g.large', subnetId: 'subnet-1', market: 'spot' } as const;

  it('has at most 64 characters and begins with the fleet', () => {
    expect(deriveClientToken('fleet-0123456789abcdef', pool)).toMatch(
      /^fleet-0123456789abcdef-[0-9a-f]{32}$/,
    );
  });

  it.each([{ instanceType: 'c6g.large' }, { subnetId: 'subnet-2' }, { market: 'on-demand' }] as const)(
    'differs with %o',
    (change) => {
      expect(deriveClientToken('fleet-1', { ...pool, ...change })).not.toBe(
        deriveClientToken('fleet-1', pool),
      );
    },
  );
});

describe('isFleetId', () => {
  it.each([
    'fleet-0123456789abcde',
    'fleet-0123456789abcdef0',
    'xfleet-0123456789abcdef',
    'fleet-0123456789ABCDEF',
  ])('refuses %s', (word) => {
    expect(isFleetId(word)).toBe(false);
  });
});

it('names the group of a fleet', () => {
  expect(securityGroupNameOf('fleet-1')).toBe('ami-select-fleet-1');
});

it('gives every generation of a fleet its own token, and the first the token without one', () => {
  const pool = { instanceType: 'c7g.large', market: 'spot' } as const;
  const tokens = [undefined, 0, 1, 2].map((generation) => deriveClientToken('fleet-1', pool, generation));

  expect(new Set(tokens).size).toBe(3);
  expect(tokens[0]).toBe(tokens[1]);
});
