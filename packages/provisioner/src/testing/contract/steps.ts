import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSpotInstanceRequestsCommand,
  DescribeVolumesCommand,
  type Filter,
  type Instance,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  type SecurityGroup,
  type SpotInstanceRequest,
  type Tag,
  TerminateInstancesCommand,
  type Volume,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../../aws/classify-error.ts';
import type { ContractWorld } from './statement.ts';

const PROBES = 30;

/** A token, name or tag value that nothing else has. */
export function uniqueName(): string {
  return `contract-${randomUUID()}`;
}

/** Parameters of a launch of one instance, with a token of its own. */
export function launchInput(
  { imageId, instanceType }: ContractWorld,
  change: Partial<RunInstancesCommandInput> = {},
): RunInstancesCommandInput {
  return {
    ImageId: imageId,
    InstanceType: instanceType as NonNullable<RunInstancesCommandInput['InstanceType']>,
    MinCount: 1,
    MaxCount: 1,
    ClientToken: uniqueName(),
    ...change,
  };
}

/** Sends a launch. A group that is not visible yet is waited for. */
export async function launch(world: ContractWorld, input: RunInstancesCommandInput): Promise<Instance[]> {
  const { Instances = [] } = await whileHidden(world, 'InvalidGroup.NotFound', () =>
    world.ec2.send(new RunInstancesCommand(input)),
  );
  return Instances;
}

/** Sends a termination. Instances that are not visible yet are waited for. */
export async function terminate(world: ContractWorld, ids: readonly string[]): Promise<void> {
  await whileHidden(world, 'InvalidInstanceID.NotFound', () =>
    world.ec2.send(new TerminateInstancesCommand({ InstanceIds: [...ids] })),
  );
}

export async function findInstances(world: ContractWorld, filters: Filter[]): Promise<Instance[]> {
  const { Reservations = [] } = await world.ec2.send(new DescribeInstancesCommand({ Filters: filters }));
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

export function byToken(token: string | undefined): Filter[] {
  return [{ Name: 'client-token', Values: [token ?? ''] }];
}

export function byId(ids: readonly string[]): Filter[] {
  return [{ Name: 'instance-id', Values: [...ids] }];
}

export function byTag({ Key, Value = '' }: Tag): Filter[] {
  return [{ Name: `tag:${Key}`, Values: [Value] }];
}

/** Waits until instances are in a state. */
export async function untilState(
  world: ContractWorld,
  ids: readonly string[],
  state: string,
): Promise<Instance[]> {
  return eventually(world, `${ids.length} instances ${state}`, async () => {
    const found = await findInstances(world, byId(ids));
    return found.length === ids.length && found.every(({ State }) => State?.Name === state)
      ? found
      : undefined;
  });
}

export async function createGroup(world: ContractWorld, name: string, tags: Tag[] = []): Promise<string> {
  const { GroupId } = await world.ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: name,
      Description: 'contract',
      ...(tags.length > 0 && { TagSpecifications: [{ ResourceType: 'security-group', Tags: tags }] }),
    }),
  );
  return GroupId ?? '';
}

export async function findGroups({ ec2 }: ContractWorld, filters: Filter[]): Promise<SecurityGroup[]> {
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters: filters }));
  return SecurityGroups;
}

export function allowSsh({ ec2 }: ContractWorld, groupId: string): Promise<unknown> {
  const ranges = { IpRanges: [{ CidrIp: '192.0.2.7/32' }] };
  return ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: groupId,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, ...ranges }],
    }),
  );
}

export async function findVolumes({ ec2 }: ContractWorld, filters: Filter[]): Promise<Volume[]> {
  const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({ Filters: filters }));
  return Volumes;
}

export async function findSpotRequests(
  { ec2 }: ContractWorld,
  filters: Filter[],
): Promise<SpotInstanceRequest[]> {
  const { SpotInstanceRequests = [] } = await ec2.send(
    new DescribeSpotInstanceRequestsCommand({ Filters: filters }),
  );
  return SpotInstanceRequests;
}

/** Waits until everything is visible and every transition is over. */
export function settle({ clock, settleMs }: ContractWorld): Promise<void> {
  return clock.sleep(settleMs);
}

/** Probes until there is a value; fails when there is none after the settling time. */
export async function eventually<T>(
  { clock, settleMs }: ContractWorld,
  wanted: string,
  probe: () => Promise<T | undefined>,
): Promise<T> {
  for (let attempt = 0; attempt <= PROBES; attempt += 1) {
    const value = await probe();
    if (value !== undefined) return value;
    await clock.sleep(settleMs / PROBES);
  }
  throw new Error(`never: ${wanted}`);
}

/** The AWS error of a call that must fail with it. */
export async function expectError(code: string, call: Promise<unknown>): Promise<Error> {
  const outcome = await call.then(
    () => undefined,
    (error: Error) => error,
  );
  if (outcome === undefined) throw new Error(`succeeded, wanted ${code}`);
  if (awsErrorName(outcome) !== code) throw new Error(`got ${awsErrorName(outcome)}, wanted ${code}`);
  return outcome;
}

/** Sends a call again as long as it fails with the code of a resource that is not visible yet. */
export async function whileHidden<T>(world: ContractWorld, code: string, call: () => Promise<T>): Promise<T> {
  const { value } = await eventually(world, `an end of ${code}`, async () => {
    try {
      return { value: await call() };
    } catch (error) {
      if (awsErrorName(error) !== code) throw error;
      return undefined;
    }
  });
  return value;
}

export function idsOf(instances: readonly Instance[]): string[] {
  return instances.map(({ InstanceId = '' }) => InstanceId);
}

/** `claim` is the message of the failure, the same on every run; the values are its cause. */
export function expectSame(claim: string, actual: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(actual, wanted)) throw notSo(claim, { actual, wanted });
}

export function expectDifferent(claim: string, actual: unknown, other: unknown): void {
  if (isDeepStrictEqual(actual, other)) throw notSo(claim, { actual });
}

export function expectMatch(claim: string, actual: string, pattern: RegExp): void {
  if (!pattern.test(actual)) throw notSo(claim, { actual, wanted: pattern });
}

function notSo(claim: string, cause: object): Error {
  return new Error(`not so: ${claim}`, { cause });
}
