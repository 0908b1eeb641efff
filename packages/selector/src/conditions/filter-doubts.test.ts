import { describe, expect, it } from 'vitest';
import { SelectorError } from '../contract/errors.ts';
import { NOW, REGION } from '../testing/samples.ts';
import { explainRefusedFilter, filterDoubts } from './filter-doubts.ts';
import { resolveQuery } from './resolve-query.ts';

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

  it('that EC2 may have are sent, with the warning', () => {
    const filters = { 'platform-details': ['Linux/UNIX'], 'usage-operation': ['RunInstances'] };

    const { conditions, warnings } = resolveQuery(
      { owners: ['self'], filters },
      { region: REGION, now: NOW },
    );

    expect(conditions.flatMap((condition) => condition.filters)).toEqual(
      expect.arrayContaining(Object.entries(filters).map(([Name, Values]) => ({ Name, Values }))),
    );
    expect(warnings).toHaveLength(2);
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
