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

/**
 * Lets EC2 fill the pools of each market in one call (CreateFleet of type `instant`). What is missing afterwards, all of
 * it where EC2 refuses such calls, is for `launchPools`. [U] nobody verified it against live AWS.
 *
 * @returns Ids of what was accepted.
 * @throws ProvisionerError when the outcome of a call stays unknown, so that nothing is launched twice.
 */
export async function launchInstant(
  intent: FleetIntent,
  securityGroupIds: readonly string[],
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<readonly string[]> {
  const { logger, signal } = dependencies;
  const launched: string[] = [];
  try {
    const templateId = await ensureTemplate(intent, securityGroupIds, ledger, dependencies);
    for (const market of new Set(intent.pools.map((pool) => pool.market))) {
      throwIfAborted(signal, 'launching');
      const missing = intent.count - launched.length;
      if (missing === 0) break;
      const input = buildFleet(intent, market, missing, templateId);
      const { ids, errors } = await sendFleet(input, ledger, dependencies);
      launched.push(...ids);
      logger.info(`Launched ${ids.length} of ${missing} ${market} by CreateFleet.`);
      for (const line of new Set(errors.map(describeError))) logger.info(line);
    }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    logger.info(`${error.message} Launching pool by pool.`);
  }
  return launched;
}

/** EC2 refused a call that it certainly did not do. */
class RefusedError extends Error {}

async function sendFleet(
  input: CreateFleetCommandInput,
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<{ readonly ids: readonly string[]; readonly errors: readonly CreateFleetError[] }> {
  const token = input.ClientToken ?? '';
  await ledger.sending('CreateFleet', token);
  const send = trackDoubt(() => dependencies.ec2.send(new CreateFleetCommand(input)));
  try {
    const action = 'ec2:CreateFleet';
    const { FleetId, Instances = [], Errors = [] } = await retry(send.call, { action }, dependencies);
    const ids = Instances.flatMap(({ InstanceIds = [] }) => InstanceIds);
    await ledger.completed(token, 'created', [...(FleetId === undefined ? [] : [FleetId]), ...ids]);
    return { ids, errors: Errors };
  } catch (error) {
    throw await refusedOrUnknown(error, 'ec2:CreateFleet', { token, isInDoubt: send.inDoubt() }, ledger);
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
