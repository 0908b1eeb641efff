import { describe, expect, it } from 'vitest';
import { SelectorError } from '../contract/errors.ts';
import { explainRefusedFilter, filterDoubts } from './filter-doubts.ts';

const query = {
  owners: ['self'],
  filters: { 'creation-dat': ['x'], 'tag:Role': ['web'], 'boot-mode': ['uefi'] },
};

function refusal(text: string, awsError = 'InvalidParameterValue'): SelectorError {
  return new SelectorError('AWS_ERROR', text, { details: { awsError } });
}

describe('raw filters', () => {
  it('that nobody documents are a warning with the nearest word', () => {
    expect(filterDoubts(query)).toEqual([
      expect.stringMatching(
        /^The filter "creation-dat" is not among .* documents \(did you mean "creation-date"\?\); EC2 took it$/,
      ),
    ]);
  });

  it.each(['boot-mode', 'tag:a b', 'block-device-mapping.volume-type'])(
    'that are known are none: %s',
    (name) => {
      expect(filterDoubts({ filters: { [name]: ['x'] } })).toEqual([]);
    },
  );

  it('that EC2 refuses are an invalid query with the nearest word', () => {
    const error = refusal("The filter 'creation-dat' is invalid");

    expect(explainRefusedFilter(error, query)).toMatchObject({
      code: 'INVALID_QUERY',
      message: expect.stringContaining(
        'filters.creation-dat: EC2 has no such filter of images (did you mean "creation-date"?)',
      ),
      cause: error,
    });
  });

  it.each([
    refusal("The filter 'boot-mode' is invalid"),
    refusal("The filter 'creation-dat' is invalid", 'InternalError'),
    new Error('creation-dat'),
  ])('are not blamed for %s', (error) => {
    expect(explainRefusedFilter(error, query)).toBe(error);
  });
});
