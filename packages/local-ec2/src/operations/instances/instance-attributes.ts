import type {
  DescribeInstanceAttributeRequest,
  InstanceAttribute,
  ModifyInstanceAttributeRequest,
} from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../model/api-error.ts';
import { applyGroups } from '../../model/inbound-rules.ts';
import type { InstanceRecord } from '../../model/resources.ts';
import { regionOf } from '../network/find-group.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { findByIds, GROUP_ID } from '../resource-ids.ts';
import { findInstances } from './describe-instances.ts';
import { groupsOutput, instanceOutput } from './instance-output.ts';
import { defaultCpu, defaultCredits } from './plan-launch-options.ts';
import { readUserData } from './plan-options.ts';

type Reader = (instance: InstanceRecord, context: RequestContext) => InstanceAttribute;

const READERS: Readonly<Record<string, Reader>> = {
  blockDeviceMapping: (instance, context) => ({
    BlockDeviceMappings: instanceOutput(instance, context).BlockDeviceMappings,
  }),
  disableApiStop: ({ apiStopDisabled }) => ({ DisableApiStop: { Value: apiStopDisabled } }),
  disableApiTermination: ({ apiTerminationDisabled }) => ({
    DisableApiTermination: { Value: apiTerminationDisabled },
  }),
  ebsOptimized: ({ ebsOptimized }) => ({ EbsOptimized: { Value: ebsOptimized } }),
  enaSupport: (instance, context) => ({
    EnaSupport: { Value: instanceOutput(instance, context).EnaSupport },
  }),
  enclaveOptions: () => ({ EnclaveOptions: { Enabled: false } }),
  groupSet: ({ groupIds }, context) => ({ Groups: groupsOutput(groupIds, regionOf(context)) }),
  instanceInitiatedShutdownBehavior: ({ shutdownBehavior }) => ({
    InstanceInitiatedShutdownBehavior: { Value: shutdownBehavior },
  }),
  instanceType: ({ instanceType }) => ({ InstanceType: { Value: instanceType } }),
  kernel: () => ({ KernelId: {} }),
  productCodes: (instance, context) => ({ ProductCodes: instanceOutput(instance, context).ProductCodes }),
  ramdisk: () => ({ RamdiskId: {} }),
  rootDeviceName: ({ rootDeviceName }) => ({ RootDeviceName: { Value: rootDeviceName } }),
  sourceDestCheck: ({ sourceDestCheck }) => ({ SourceDestCheck: { Value: sourceDestCheck } }),
  sriovNetSupport: (instance, context) => ({
    SriovNetSupport: { Value: instanceOutput(instance, context).SriovNetSupport },
  }),
  userData: ({ userData }) => ({
    UserData: userData ? { Value: Buffer.from(userData).toString('base64') } : {},
  }),
};

export const describeInstanceAttribute: Operation = defineOperation<
  DescribeInstanceAttributeRequest,
  InstanceAttribute
>({
  service: 'ec2',
  name: 'DescribeInstanceAttribute',
  parameters: ['InstanceId', 'Attribute', 'DryRun'],
  run: ({ InstanceId = '', Attribute = '' }, context) => {
    const instance = findOne(InstanceId, context);
    const read = READERS[Attribute];
    if (!read) {
      throw new ApiError(
        'InvalidParameterValue',
        `Value (${Attribute}) for parameter attribute is invalid. Unknown attribute.`,
      );
    }
    return { InstanceId, ...read(instance, context) };
  },
});

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
    const instance = findOne(input.InstanceId ?? '', context);
    const changes = changesOf(input);
    if (changes.length !== 1) {
      throw new ApiError(
        'InvalidParameterCombination',
        'Exactly one attribute must be modified per request.',
      );
    }
    for (const [name, value] of changes) apply(name, value, { instance, input, context });
    await applyGroups(regionOf(context), context.world);
    return {};
  },
});

/** Both ways to say it: a member of its own, or Attribute with Value. */
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

interface Change {
  readonly instance: InstanceRecord;
  readonly input: ModifyInstanceAttributeRequest;
  readonly context: RequestContext;
}

