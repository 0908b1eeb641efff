import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { applyGroups } from '../../state/inbound-rules.ts';
import { findInstance } from '../find-instances.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { changeAttribute } from './change-attribute.ts';

export const modifyInstanceAttribute: Operation = defineOperation<ModifyInstanceAttributeRequest, object>({
  service: 'ec2',
  name: 'ModifyInstanceAttribute',
  parameters: [
    'InstanceId',
    'Attribute',
    'Value',
    'DisableApiTermination',
    'DisableApiStop',
    'EbsOptimized',
    'EnaSupport',
    'Groups',
    'InstanceInitiatedShutdownBehavior',
    'InstanceType',
    'SourceDestCheck',
    'SriovNetSupport',
    'UserData',
    'BlockDeviceMappings',
    'DryRun',
  ],
  members: {
    BlockDeviceMappings: ['DeviceName', 'Ebs'],
    'BlockDeviceMappings.Ebs': ['DeleteOnTermination', 'VolumeId'],
  },
  run: async (input, context) => {
    const instance = findInstance(input.InstanceId ?? '', context);
    const changes = changesOf(input);
    if (changes.length !== 1) {
      throw new ApiError(
        'InvalidParameterCombination',
        'Exactly one attribute must be modified per request.',
      );
    }
    for (const [name, value] of changes) changeAttribute(name, value, { instance, input, context });
    await applyGroups(regionOf(context), context.world);
    return {};
  },
});

/** Both forms of a change: a member of its own, or Attribute with Value. */
function changesOf({
  InstanceId: _id,
  Attribute,
  Value,
  DryRun: _dryRun,
  ...members
}: ModifyInstanceAttributeRequest): [string, unknown][] {
  const named: [string, unknown][] = Object.entries(members).map(([name, value]) => [
    lowerFirst(name),
    unwrap(value),
  ]);
  return Attribute === undefined ? named : [...named, [Attribute, Value]];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function unwrap(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'Value' in value ? value.Value : value;
}
