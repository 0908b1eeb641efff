import { CodedError, formatProblem, gatherProblems, type Problem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { checkFields, type QueryOrigin } from './check-fields.ts';
import { parseConfig } from './parse-config.ts';

class Refusal extends CodedError {}

const TEXT = `
images:
  base:
    publisher: ubuntu
    version: 1.2.3
    fallback:
      - version: x
`;

async function problemsOf(
  fields: readonly string[],
  origin: Partial<QueryOrigin>,
  isLoaded = true,
): Promise<readonly string[]> {
  const { config } = await parseConfig(TEXT, '/a.yml');
  const gathering = gatherProblems();
  const refuse = (): never => {
    throw new Refusal('BAD', 'usage', 'bad', { problems: fields.map((field) => ({ field, message: 'no' })) });
  };

  await checkFields(isLoaded ? refuse : async () => refuse(), { config, ...origin }, gathering);

  let found: readonly Problem[] = [];
  try {
    gathering.assertNone((problems) => {
      found = problems;
      return new Error();
    });
  } catch {}
  return found.map(formatProblem);
}

describe('checkFields', () => {
  it('names file and line of a field of the config', async () => {
    expect(await problemsOf(['version', 'owner'], { image: 'base' })).toEqual([
      '/a.yml:3: images.base.owner: no',
      '/a.yml:5: images.base.version: no',
    ]);
  });

  it('names the flag or input of a field that was given', async () => {
    const origin = { image: 'base', given: { owner: ['x'] }, nameOf: (field: string) => `--${field}` };

    expect(await problemsOf(['owners', 'version'], origin)).toEqual([
      '--owner: no',
      '/a.yml:5: images.base.version: no',
    ]);
  });

  it('names the place as well when the parser is loaded on demand', async () => {
    expect(await problemsOf(['version'], { image: 'base' }, false)).toEqual([
      '/a.yml:5: images.base.version: no',
    ]);
  });

  it('names the field alone for one line', async () => {
    expect(await problemsOf(['version'], { image: 'ubuntu/1.2.3' })).toEqual(['version: no']);
  });

  it('gives the value of a parser that accepts, and passes on any other refusal', async () => {
    const { config } = await parseConfig(TEXT, '/a.yml');
    const gathering = gatherProblems();
    const unsafe = new Refusal('UNSAFE', 'ambiguous', 'no owner', { problems: [{ message: 'no owner' }] });

    expect(await checkFields(() => 7, { config }, gathering)).toBe(7);
    await checkFields(() => Promise.reject(unsafe), { config }, gathering);

    expect(() => gathering.assertNone(() => new Error('several'))).toThrow(unsafe);
  });
});
