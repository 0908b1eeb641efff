import { expect, it } from 'vitest';
import { readSecrets } from './read-secrets.ts';

const steps = [
  // Three of a matrix.
  ...['3.11', '3.12', '3.13'].map((python) => {
    return { name: `a (${python})`, run: 'true', field: 'build.steps[0]', timeoutMinutes: 1 };
  }),
  { name: 'b', run: 'true', field: 'build.steps[1]', timeoutMinutes: 1, secrets: ['TOKEN', 'GONE'] },
];
const placeOf = ({ field }: { readonly field?: string | undefined }) => ({ field });

it('takes the variables that steps name, and no other', () => {
  const variables = { TOKEN: 'hush', GONE: 'there', OTHER: 'x' };

  expect(readSecrets({ steps }, { variables }, placeOf)).toEqual({
    secrets: { TOKEN: 'hush', GONE: 'there' },
    problems: [],
  });
});

it.each([
  [undefined, 'this environment has no such variable'],
  ['', 'this variable is empty'],
  ['abc', 'a value of fewer than 4 characters stands in other words and cannot be hidden'],
  ['  a ', 'a value of fewer than 4 characters stands in other words and cannot be hidden'],
  ['nul\0', 'this variable has a character that none can have, NUL'],
])('names a variable whose value is %j, and why', (value, because) => {
  const { problems } = readSecrets({ steps }, { variables: { TOKEN: 'hush', GONE: value } }, placeOf);

  expect(problems).toEqual([
    {
      field: 'build.steps[1].secrets',
      message: `"GONE" is not valid because ${because}; expected one with a value of at least 4 characters`,
    },
  ]);
});

it('needs no values for a plan', () => {
  expect(readSecrets({ steps }, { variables: {}, isPlan: true }, placeOf).problems).toEqual([]);
});
