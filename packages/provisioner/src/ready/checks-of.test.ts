import type { ExecResult } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { checksOf } from './checks-of.ts';

const result = (stdout: string, more: Partial<ExecResult> = {}): ExecResult => ({
  exitCode: 0,
  signal: null,
  stdout,
  stderr: '',
  ...more,
});

const checkOf = (until: 'user-data' | 'cloud-init') => checksOf({ until, timeoutMinutes: 5 })[0]!;

describe('checksOf', () => {
  it.each([
    ['ssh', undefined, []],
    ['ssh', 'true', ['its ready-command to succeed']],
    ['user-data', undefined, ['its user data to end']],
    ['user-data', 'true', ['its user data to end', 'its ready-command to succeed']],
    ['cloud-init', undefined, ['cloud-init to end']],
    ['running', undefined, []],
    ['ssm', undefined, []],
  ] as const)('of %s with the command %s', (until, command, expected) => {
    const checks = checksOf({ until, timeoutMinutes: 5, ...(command !== undefined && { command }) });

    expect(checks.map(({ waitsFor }) => waitsFor)).toEqual(expected);
  });
});

describe('the check of user data', () => {
  it.each([
    ['0\n', { passed: true }],
    ['3\nE: no package\nsorry\n', { failed: 'its user data ended with status 3:\nE: no package\nsorry' }],
    [
      '3\nCloud-init v. 25.1 running\n<14>cloud-init: ####\nssh-ed25519 AAAAC3 root\nE: sorry\nCloud-init v. 25.1 finished\n',
      { failed: 'its user data ended with status 3:\nE: sorry' },
    ],
    ['126\n', { failed: 'its user data ended with status 126' }],
    ['none\n', { failed: 'cloud-init has ended without running the user data' }],
    ['', { notYet: 'its user data has not ended' }],
    ['what\n', { notYet: 'its user data has not ended' }],
  ])('takes %j', (stdout, verdict) => {
    expect(checkOf('user-data').judge(result(stdout))).toEqual(verdict);
  });

  it('keeps the last 20 lines and 2,000 characters of a long output', () => {
    const lines = Array.from({ length: 500 }, (_, index) => `line ${index}`);

    const few = checkOf('user-data').judge(result(`1\n${lines.join('\n')}\n`));
    const long = checkOf('user-data').judge(result(`1\n${'x'.repeat(100_000)}`));

    expect('failed' in few && few.failed.split('\n')).toHaveLength(21);
    expect('failed' in few && few.failed).toContain('line 499');
    expect('failed' in long && long.failed.length).toBeLessThan(2_100);
  });
});

describe('the check of cloud-init', () => {
  it.each([
    ['0\nstatus: done\n', { passed: true }],
    [
      '2\nstatus: done\nrecoverable_errors:\n  DEPRECATED: x\n',
      {
        passed: true,
        notice:
          'cloud-init ended with recoverable errors:\nstatus: done\nrecoverable_errors:\n  DEPRECATED: x',
      },
    ],
    ['1\nstatus: error\n', { failed: 'cloud-init failed (status 1):\nstatus: error' }],
    ['1\n', { failed: 'cloud-init failed (status 1)' }],
    ['127\n', { failed: 'its image has no cloud-init to wait for' }],
    ['', { notYet: 'cloud-init has not ended' }],
  ])('takes %j', (stdout, verdict) => {
    expect(checkOf('cloud-init').judge(result(stdout))).toEqual(verdict);
  });
});

describe('the check by a command', () => {
  const [check] = checksOf({ until: 'ssh', command: 'curl -f localhost', timeoutMinutes: 5 });

  it('runs the command as it is, a minute at most', () => {
    expect(check).toMatchObject({ script: 'curl -f localhost', timeoutMs: 60_000 });
  });

  it.each([
    [result(''), { passed: true }],
    [result('', { exitCode: 7 }), { notYet: 'its ready-command ended with 7' }],
    [result('out\n', { exitCode: 7 }), { notYet: 'its ready-command ended with 7: out' }],
    [
      result('out\n', { exitCode: 7, stderr: 'a\nrefused\n' }),
      { notYet: 'its ready-command ended with 7: refused' },
    ],
    [result('', { exitCode: null, signal: 'KILL' }), { notYet: 'its ready-command was ended by KILL' }],
  ])('takes %j', (outcome, verdict) => {
    expect(check?.judge(outcome)).toEqual(verdict);
  });
});
