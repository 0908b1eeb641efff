import { describe, expect, it } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { readRunFlags } from './read-flags.ts';

const { context } = createTestContext({ problems: ['--artifakt is not a flag'] });

function read(options: Record<string, unknown> = {}, operands: readonly string[] = []) {
  return readRunFlags({ operands, options: { output: 'out', ...options }, context });
}

describe('readRunFlags', () => {
  it.each([
    [{}, 'account'],
    [{ plan: 'page' }, 'nowhere'],
    [{ plan: 'skript' }, 'nowhere'],
    [{ local: true }, 'embedded'],
    [{ local: true, plan: 'script' }, 'embedded'],
  ])('takes place with %j: %s', (options, where) => {
    expect(read(options)).toMatchObject({ where, isPlan: 'plan' in options });
  });

  it('makes one command of the words after --', () => {
    expect(read({}, ['pytest', '-k', 'not slow']).command).toBe("pytest -k 'not slow'");
    expect(read().command).toBeUndefined();
  });

  it('keeps the machines for a time without --keep, too', () => {
    expect(read()).toMatchObject({ keep: false });
    expect(read({ keep: true })).toMatchObject({ keep: true });
    expect(read({ keepFor: '2h' })).toMatchObject({ keep: true, keepMinutes: 120, keepText: '2h' });
  });

  it('gives each run an identity of its own', () => {
    expect(read().identity).not.toEqual(read().identity);
  });

  it('calls fields by their flags', () => {
    const { nameOf } = read();

    expect(nameOf('instance-types')).toBe('--instance-type');
    expect(nameOf('requirements')).toBe('--requirements');
    expect(nameOf('run')).toBe('a command after --');
  });

  it('hands on the problems of the command line', () => {
    expect(read().problems).toEqual(['--artifakt is not a flag']);
  });
});