function apply(name: string, value: unknown, { instance, input, context }: Change): void {
  switch (name) {
    case 'disableApiTermination':
      instance.apiTerminationDisabled = isTrue(value);
      return;
    case 'disableApiStop':
      instance.apiStopDisabled = isTrue(value);
      return;
    case 'ebsOptimized':
      instance.ebsOptimized = isTrue(value);
      return;
    case 'enaSupport':
    case 'sriovNetSupport':
      assertDriver(name, value, { instance, context });
      return;
    case 'sourceDestCheck':
      instance.sourceDestCheck = isTrue(value);
      return;
    case 'instanceInitiatedShutdownBehavior':
      instance.shutdownBehavior = shutdownOf(value);
      return;
    case 'groups':
      setGroups(instance, input.Groups ?? [], context);
      return;
    case 'blockDeviceMappings':
      setDevices(instance, input, context);
      return;
    case 'instanceType':
      setType(instance, String(value), context);
      return;
    case 'userData':
      setUserData(instance, value);
      return;
    default:
      throw notImplemented(`the instance attribute ${name}`);
  }
}

/** Saying again what the image says is fine, as tools that bake images do; changing it is not. */
function assertDriver(
  name: 'enaSupport' | 'sriovNetSupport',
  value: unknown,
  { instance, context }: Pick<Change, 'context' | 'instance'>,
): void {
  assertStopped(instance, name);
  const { EnaSupport, SriovNetSupport } = instanceOutput(instance, context);
  const current = name === 'enaSupport' ? EnaSupport : SriovNetSupport;
  if (String(value) !== String(current)) throw notImplemented(`another ${name} than that of the image`);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function shutdownOf(value: unknown): 'stop' | 'terminate' {
  if (value === 'stop' || value === 'terminate') return value;
  throw new ApiError(
    'InvalidParameterValue',
    `Value (${String(value)}) for instanceInitiatedShutdownBehavior is invalid.`,
  );
}

function setGroups(instance: InstanceRecord, ids: readonly string[], context: RequestContext): void {
  const region = regionOf(context);
  instance.groupIds = findByIds(ids, region.groups, GROUP_ID, context).map(({ id }) => id);
  for (const id of instance.interfaceIds) {
    const item = region.interfaces.get(id);
    if (item) item.groupIds = instance.groupIds;
  }
}

function setDevices(
  instance: InstanceRecord,
  { BlockDeviceMappings = [] }: ModifyInstanceAttributeRequest,
  context: RequestContext,
): void {
  const volumes = instance.volumeIds.flatMap((id) => regionOf(context).volumes.get(id) ?? []);
  for (const { DeviceName, Ebs } of BlockDeviceMappings) {
    const volume = volumes.find(({ attachment }) => attachment?.device === DeviceName);
    if (!volume?.attachment || (Ebs?.VolumeId ?? volume.id) !== volume.id) {
      throw new ApiError('InvalidInstanceAttributeValue', `No device is currently mapped at ${DeviceName}`);
    }
    if (Ebs?.DeleteOnTermination !== undefined)
      volume.attachment.deleteOnTermination = Ebs.DeleteOnTermination;
  }
}

function setType(instance: InstanceRecord, name: string, { world }: RequestContext): void {
  assertStopped(instance, 'instanceType');
  if (!world.instanceType(name))
    throw new ApiError('InvalidInstanceAttributeValue', `Invalid instance type: ${name}`);
  instance.instanceType = name;
  instance.options.cpu = defaultCpu(name);
  const credits = defaultCredits(name);
  if (credits) instance.options.cpuCredits ??= credits;
  else delete instance.options.cpuCredits;
}

function setUserData(instance: InstanceRecord, value: unknown): void {
  assertStopped(instance, 'userData');
  const bytes = value instanceof Uint8Array ? value : readUserData(String(value));
  if (bytes) instance.userData = bytes;
  else delete instance.userData;
}

function assertStopped({ id, state }: InstanceRecord, attribute: string): void {
  if (state === 'stopped') return;
  throw new ApiError(
    'IncorrectInstanceState',
    `The instance '${id}' is not in the 'stopped' state, which ${attribute} needs.`,
  );
}

export function findOne(id: string, context: RequestContext): InstanceRecord {
  const [instance] = findInstances([id], context);
  if (instance) return instance;
  throw new ApiError('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`);
}
