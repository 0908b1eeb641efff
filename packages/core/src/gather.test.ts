import { describe, expect, it } from 'vitest';
import { CodedError, type CodedErrorOptions, type Problem } from './errors.ts';
import { gatherProblems } from './gather.ts';

class TestError extends CodedError<'BAD'> {
  constructor(message: string, options: CodedErrorOptions = {}) {
    super('BAD', 'usage', message, options);
  }
}

function refused(work: (refuse: (problems: readonly Problem[]) => Error) => void): unknown {
  try {
    work((problems) => new TestError('several', { problems }));
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('gatherProblems', () => {
  it('throws nothing when every check passed', async () => {
    const gathering = gatherProblems();

    const value = await gathering.check(() => 7);

    expect(value).toBe(7);
    expect(refused(gathering.assertNone)).toBeUndefined();
  });

  it('throws the only refusal as it is', async () => {
    const gathering = gatherProblems();
    const only = new TestError('only');

    await gathering.check(() => Promise.reject(only));

    expect(refused(gathering.assertNone)).toBe(only);
  });

  it('lists every problem in the order of the checks, with hints', async () => {
    const gathering = gatherProblems();

    gathering.add(['first']);
    await gathering.check(() => {
      throw new TestError('second', { hint: 'Do this.' });
    });
    await gathering.check(() => {
      throw new TestError('list', { problems: [{ message: 'third', field: 'x' }] });
    });

    expect(refused(gathering.assertNone)).toMatchObject({
      problems: [{ message: 'first' }, { message: 'second Do this.' }, { message: 'third', field: 'x' }],
    });
  });

  it('lists a problem once that two checks meet', async () => {
    const gathering = gatherProblems();
    const meet = () => gathering.check(() => Promise.reject(new TestError('no region')));

    await meet();
    await meet();
    gathering.add(['another']);

    expect(refused(gathering.assertNone)).toMatchObject({
      problems: [{ message: 'no region' }, { message: 'another' }],
    });
  });

  it('throws on what is not a refusal', async () => {
    const bug = new TypeError('bug');

    await expect(gatherProblems().check(() => Promise.reject(bug))).rejects.toBe(bug);
  });
});
