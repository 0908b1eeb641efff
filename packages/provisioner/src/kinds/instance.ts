import {
  DescribeInstancesCommand,
  type Filter,
  type Instance,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { classify, isBareFault } from '../aws/classify-error.ts';
import { type InstanceWatch, isTerminating } from '../aws/instance-watch.ts';
import { byFleet, collectPages, filtersOf } from '../aws/pages.ts';
import { type RetryOptions, request, retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { isTokenOf, tokensOf } from '../fleet/identity.ts';
import { EC2_FLEET_TAG } from '../fleet/ownership.ts';
import { FLEET_TAG } from '../fleet/signature.ts';
import type { InventoryItem, Kind, Refusal } from './kind.ts';
import { toRefusal } from './remove-each.ts';

const ACTION = 'ec2:TerminateInstances';

/** EC2's refusal to terminate an instance that is protected from it (EC2 user guide, "Termination protection"). */
export const PROTECTED = 'OperationNotPermitted';

/** Most ids that one TerminateInstances takes (EC2 API reference). */
const BATCH = 1_000;

/** Instances: what everything else of a fleet hangs on. Terminated ones, which EC2 shows for about an hour, are none. */
export const instances: Kind = {
  kind: 'instance',
  idFilter: 'instance-id',
  removal: 'ec2 terminate-instances --instance-ids',
  release: { [PROTECTED]: 'ec2 modify-instance-attribute --no-disable-api-termination --instance-id' },
  isGoing: ({ state }) => isTerminating(state),

  list: async (filters, dependencies) => {
    const found = await findInstances(filters, dependencies);
    return found.map(toItem).filter(({ state }) => state !== 'terminated');
  },

  remove: (items, dependencies) =>
    removeInstances(
      items.map(({ id }) => id),
      // The next list says what became of them.
      { note: () => {} },
      dependencies,
    ),
};

/** The intent's instances by client token: the way that works when no id ever came back, and no tag is left. */
export async function findByToken(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  const { fleetId, pools } = intent;
  const tokens = pools.map(({ clientToken }) => clientToken);
  if (tokens.length > 0) return findByTokens(tokens, (token) => tokens.includes(token), dependencies);
  const isOurs = (token: string): boolean => isTokenOf(fleetId, token);
  const found = await findByTokens([tokensOf(fleetId)], isOurs, dependencies);
  return found.filter(({ ClientToken = '' }) => isOurs(ClientToken));
}

/**
 * EC2 has this filter (API reference, "DescribeInstances"); an endpoint without it, such as moto, fails with a bare 500,
 * and then all instances are listed.
 */
async function findByTokens(
  values: readonly string[],
  isOurs: (token: string) => boolean,
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  const lists = filtersOf('client-token', values).map((filters) =>
    listInstances(filters, { isFinal: isBareFault }, dependencies),
  );
  try {
    return (await Promise.all(lists)).flat();
  } catch (error) {
    if (!(error instanceof ProvisionerError) || !isBareFault(error.cause)) throw error;
    const all = await findInstances([], dependencies);
    return all.filter(({ ClientToken = '' }) => isOurs(ClientToken));
  }
}

/** The instances that EC2 launched for these calls of CreateFleet. */
export async function findByEc2Fleet(
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  const lists = filtersOf(`tag:${EC2_FLEET_TAG}`, ids).map((filters) => findInstances(filters, dependencies));
  return (await Promise.all(lists)).flat();
}

/**
 * The instances that EC2 launched by CreateFleet for anybody, as far as nothing else says for whom: no signature of a
 * fleet, and not for an Auto Scaling group, whose calls are AWS's own.
 */
export async function findOfAnyEc2Fleet(dependencies: ProvisionerDependencies): Promise<Instance[]> {
  const found = await findInstances([{ Name: 'tag-key', Values: [EC2_FLEET_TAG] }], dependencies);
  const has = ({ Tags = [] }: Instance, key: string): boolean => Tags.some(({ Key }) => Key === key);
  return found.filter((one) => !has(one, FLEET_TAG) && !has(one, 'aws:autoscaling:groupName'));
}

/** The instances that carry the fleet's tag. */
export function findByTag(intent: FleetIntent, dependencies: ProvisionerDependencies): Promise<Instance[]> {
  return findInstances(byFleet(intent).Filters, dependencies);
}

/** Instances by id, as far as they are visible. Filters only: one unknown id in an id list fails the whole call. */
export async function findByIds(
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  const found = await Promise.all(
    filtersOf('instance-id', ids).map((filters) => findInstances(filters, dependencies)),
  );
  return found.flat();
}

/** Every page of the instances that the filters find. */
export function findInstances(
  filters: readonly Filter[],
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  return listInstances(filters, {}, dependencies);
}

function listInstances(
  filters: readonly Filter[],
  patience: Pick<RetryOptions, 'isFinal'>,
  dependencies: ProvisionerDependencies,
): Promise<Instance[]> {
  return collectPages(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeInstancesCommand({ Filters: [...filters], ...next })),
        { action: 'ec2:DescribeInstances', ...patience },
        dependencies,
      ),
    ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances),
  );
}

