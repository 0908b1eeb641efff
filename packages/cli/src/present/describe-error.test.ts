import { describe, expect, it } from 'vitest';
import { CliError } from '../process/errors.ts';
import { describeError, errorLines } from './describe-error.ts';

describe('errorLines', () => {
  it('puts message, problems and hint last, without a stack', () => {
    const error = new CliError('INVALID_INPUT', 'run: 2 problems', {
      problems: [{ message: '--a is wrong' }, { message: '--b is wrong' }],
      hint: 'see --help',
    });

    const lines = errorLines(error, { verbose: false });

    expect(lines).toEqual(['✖ run: 2 problems', '  - --a is wrong', '  - --b is wrong', '  see --help']);
  });

  it('names flags where a library names fields', () => {
    const error = new CliError('INVALID_INPUT', 'zones: none with security-group-ids', {
      problems: [{ field: '--subnet-id', message: 'too few; expected less, or instance-types' }],
      hint: 'Give ssh-user, or connect: ssm.',
    });

    expect(errorLines(error, { verbose: false })).toEqual([
      '✖ zones: none with --security-group-id',
      '  - --subnet-id: too few; expected less, or --instance-type',
      '  Give --ssh-user, or --connect ssm.',
    ]);
    expect(describeError(error)).toMatchObject({ hint: 'Give --ssh-user, or --connect ssm.' });
  });

  it('does not repeat problems that the message already lists', () => {
    const error = new CliError('INVALID_INPUT', 'refused:\n  - owner: is missing', {
      problems: [{ field: 'owner', message: 'is missing' }],
    });

    const lines = errorLines(error, { verbose: false });

    expect(lines).toEqual(['✖ refused:\n  - owner: is missing']);
  });

  it('shows the stack and the causes of a fault that no table knows, before the reason', () => {
    const error = new Error('undefined is not a function', { cause: new Error('socket closed') });

    const lines = errorLines(error, { verbose: false });

    expect(lines.join('\n')).toContain('caused by Error: socket closed');
    expect(lines.at(-1)).toBe('✖ undefined is not a function');
  });
});

describe('describeError', () => {
  it('names the field of a structured problem', () => {
    const error = new CliError('INVALID_INPUT', 'refused', {
      problems: [{ field: 'owner', message: 'is missing' }],
    });

    expect(describeError(error).problems).toEqual([{ field: 'owner', message: 'is missing' }]);
  });

  it('says of what environment and machine a problem is', () => {
    const problem = {
      code: 'NO_WHEEL',
      message: 'no wheel',
      file: 'r.txt',
      line: 1,
      environment: 'app',
      machine: 'host-1',
    };
    const error = new CliError('INVALID_INPUT', 'refused', { problems: [problem] });

    expect(describeError(error).problems).toEqual([problem]);
  });

  it('takes anything that was thrown', () => {
    expect(describeError('text')).toEqual({ message: 'text', problems: [] });
  });
});
