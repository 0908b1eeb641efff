import { FLEET_FIELDS } from '@ami-select/config';
import { RunInstancesRequest$ } from '@aws-sdk/client-ec2';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';

/** Whether RunInstances has a parameter at a path such as `IamInstanceProfile.Name`, by the SDK's own schema. */
function isParameter(path: string): boolean {
  let schema = NormalizedSchema.of(RunInstancesRequest$);
  for (const name of path.split('.')) {
    const member = [...schema.structIterator()].find(([known]) => known === name)?.[1];
    if (member === undefined) return false;
    schema = member;
  }
  return true;
}

describe('parameters that fields of a fleet name', () => {
  it('are parameters of RunInstances', () => {
    const paths = Object.values(FLEET_FIELDS).flatMap((field) =>
      'parameter' in field ? [field.parameter] : [],
    );

    expect(paths.filter((path) => !isParameter(String(path)))).toEqual([]);
  });

  it.each(['EbsOptimised', 'IamInstanceProfile.Nmae'])('cannot be %s', (path) => {
    expect(isParameter(path)).toBe(false);
  });

  it.each(['EbsOptimized', 'IamInstanceProfile.Name'])('can be %s', (path) => {
    expect(isParameter(path)).toBe(true);
  });
});
