import {
  CreateFleetCommand,
  type CreateFleetCommandInput,
  type CreateFleetError,
  CreateLaunchTemplateCommand,
  DescribeLaunchTemplatesCommand,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { retry, trackDoubt } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { throwIfAborted } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { FLEET_TAG, PERMANENT_TAG } from '../fleet/signature.ts';
import { buildFleet, buildTemplate } from '../plan/fleet-input.ts';
import type { Ledger } from '../record/ledger.ts';
import { conflict, isConflict } from './conflict.ts';
import type { PoolSearch } from './pool-search.ts';
import { readFleetErrors } from './read-fleet-errors.ts';
import { throwIfLate } from './throw-if-late.ts';

/**
 * Lets EC2 fill the pools of each market in one call (CreateFleet of type `instant`). What is missing afterwards, all of
 * it where EC2 refuses such calls, is for `launchPools`, in the pools that the search has left then. [U] nobody verified
 * it against live AWS.
 *
 * @returns Ids of what was accepted.
 * @throws ProvisionerError when the outcome of a call stays unknown, so that nothing is launched twice; `CONFLICT`; when
 * machines are missing for a reason that no pool will change; `TIMED_OUT` when the lease is over first.
 */
export async function launchInstant(
  intent: FleetIntent,
  securityGroupIds: readonly string[],
  ledger: Ledger,
  dependencies: SpawnDependencies,
  search: PoolSearch,
): Promise<readonly string[]> {
  const { clock, logger, signal } = dependencies;
  const launched: string[] = [];
  try {
    const templateId = await ensureTemplate(intent, securityGroupIds, ledger, dependencies);
    for (const market of new Set(intent.pools.map((pool) => pool.market))) {
      throwIfAborted(signal, 'launching');
      throwIfLate(intent, launched.length, search, clock);
      const missing = intent.count - launched.length;
      const pools = search.left().filter((pool) => pool.market === market);
      if (missing === 0 || pools.length === 0) continue;
      const input = buildFleet(intent, pools, missing, templateId);
      const { ids, errors } = await sendFleet(input, intent, ledger, dependencies);
      launched.push(...ids);
      search.launched(`CreateFleet ${market}`, ids.length, missing);
      logger.info(`Launched ${ids.length} of ${missing} ${market} by CreateFleet.`);
      for (const line of new Set(errors.map(describeError))) logger.info(line);
      const fatal = await readFleetErrors(errors, pools, intent, search, dependencies);
      if (fatal !== undefined && ids.length < missing) throw search.explain(fatal);
    }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    logger.info(`${error.message} Launching pool by pool.`);
  }
  return launched;
}

/** EC2 may see a new template late (EC2 developer guide, "Eventual consistency"). */
const NEW_TEMPLATE = ['InvalidLaunchTemplateId.NotFound', 'InvalidLaunchTemplateId.NotFoundException'];

/** EC2 refused a call that it certainly did not do. */
class RefusedError extends Error {}

async function sendFleet(
  input: CreateFleetCommandInput,
  intent: FleetIntent,
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<{ readonly ids: readonly string[]; readonly errors: readonly CreateFleetError[] }> {
  const token = input.ClientToken ?? '';
  await ledger.sending('CreateFleet', token);
  const send = trackDoubt(() => dependencies.ec2.send(new CreateFleetCommand(input)));
  const action = 'ec2:CreateFleet';
  try {
    const {
      FleetId,
      Instances = [],
      Errors = [],
    } = await retry(send.call, { action, transient: NEW_TEMPLATE }, dependencies);
    const ids = Instances.flatMap(({ InstanceIds = [] }) => InstanceIds);
    await ledger.completed(token, 'created', [...(FleetId === undefined ? [] : [FleetId]), ...ids]);
    return { ids, errors: Errors };
  } catch (error) {
    const isInDoubt = send.inDoubt() && !isConflict(error);
    const refused = await refusedOrUnknown(error, action, { token, isInDoubt }, ledger);
    throw isConflict(error) ? conflict(intent, action, error) : refused;
  }
}

/** Creates the template, or finds the one of the same name: its content is the same. */
async function ensureTemplate(
  intent: FleetIntent,
  securityGroupIds: readonly string[],
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<string> {
  const input = buildTemplate(intent, securityGroupIds);
  const token = input.LaunchTemplateName;
  const action = 'ec2:CreateLaunchTemplate';
  await ledger.sending('CreateLaunchTemplate', token);
  const send = trackDoubt(() => dependencies.ec2.send(new CreateLaunchTemplateCommand(input)));
  try {
    const { LaunchTemplate } = await retry(send.call, { action }, dependencies);
    const id = LaunchTemplate?.LaunchTemplateId ?? '';
    await ledger.completed(token, 'created', [id]);
    return id;
  } catch (error) {
    const isThere = awsErrorName(error) === 'InvalidLaunchTemplateName.AlreadyExistsException';
    const id = isThere ? await findTemplate(token, intent, dependencies) : undefined;
    if (id === undefined)
      throw await refusedOrUnknown(error, action, { token, isInDoubt: send.inDoubt() }, ledger);
    await ledger.completed(token, 'created', [id]);
    return id;
  }
}

/** The template of the name, if it is ours: somebody else's may launch something else. */
async function findTemplate(
  name: string,
  { fleetId }: FleetIntent,
  dependencies: SpawnDependencies,
): Promise<string | undefined> {
  const command = new DescribeLaunchTemplatesCommand({ LaunchTemplateNames: [name] });
  const action = 'ec2:DescribeLaunchTemplates';
  try {
    const { LaunchTemplates } = await retry(() => dependencies.ec2.send(command), { action }, dependencies);
    const [template] = LaunchTemplates ?? [];
    const isOwn = template?.Tags?.some(
      ({ Key, Value }) => Key === PERMANENT_TAG || (Key === FLEET_TAG && Value === fleetId),
    );
    return isOwn === true ? template?.LaunchTemplateId : undefined;
  } catch {
    return undefined;
  }
}

async function refusedOrUnknown(
  error: unknown,
  action: string,
  { token, isInDoubt }: { readonly token: string; readonly isInDoubt: boolean },
  ledger: Ledger,
): Promise<Error> {
  if (isInDoubt) return toProvisionerError(error, action);
  await ledger.completed(token, 'refused');
  return new RefusedError(`EC2 refused ${action} (${awsErrorName(error)}).`);
}

function describeError({ ErrorCode, ErrorMessage, LaunchTemplateAndOverrides }: CreateFleetError): string {
  const { InstanceType, SubnetId, AvailabilityZone } = LaunchTemplateAndOverrides?.Overrides ?? {};
  const place = [InstanceType, SubnetId ?? AvailabilityZone].filter((part) => part !== undefined);
  return `No room in ${place.join(' ')} (${ErrorCode}): ${ErrorMessage ?? ''}`;
}
