import {
  assertNoProblems,
  type Core,
  collectProblems,
  findNamedImage,
  type InputValues,
  readConfigFile,
  readIdentity,
  readInputs,
} from '@ami-select/action-kit';
import { createIntent, type FleetImage, type FleetRequest } from '@ami-select/provisioner';
import { type ImageQuery, parseImageQuery, parseShorthand } from '@ami-select/selector';
import { readFleetTexts } from './fleet-texts.ts';
import { FLEET_DEFAULTS, SPAWN_INPUTS } from './inputs.ts';

type Values = InputValues<typeof SPAWN_INPUTS>;
type Environment = Readonly<Record<string, string | undefined>>;

/** What the inputs ask for; the image is still a question. */
export interface SpawnRequest {
  readonly query: ImageQuery;
  readonly sshUser: string | undefined;
  readonly fleet: Omit<FleetRequest, 'image'>;
}

const ANY_REGION = 'us-east-1';
const ANY_TYPE = 'm7i.large';

/** Stands for the image while the rest of a request is checked, before AWS is asked anything. */
const ANY_IMAGE: FleetImage = {
  id: 'ami-00000000',
  architecture: 'x86_64',
  rootDeviceName: '/dev/sda1',
  sshUser: 'any',
};

/**
 * Reads inputs and config and checks everything that can be checked without AWS.
 *
 * @throws ActionError `INVALID_INPUT` that lists every problem.
 */
export async function readSpawnRequest(
  core: Core,
  environment: Environment,
  now: () => Date,
): Promise<SpawnRequest> {
  const config = await readConfigFile(core.getInput('config') || SPAWN_INPUTS.config.default);
  const fleetName = core.getInput('fleet');
  const configProblems: string[] = [];
  const texts = fleetName === '' ? {} : readFleetTexts(config, fleetName, configProblems);
  const layered: Core = { ...core, getInput: (name) => core.getInput(name) || (texts[name] ?? '') };
  const { values, problems } = readInputs(layered, SPAWN_INPUTS);
  problems.push(...configProblems);

  const region = values.region ?? environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
  if (!region)
    problems.push('input "region" is empty, and so is AWS_REGION; allowed: a region such as eu-central-1');
  if (values.instanceTypes.length === 0)
    problems.push('input "instance-types" is empty; allowed: types such as c7g.large');
  const query = readImageQuery(values, (name) => findNamedImage(config, name, problems), problems);
  const fleet = toFleetRequest(values, region || ANY_REGION, environment);
  collectProblems(problems, () => createIntent(fillGaps(fleet, values.sshUser), { clock: { now } }));
  assertNoProblems(problems);
  return { query: { ...query, regions: [fleet.region] }, sshUser: values.sshUser, fleet };
}

/** A request whose only faults are those that nobody has complained about yet. */
function fillGaps(fleet: Omit<FleetRequest, 'image'>, sshUser: string | undefined): FleetRequest {
  const image = { ...ANY_IMAGE, ...(sshUser !== undefined && { sshUser }) };
  return {
    ...fleet,
    image,
    instanceTypes: fleet.instanceTypes.length > 0 ? fleet.instanceTypes : [ANY_TYPE],
  };
}

function readImageQuery(
  { image, imageId }: Values,
  find: (name: string) => ReturnType<typeof findNamedImage>,
  problems: string[],
): ImageQuery | undefined {
  if (image === undefined && imageId === undefined) {
    problems.push(
      'input "image-id" is empty; allowed: an image id such as ami-0123456789abcdef0, or input "image" instead',
    );
    return undefined;
  }
  if (imageId !== undefined) return collectProblems(problems, () => parseImageQuery({ 'image-id': imageId }));
  const named = find(image ?? '');
  if (named === undefined) return undefined;
  return collectProblems(problems, () =>
    'fields' in named ? parseImageQuery(named.fields) : parseShorthand(named.shorthand),
  );
}

function toFleetRequest(
  values: Values,
  region: string,
  environment: Environment,
): Omit<FleetRequest, 'image'> {
  const endpoint = environment.AWS_ENDPOINT_URL_EC2 ?? environment.AWS_ENDPOINT_URL;
  const { minimum, market, fallback, sshFrom, userData, subnetIds, securityGroupIds } = values;
  return {
    identity: readIdentity(environment),
    region,
    ...(endpoint && { endpoint }),
    instanceTypes: values.instanceTypes,
    count: values.count ?? FLEET_DEFAULTS.count,
    ttlMinutes: Math.ceil((values.ttl ?? FLEET_DEFAULTS.ttlMs) / 60_000),
    tags: values.tags,
    ...(minimum !== undefined && { minimum }),
    ...(market !== undefined && { market }),
    ...(fallback !== undefined && { fallback }),
    ...(sshFrom !== undefined && { sshFrom }),
    ...(userData !== undefined && { userData }),
    ...(subnetIds.length > 0 && { subnetIds }),
    ...(securityGroupIds.length > 0 && { securityGroupIds }),
  };
}
