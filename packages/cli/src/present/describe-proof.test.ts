import { expect, it } from 'vitest';
import { proofLines } from './describe-proof.ts';

it('lists what is created, permanent, foreign, unknown and remaining', () => {
  const lines = proofLines({
    fleetId: 'fleet-1',
    created: [
      { kind: 'instance', id: 'i-1' },
      { kind: 'instance', id: 'i-2' },
    ],
    going: [{ kind: 'instance', id: 'i-1' }],
    remaining: [
      { kind: 'instance', id: 'i-2', state: 'running', command: 'aws ec2 ...', reason: 'protected' },
    ],
    permanent: [{ kind: 'launch-template', id: 'lt-1' }],
    foreign: [{ kind: 'volume', id: 'vol-9' }],
    unknown: [{ kind: 'volume', reason: 'Not allowed to call ec2:DescribeVolumes' }],
    expiresAt: '2026-03-04T05:06:07.000Z',
    clean: false,
  });

  expect(lines.slice(1)).toEqual([
    'Proof for fleet-1',
    '  created    2 x instance: i-1, i-2',
    '  going      instance i-1',
    '  permanent  launch-template lt-1: shared by fleets, ami-select reap --permanent --no-dry-run removes it',
    '  foreign    volume vol-9: not of this fleet by client token or tags, untouched',
    '  unknown    volume: Not allowed to call ec2:DescribeVolumes',
    '  remaining  instance i-2: aws ec2 ...',
    '             protected',
  ]);
});
