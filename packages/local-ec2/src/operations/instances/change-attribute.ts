import { zonesWith } from '@ami-select/ec2-data/offerings';
import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import { ApiError, missingParameter, notImplemented } from '../../api/api-error.ts';
import type { InstanceRecord, VolumeRecord } from '../../state/resources.ts';
import { assertNoValue, changedAttribute, changedValue, unspecified } from '../attribute-change.ts';
import { oneOf } from '../one-of.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { findByIds, GROUP } from '../resource-ids.ts';
import { instanceOutput } from './instance-output.ts';
import { defaultCpu, defaultCredits } from './plan-launch-options.ts';
import { readUserData } from './plan-options.ts';

/** The instance to change, and the request to change it. */
export interface ChangeSubject {
  readonly instance: InstanceRecord;
  readonly input: ModifyInstanceAttributeRequest;
  readonly context: RequestContext;
}

type Change = (value: unknown, subject: ChangeSubject) => void;

const CHANGES = {
  blockDeviceMapping: (_, { instance, input, context }) => setDevices(instance, input, context),
  disableApiStop: (value, { instance }) => {
    instance.apiStopDisabled = booleanOf('disableApiStop', value);
  },
  disableApiTermination: (value, { instance }) => {
    instance.apiTerminationDisabled = booleanOf('disableApiTermination', value);
  },
  ebsOptimized: (value, { instance }) => {
    instance.ebsOptimized = booleanOf('ebsOptimized', value);
  },
  enaSupport: (value, subject) => assertDriver('enaSupport', value, subject),
  groupSet: (_, { instance, input, context }) => setGroups(instance, input.Groups ?? [], context),
  instanceInitiatedShutdownBehavior: (value, { instance }) => {
    instance.shutdownBehavior = oneOf(value, 'instanceInitiatedShutdownBehavior', ['stop', 'terminate']);
  },
  instanceType: (value, { instance, context }) => setType(instance, String(value), context),
  sourceDestCheck: (value, { instance }) => {
    instance.sourceDestCheck = booleanOf('sourceDestCheck', value);
  },
  sriovNetSupport: (value, subject) => assertDriver('sriovNetSupport', value, subject),
  userData: (value, { instance }) => setUserData(instance, value),
} satisfies Readonly<Record<string, Change>>;

type Changed = keyof typeof CHANGES;

/** Member of the request -> the attribute that it changes. */
const MEMBERS: Readonly<Record<string, Changed>> = {
  BlockDeviceMappings: 'blockDeviceMapping',
  DisableApiStop: 'disableApiStop',
  DisableApiTermination: 'disableApiTermination',
  EbsOptimized: 'ebsOptimized',
  EnaSupport: 'enaSupport',
  Groups: 'groupSet',
  InstanceInitiatedShutdownBehavior: 'instanceInitiatedShutdownBehavior',
  InstanceType: 'instanceType',
  SourceDestCheck: 'sourceDestCheck',
  SriovNetSupport: 'sriovNetSupport',
  UserData: 'userData',
};

/** Attributes that EC2 changes and the endpoint does not. */
const UNCHANGED = ['enclaveOptions', 'kernel', 'nvmeSupport', 'ramdisk'] as const;

/**
 * Changes the one attribute that the request names. `Value` is read for every attribute with a plain value, more than
 * the reference lists (inferred: `Attribute=instanceType&Value=t3.small` is written everywhere).
 * @throws ApiError `InvalidParameterCombination`, `InvalidParameterValue`, `NotImplemented` for an attribute that does
 * not change here.
 */
export function changeAttribute(subject: ChangeSubject): void {
  const { input } = subject;
  const known = Object.keys(CHANGES) as Changed[];
  const members: Readonly<Record<string, Changed | (typeof UNCHANGED)[number]>> = MEMBERS;
  const attribute = changedAttribute(input, members, [...known, ...UNCHANGED]);
  const change = Object.hasOwn(CHANGES, attribute) ? CHANGES[attribute as Changed] : undefined;
  if (!change) throw notImplemented(`the instance attribute ${attribute}`);
  change(newValue(attribute as Changed, input), subject);
}

/** Lists have no plain value: `changedAttribute` found theirs by name, so it may be missing. */
function newValue(attribute: Changed, input: ModifyInstanceAttributeRequest): unknown {
  const member = Object.keys(MEMBERS).find((name) => MEMBERS[name] === attribute) ?? '';
  const value = (input as unknown as Readonly<Record<string, unknown>>)[member];
  if (!LISTS.includes(attribute)) return changedValue(input, unwrap(value));
  assertNoValue(input, attribute);
  if (!Array.isArray(value) || value.length === 0) throw unspecified();
  return value;
}

const LISTS: readonly string[] = ['blockDeviceMapping', 'groupSet'];

function unwrap(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'Value' in value ? value.Value : undefined;
}

/** A value equal to the image's is accepted, as tools that bake images send it; another one is not. */
function assertDriver(
  name: 'enaSupport' | 'sriovNetSupport',
  value: unknown,
  { instance, context }: Pick<ChangeSubject, 'context' | 'instance'>,
): void {
  assertStopped(instance, name);
  const { EnaSupport, SriovNetSupport } = instanceOutput(instance, context);
  const current = name === 'enaSupport' ? EnaSupport : SriovNetSupport;
  if (String(value).toLowerCase() !== String(current).toLowerCase())
    throw notImplemented(`another ${name} than that of the image`);
}

/** `Value` is a text, which Python's clients write as `False` (inferred: case does not matter). */
function booleanOf(name: string, value: unknown): boolean {
  return oneOf(String(value).toLowerCase(), name, ['true', 'false']) === 'true';
}

function setGroups(instance: InstanceRecord, ids: readonly string[], context: RequestContext): void {
  // [U]: the documentation names no state; what ends does not change any more.
  if (instance.state === 'shutting-down' || instance.state === 'terminated')
    throw new ApiError(
      'IncorrectInstanceState',
      `The instance '${instance.id}' is not in a state in which its groups can change.`,
    );
  const region = regionOf(context);
  instance.groupIds = findByIds(ids, GROUP, context).map(({ id }) => id);
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
  const changes: [NonNullable<VolumeRecord['attachment']>, boolean][] = [];
  for (const { DeviceName, Ebs } of BlockDeviceMappings) {
    if (DeviceName === undefined) throw missingParameter('BlockDeviceMapping.DeviceName');
    const volume = volumes.find(({ attachment }) => attachment?.device === DeviceName);
    if (!volume?.attachment || (Ebs?.VolumeId ?? volume.id) !== volume.id) {
      throw new ApiError('InvalidInstanceAttributeValue', `No device is currently mapped at ${DeviceName}`);
    }
    if (Ebs?.DeleteOnTermination === undefined) throw unspecified();
    changes.push([volume.attachment, Ebs.DeleteOnTermination]);
  }
  for (const [attachment, isDeleted] of changes) attachment.deleteOnTermination = isDeleted;
}

function setType(instance: InstanceRecord, name: string, { region }: RequestContext): void {
  assertStopped(instance, 'instanceType');
  if (zonesWith(name, region).length === 0)
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
