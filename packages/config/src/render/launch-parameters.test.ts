import { describe, expect, it } from 'vitest';
import type { Fields } from '../schema/field.ts';
import { launchParameters } from './launch-parameters.ts';

const FIELDS = {
  'ebs-optimized': { kind: 'boolean', parameter: 'EbsOptimized', help: '' },
  'instance-profile': { kind: 'string', parameter: 'IamInstanceProfile.Name', help: '' },
  'hop-limit': {
    kind: 'integer',
    minimum: 1,
    maximum: 64,
    parameter: 'MetadataOptions.HttpPutResponseHopLimit',
    help: '',
  },
  'metadata-tags': {
    kind: 'choice',
    choices: ['enabled'],
    parameter: 'MetadataOptions.InstanceMetadataTags',
    help: '',
  },
  count: { kind: 'integer', minimum: 1, maximum: 9, help: '' },
} as const satisfies Fields;

describe('launchParameters', () => {
  it('puts each value at the parameter of its field', () => {
    const settings = {
      ebsOptimized: false,
      instanceProfile: 'ci',
      hopLimit: 2,
      metadataTags: 'enabled',
      count: 3,
    };

    expect(launchParameters(settings, FIELDS)).toEqual({
      EbsOptimized: false,
      IamInstanceProfile: { Name: 'ci' },
      MetadataOptions: { HttpPutResponseHopLimit: 2, InstanceMetadataTags: 'enabled' },
    });
  });

  it('is undefined when no field has a parameter', () => {
    expect(launchParameters({ count: 1 }, FIELDS)).toBeUndefined();
  });
});
