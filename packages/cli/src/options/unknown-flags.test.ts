import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { separateUnknownFlags } from './unknown-flags.ts';

const command = new Command('run')
  .option('--count <number>')
  .option('--local')
  .option('-o, --output <directory>');

describe('separateUnknownFlags', () => {
  it('keeps what the command knows, with the values', () => {
    const args = ['--count', '2', '--local', '-o', '-x', '--output=out', 'word'];

    expect(separateUnknownFlags(args, command)).toEqual({ args, problems: [] });
  });

  it('leaves the words after -- alone', () => {
    const args = ['--local', '--', 'pytest', '--cuont', '3'];

    expect(separateUnknownFlags(args, command).args).toEqual(args);
  });

  it('takes an unknown flag out with its value and names the nearest', () => {
    const known = separateUnknownFlags(['--cuont', '2', '--local'], command);

    expect(known.args).toEqual(['--local']);
    expect(known.problems).toEqual(['--cuont is not a flag of "run" (did you mean "--count"?)']);
  });

  it('keeps the word behind a flag that resembles one without a value', () => {
    const known = separateUnknownFlags(['--loca', 'word', '--zzzzzz'], command);

    expect(known.args).toEqual(['word']);
    expect(known.problems).toHaveLength(2);
  });

  it.each([[['--local=false', 'word']], [['--local', 'false', 'word']], [['--local', 'true', 'word']]])(
    'takes a value of a flag without one for a problem: %j',
    (args) => {
      expect(separateUnknownFlags(args, command)).toEqual({
        args: ['word'],
        problems: ['--local takes no value; leave it away for false'],
      });
    },
  );

  it('takes a flag at the end without its value for a problem', () => {
    const known = separateUnknownFlags(['--local', '--count'], command);

    expect(known.args).toEqual(['--local']);
    expect(known.problems).toEqual([expect.stringContaining('--count needs a value')]);
  });
});
