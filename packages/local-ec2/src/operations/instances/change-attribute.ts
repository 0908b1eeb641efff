import { zonesWith } from '@ami-select/ec2-data/offerings';
import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import type { InstanceRecord } from '../../state/resources.ts';
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

const CHANGES: Readonly<Record<string, Change>> = {
  blockDeviceMappings: (_, { instance, input, context }) => setDevices(instance, input, context),
  disableApiStop: (value, { instance }) => {
    instance.apiStopDisabled = isTrue(value);
  },
  disableApiTermination: (value, { instance }) => {
    instance.apiTerminationDisabled = isTrue(value);
  },
  ebsOptimized: (value, { instance }) => {
    instance.ebsOptimized = isTrue(value);
  },
  enaSupport: (value, subject) => assertDriver('enaSupport', value, subject),
  groups: (_, { instance, input, context }) => setGroups(instance, input.Groups ?? [], context),
  instanceInitiatedShutdownBehavior: (value, { instance }) => {
    instance.shutdownBehavior = oneOf(value, 'instanceInitiatedShutdownBehavior', ['stop', 'terminate']);
  },
  instanceType: (value, { instance, context }) => setType(instance, String(value), context),
  sourceDestCheck: (value, { instance }) => {
    instance.sourceDestCheck = isTrue(value);
  },
  sriovNetSupport: (value, subject) => assertDriver('sriovNetSupport', value, subject),
  userData: (value, { instance }) => setUserData(instance, value),
};

/** Changes one attribute, by its name. @throws ApiError `NotImplemented` for one that does not change here. */
export function changeAttribute(name: string, value: unknown, subject: ChangeSubject): void {
  const change = Object.hasOwn(CHANGES, name) ? CHANGES[name] : undefined;
  if (!change) throw notImplemented(`the instance attribute ${name}`);
  change(value, subject);
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
  if (String(value) !== String(current)) throw notImplemented(`another ${name} than that of the image`);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function setGroups(instance: InstanceRecord, ids: readonly string[], context: RequestContext): void {
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
  for (const { DeviceName, Ebs } of BlockDeviceMappings) {
    const volume = volumes.find(({ attachment }) => attachment?.device === DeviceName);
    if (!volume?.attachment || (Ebs?.VolumeId ?? volume.id) !== volume.id) {
      throw new ApiError('InvalidInstanceAttributeValue', `No device is currently mapped at ${DeviceName}`);
    }
    if (Ebs?.DeleteOnTermination !== undefined)
      volume.attachment.deleteOnTermination = Ebs.DeleteOnTermination;
  }
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
