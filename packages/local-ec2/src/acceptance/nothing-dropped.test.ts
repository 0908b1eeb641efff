import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { OPERATIONS } from '../endpoint/all-operations.ts';
import { leavesOf, type Parameter, randomForms } from '../testing/random-forms.ts';
import { readForm } from '../wire/form.ts';
import { PROTOCOLS } from '../wire/protocol.ts';

const FORMS = OPERATIONS.filter(({ service }) => service === 'ec2' || service === 'sts');
/** So many forms for each operation, so that all of them take a few seconds. */
const RUNS = 100;

function decode(form: readonly Parameter[], { service, name }: (typeof FORMS)[number]): object | ApiError {
  const body = new URLSearchParams(form.map(([key, value]): [string, string] => [key, value])).toString();
  try {
    const read = readForm({ method: 'POST', path: '/', query: '', headers: {}, body });
    return PROTOCOLS[service].decode({ form: read, body }, name);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

/** By its whole name, or by that of the scalar that it is written as the only item of. */
function isNamed({ message }: ApiError, form: readonly Parameter[]): boolean {
  const words = new Set(message.split(' ').flatMap((word) => [word, word.replace(/^'|[.:']$/g, '')]));
  return form.some(([name]) => words.has(name) || words.has(name.replace(/\.1$/, '')));
}

it.each(FORMS)('row 47: every parameter of a $service $name is in its input or in an error', (operation) => {
  const { model } = PROTOCOLS[operation.service];

  fc.assert(
    fc.property(randomForms(model, operation.name), (form) => {
      const result = decode(form, operation);
      if (result instanceof ApiError) {
        expect(isNamed(result, form), result.message).toBe(true);
        return;
      }
      const texts = form.map(([, value]) => value).filter((value) => value !== '');
      const leaves = leavesOf(result);
      expect(leaves.filter((leaf) => leaf !== '').sort()).toEqual(texts.sort());
      expect(leaves.length).toBeLessThanOrEqual(form.length);
    }),
    { numRuns: RUNS },
  );
});