/**
 * Sends TerminateInstances for every id and notes the states that come back. One refused id fails its whole call, so that
 * a refused call is halved until the others are through. What would concern every id, such as a missing permission, is
 * taken for general when halves down to one id are refused, none is through, and neither is a sample of the others.
 *
 * @returns The ids that EC2 refused.
 * @throws ProvisionerError for what is no refusal, once it is not sent again any more.
 */
export async function removeInstances(
  ids: readonly string[],
  watch: Pick<InstanceWatch, 'note'>,
  dependencies: ProvisionerDependencies,
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  for (let start = 0; start < ids.length; start += BATCH)
    refusals.push(...(await removeBatch(ids.slice(start, start + BATCH), watch, dependencies)));
  return refusals;
}

async function removeBatch(
  ids: readonly string[],
  watch: Pick<InstanceWatch, 'note'>,
  dependencies: ProvisionerDependencies,
): Promise<readonly Refusal[]> {
  const most = Math.ceil(Math.log2(ids.length)) + 1;
  const refusals: Refusal[] = [];
  let open: (readonly string[])[] = [ids];
  let refusedInARow = 0;
  for (let some = open.pop(); some !== undefined; some = open.pop()) {
    const error = await tryTerminate(some, watch, dependencies);
    refusedInARow = error === undefined ? Number.NEGATIVE_INFINITY : refusedInARow + 1;
    if (error === undefined) continue;
    if (some.length === 1) refusals.push(...some.map((id) => toRefusal(id, error, ACTION)));
    else open.push(...halvesOf(some));
    if (refusedInARow <= most) continue;
    const probed = await probe(open, watch, dependencies);
    refusals.push(...probed.refusals);
    if (probed.isGeneral)
      return [
        ...refusals,
        ...open
          .flat()
          .filter(isNew(refusals))
          .map((id) => toRefusal(id, error, ACTION)),
      ];
    open = open.map((piece) => piece.filter(isNew(refusals))).filter((piece) => piece.length > 0);
    refusedInARow = Number.NEGATIVE_INFINITY;
  }
  return refusals;
}

function halvesOf(ids: readonly string[]): readonly (readonly string[])[] {
  const half = Math.ceil(ids.length / 2);
  return [ids.slice(half), ids.slice(0, half)];
}

function isNew(refusals: readonly Refusal[]): (id: string) => boolean {
  const known = new Set(refusals.map(({ id }) => id));
  return (id) => !known.has(id);
}

/** A few ids of every piece, each alone: what refuses all of them concerns every id. */
async function probe(
  pieces: readonly (readonly string[])[],
  watch: Pick<InstanceWatch, 'note'>,
  dependencies: ProvisionerDependencies,
): Promise<{ readonly isGeneral: boolean; readonly refusals: readonly Refusal[] }> {
  const refusals: Refusal[] = [];
  for (const piece of pieces) {
    const sample = [piece[0], piece[Math.floor(piece.length / 2)], piece.at(-1)];
    for (const id of new Set(sample.filter((one) => one !== undefined))) {
      const error = await tryTerminate([id], watch, dependencies);
      if (error === undefined) return { isGeneral: false, refusals };
      refusals.push(toRefusal(id, error, ACTION));
    }
  }
  return { isGeneral: true, refusals };
}

/** The refusal of a call, whatever EC2 calls it; what is no refusal is thrown. */
async function tryTerminate(
  ids: readonly string[],
  watch: Pick<InstanceWatch, 'note'>,
  dependencies: ProvisionerDependencies,
): Promise<unknown> {
  try {
    const { TerminatingInstances = [] } = await retry(
      () => dependencies.ec2.send(new TerminateInstancesCommand({ InstanceIds: [...ids] })),
      { action: ACTION },
      dependencies,
    );
    for (const { InstanceId: id, PreviousState, CurrentState } of TerminatingInstances) {
      if (id === undefined) continue;
      if (PreviousState?.Name !== undefined) watch.note(id, PreviousState.Name);
      watch.note(id, CurrentState?.Name ?? 'shutting-down');
    }
    return undefined;
  } catch (error) {
    if (classify(error) !== 'retry') return error;
    throw toProvisionerError(error, ACTION);
  }
}

function toItem({
  InstanceId: id = '',
  State,
  Tags: tags,
  ClientToken: clientToken,
  LaunchTime: createdAt,
}: Instance): InventoryItem {
  return { kind: 'instance', id, state: State?.Name ?? 'pending', tags, clientToken, createdAt };
}
