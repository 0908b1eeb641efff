import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addRunOptions } from './run-options.ts';
import { separateUnknownFlags } from './unknown-flags.ts';

const command = new Command('run')
  .option('--count <number>', 'how many')
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

  it('names the command or the config that has the flag, and takes its value out, too', () => {
    const program = new Command();
    const run = program.command('run').option('--failed-tests <what>', 'fail or warn');
    program.command('build').option('--from <phase>').option('--failed');
    program.command('bake').option('--from <phase>');

    expect(
      separateUnknownFlags(['--failed', '--from', 'steps', '--index-url', 'https://x', 'word'], run),
    ).toEqual({
      args: ['word'],
      problems: [
        '--failed is not a flag of "run"; "build" has it',
        '--from is not a flag of "run"; "build" and "bake" have it',
        '--index-url is not a flag of "run"; it is the key build.index-url of the config',
      ],
    });
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

  it.each([
    [['--local', '--count'], ['--local']],
    [['--count', '--local'], ['--local']],
    [['--count', '--output=x'], ['--output=x']],
    [
      ['--count', '--', 'true'],
      ['--', 'true'],
    ],
  ])('takes a flag without its value for a problem: %j', (args, rest) => {
    const known = separateUnknownFlags(args, command);

    expect(known.args).toEqual(rest);
    expect(known.problems).toEqual(['--count: its value is missing; expected how many']);
  });

  it('says what every flag of a table expects', () => {
    const run = new Command('run');
    addRunOptions(run);
    const flags = run.options.filter(({ required }) => required).map(({ long }) => long ?? '');

    const { args, problems } = separateUnknownFlags(flags, run);

    expect(args).toEqual([]);
    expect(problems).toHaveLength(flags.length);
    expect(problems).toContain(
      '--ttl: its value is missing; expected a duration such as 90s, 45m or 1h30m, from 1m to 7d',
    );
    expect(problems).toContain(
      '--volume-type: its value is missing; expected gp3, gp2, io1, io2, or standard',
    );
  });
});
