import { readFileSync } from 'node:fs';
import { EXIT_STATUS } from '@ami-select/core';
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { CliError, exitStatusOf, InterruptedError, isForeseen } from './errors.ts';

describe('exitStatusOf', () => {
  it.each([
    [new CliError('INVALID_INPUT', 'x'), 2],
    [new InterruptedError('SIGTERM'), 143],
    [new CommanderError(1, 'commander.unknownCommand', 'x'), 2],
    [new InterruptedError('SIGHUP'), 129],
    [new InterruptedError('SIGINT'), 130],
    [new CliError('REMAINING', 'x'), 30],
    [Object.assign(new Error('x'), { code: 'ENOENT' }), 1],
    [new Error('x'), 1],
    ['text', 1],
  ])('gives %s the status %d', (error, status) => {
    expect(exitStatusOf(error)).toBe(status);
  });

  it('does not take every error with a code for a foreseen one', () => {
    expect(isForeseen(Object.assign(new Error('x'), { code: 'INVALID_INPUT' }))).toBe(false);
    expect(isForeseen(new CliError('INVALID_INPUT', 'x'))).toBe(true);
  });
});

describe('README.md', () => {
  it('lists exactly the statuses that the command can end with', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const rows = readme.slice(readme.indexOf('## Exit status')).matchAll(/^\| ([\d, ]+) \|/gm);
    const listed = [...rows].flatMap(([, numbers = '']) => numbers.split(',').map(Number));

    const possible = new Set([0, ...Object.values(EXIT_STATUS)]);

    expect(listed.sort()).toEqual([...possible].sort());
  });
});
