import { describe, expect, it } from 'vitest';
import { assertNothingLeft, renderProof, settleProof } from './proof.ts';

const made = [
  { kind: 'instance', id: 'i-1' },
  { kind: 'volume', id: 'vol-1' },
];
const left = [{ kind: 'volume', id: 'vol-1', command: 'aws ec2 delete-volume --volume-id vol-1' }];

describe('assertNothingLeft', () => {
  it('accepts a clean proof', () => {
    expect(() => assertNothingLeft({ fleetId: 'fleet-1', made, left: [], clean: true })).not.toThrow();
  });

  it('names each thing left and the command to remove it', () => {
    expect(() => assertNothingLeft({ fleetId: 'fleet-1', made, left, clean: false })).toThrow(
      'fleet-1 left 1 behind:\n  - volume vol-1; remove it with: aws ec2 delete-volume --volume-id vol-1',
    );
  });
});

describe('renderProof', () => {
  it('tells what is gone from what is still there', () => {
    const markdown = renderProof({ fleetId: 'fleet-1', made, left, clean: false });

    expect(markdown).toContain('| instance | i-1 | gone |');
    expect(markdown).toContain('| volume | vol-1 | STILL THERE |');
    expect(markdown).toContain('1 left behind.');
  });
});

describe('settleProof', () => {
  it('takes the proof of a termination that was rejected with one', async () => {
    const proof = { fleetId: 'fleet-1', made, left, clean: false };

    const settled = await settleProof(Promise.reject(Object.assign(new Error('left'), { proof })));

    expect(settled).toBe(proof);
  });

  it('throws on every other failure', async () => {
    await expect(settleProof(Promise.reject(new Error('no network')))).rejects.toThrow('no network');
  });
});
