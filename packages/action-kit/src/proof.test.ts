import { exitStatusOf } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { assertNothingRemains, renderProof, settleProof } from './proof.ts';

const created = [
  { kind: 'instance', id: 'i-1' },
  { kind: 'volume', id: 'vol-1' },
];
const remaining = [{ kind: 'volume', id: 'vol-1', command: 'aws ec2 delete-volume --volume-id vol-1' }];

/** Nothing is unknown. */
const known = { unknown: [] };

describe('assertNothingRemains', () => {
  it('accepts a clean proof', () => {
    expect(() =>
      assertNothingRemains(
        {
          fleetId: 'fleet-1',
          created,
          going: [],
          remaining: [],
          foreign: [],
          ...known,
          clean: true,
        },
        [],
      ),
    ).not.toThrow();
  });

  it('names each remaining resource and the command to remove it', () => {
    expect(() =>
      assertNothingRemains(
        {
          fleetId: 'fleet-1',
          created,
          going: [],
          remaining,
          foreign: [],
          ...known,
          clean: false,
        },
        ['Not allowed to call ec2:DeleteVolume'],
      ),
    ).toThrow(
      '1 of fleet-1 remaining:\n  - volume vol-1; remove it with: aws ec2 delete-volume --volume-id vol-1\nNot allowed to call ec2:DeleteVolume',
    );
  });
});

it('fails with status 31 on what is unknown, and says why', () => {
  const unknown = [{ kind: 'instance', reason: 'Not allowed to call ec2:DescribeInstances' }];
  const reasons = ['Not allowed to call ec2:DescribeInstances', 'The lease ends machines.'];
  const proof = {
    fleetId: 'fleet-1',
    created,
    going: [],
    remaining: [],
    foreign: [],
    ...known,
    unknown,
    clean: false,
  };
  const refusal = (() => {
    try {
      assertNothingRemains(proof, reasons);
    } catch (error) {
      return error;
    }
  })();

  expect(exitStatusOf(refusal)).toBe(31);
  for (const reason of reasons) expect(String(refusal)).toContain(reason);
  const table = renderProof(proof);
  expect(table).toContain('Unknown: instance');
  expect(table).toContain('| instance | i-1 | unknown |');
  // It was on a machine that nobody has seen.
  expect(table).toContain('| volume | vol-1 | unknown |');
});

it('fails with status 2 on what is not of the fleet, and names it', () => {
  const foreign = [{ kind: 'instance', id: 'i-9' }];
  const refusal = (() => {
    try {
      assertNothingRemains(
        {
          fleetId: 'fleet-1',
          created,
          going: [],
          remaining: [],
          foreign,
          ...known,
          clean: true,
        },
        [],
      );
    } catch (error) {
      return error;
    }
  })();

  expect(exitStatusOf(refusal)).toBe(2);
  expect(String(refusal)).toContain('left untouched:\n  - instance i-9');
});

describe('renderProof', () => {
  it('has the cost below', () => {
    const nothing = { created: [], going: [], remaining: [], foreign: [], permanent: [], ...known };
    const markdown = renderProof({ fleetId: 'fleet-1', ...nothing, clean: true }, 'The run cost $0.34.');

    expect(markdown).toContain('\nNothing remains.\n\n`The run cost $0.34.`\n');
  });

  it('distinguishes what is deleted, going and remaining', () => {
    const markdown = renderProof({
      fleetId: 'fleet-1',
      created: [...created, { kind: 'instance', id: 'i-2' }],
      going: [{ kind: 'instance', id: 'i-2' }],
      remaining,
      foreign: [{ kind: 'instance', id: 'i-9' }],
      permanent: [{ kind: 'launch-template', id: 'lt-1' }],
      ...known,
      clean: false,
    });

    expect(markdown).toContain('| instance | i-1 | deleted |');
    expect(markdown).toContain('| instance | i-2 | going |');
    expect(markdown).toContain('| volume | vol-1 | REMAINING: aws ec2 delete-volume --volume-id vol-1 |');
    expect(markdown).toContain('| instance | i-9 | UNTOUCHED: not of this fleet by client token or tags |');
    expect(markdown).toContain(
      '| launch-template | lt-1 | permanent, shared by fleets: reap with permanent removes it |',
    );
    expect(markdown).toContain('1 remaining.');
  });
});

describe('settleProof', () => {
  it('takes the proof of a termination that was rejected with one', async () => {
    const proof = { fleetId: 'fleet-1', created, going: [], remaining, foreign: [], clean: false };

    const settled = await settleProof(Promise.reject(Object.assign(new Error('remaining'), { proof })));

    expect(settled).toBe(proof);
  });

  it('throws on every other failure', async () => {
    await expect(settleProof(Promise.reject(new Error('no network')))).rejects.toThrow('no network');
  });
});
