import type { Problem } from '@ami-select/core';
import type { CreatingCall, FleetHandle } from '../fleet/handle.ts';
import {
  deriveClientToken,
  deriveFleetId,
  deriveFleetToken,
  securityGroupNameOf,
} from '../fleet/identity.ts';
import { READY_STATES } from '../fleet/ready-condition.ts';
import { CONNECT_WAYS } from '../fleet/route.ts';
import { createSignature, FLEET_TAG, REPOSITORY_TAG } from '../fleet/signature.ts';
import {
  type Check,
  integer,
  listOf,
  maybe,
  oneOf,
  problem,
  quote,
  recordOf,
  secret,
  shape,
  text,
} from './check-shape.ts';

/** Limits of a handle, in entries. */
const MOST_HOSTS = 1_000;
const MOST_POOLS = 10_000;
const MOST_GENERATIONS = 1_000_000;
const MOST_ATTACHED = 60_000;
const LONGEST_KEY = 16_384;
const LONGEST_USER_DATA = 65_536;

const idOf = (prefix: string): Check =>
  text(new RegExp(`^${prefix}-[0-9a-f]{8,17}$`), `${prefix}- and 8 to 17 hexadecimal digits`);
const INSTANCE = idOf('i');
const GROUP = idOf('sg');
const TEMPLATE = idOf('lt');
const EC2_FLEET = text(/^fleet-[0-9a-f-]{36}$/, 'fleet- and a UUID');
const ENDPOINT_ID = idOf('eice');
const SPOT = text(/^sir-[0-9a-z]{8,17}$/, 'sir- and 8 to 17 letters and digits');
const IDS: Readonly<Record<string, Check>> = {
  instance: INSTANCE,
  volume: idOf('vol'),
  'network-interface': idOf('eni'),
  'security-group': GROUP,
  'spot-request': SPOT,
};

const LINE = text(/^\P{Cc}*$/u, 'one line of text');
const USER = text(/^[a-z_][a-z0-9_-]{0,31}$/, 'a Unix user name such as ubuntu');
const DEVICE = text(/^\S+$/, 'a device such as /dev/sda1');
const TIME = text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, 'a time such as 2026-01-31T12:00:00.000Z');
const FLEET_ID = text(/^fleet-[0-9a-f]{16}$/, 'fleet- and 16 hexadecimal digits');
const REGION = text(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/, 'a region name such as eu-central-1', 32);
const TOKEN = text(/^fleet-[0-9a-f]{16}-[0-9a-f]{32}$/, 'a client token of the fleet');
const PUBLIC_KEY = text(/^(ssh-ed25519 [\w+/=]+( \P{Cc}*)?)?$/u, 'ssh-ed25519 and its key');
const PRIVATE_KEY = secret(/^[^\0]*$/, 'a private key', LONGEST_KEY);
const INSTANCE_TYPE = text(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'a type such as c7g.large');
const ZONE = text(/^[a-z0-9-]+$/, 'an availability zone', 64);
const MARKET = oneOf('on-demand', 'spot');
const ADDRESS = text(/^[0-9a-zA-Z:][0-9a-zA-Z.:-]{0,253}$/, 'an address');

const ENDPOINT: Check = (field, value, complain) => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  const isPlain =
    url !== undefined && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (isPlain && ['http:', 'https:'].includes(url.protocol)) return;
  complain(
    problem(field, 'a value that is not shown', 'an http or https URL without user, query and fragment'),
  );
};

const RESOURCE: Check = (field, value, complain) => {
  shape({ kind: oneOf(...Object.keys(IDS)) })(field, value, complain);
  const { kind, id } = (value ?? {}) as { readonly kind?: unknown; readonly id?: unknown };
  // A word such as `constructor` names no kind.
  if (typeof kind === 'string' && Object.hasOwn(IDS, kind)) IDS[kind]?.(`${field}.id`, id, complain);
};

const HANDLE: Check = shape({
  intent: shape({
    fleetId: FLEET_ID,
    identity: shape({
      repository: maybe(LINE),
      runId: maybe(LINE),
      runAttempt: maybe(LINE),
      job: maybe(LINE),
      step: maybe(LINE),
      id: maybe(LINE),
    }),
    generation: maybe(integer(0, MOST_GENERATIONS)),
    region: REGION,
    endpoint: maybe(ENDPOINT),
    image: shape({
      id: text(/^ami-[0-9a-f]{8,17}$/, 'ami- and 8 to 17 hexadecimal digits'),
      name: maybe(text(/^/, 'text')),
      architecture: text(/^\w+$/, 'a word such as x86_64 or arm64'),
      rootDeviceName: DEVICE,
      ebsDevices: maybe(listOf(DEVICE, 100)),
      sshUser: USER,
    }),
    pools: listOf(
      shape({
        instanceType: INSTANCE_TYPE,
        subnetId: maybe(idOf('subnet')),
        zone: maybe(ZONE),
        market: MARKET,
        clientToken: TOKEN,
      }),
      MOST_POOLS,
    ),
    count: integer(1, MOST_HOSTS),
    minimum: integer(1, MOST_HOSTS),
    securityGroupIds: maybe(listOf(GROUP, 100)),
    securityGroupName: maybe(LINE),
    sshFrom: maybe(text(/^(auto|[0-9a-fA-F.:]+\/\d{1,3})$/, 'auto or a network')),
    egress: maybe(oneOf('none', 'web', 'any')),
    connect: maybe(oneOf(...CONNECT_WAYS)),
    ready: maybe(
      shape({
        until: oneOf(...READY_STATES),
        command: maybe(text(/\S/, 'a shell command', 16_384)),
        timeoutMinutes: integer(1, 1_440),
      }),
    ),
    ttlMinutes: integer(1, 525_600),
    leaseRoleArn: maybe(text(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'the ARN of a role')),
    tags: recordOf(text(/^/, 'text of at most 256 characters', 256), 50),
    parameters: maybe(recordOf(() => {}, 200)),
    userData: secret(/^[A-Za-z0-9+/=]*$/, 'base64', LONGEST_USER_DATA),
    ssh: shape({ user: USER, privateKey: PRIVATE_KEY, publicKey: PUBLIC_KEY, hostKey: PUBLIC_KEY }),
    createdAt: TIME,
    expiresAt: TIME,
  }),
  route: maybe(
    shape({
      by: oneOf('public', 'private', 'ipv6', 'instance-connect', 'ssm'),
      caller: maybe(ADDRESS),
      endpointId: maybe(ENDPOINT_ID),
      dnsName: maybe(ADDRESS),
      groupIds: maybe(listOf(GROUP, 100)),
    }),
  ),
  securityGroupId: maybe(GROUP),
  calls: maybe(
    listOf(
      shape({
        action: oneOf('CreateSecurityGroup', 'RunInstances', 'CreateLaunchTemplate', 'CreateFleet'),
        token: LINE,
        outcome: oneOf('sent', 'created', 'refused'),
        ids: listOf(text(/^/, 'text'), MOST_HOSTS + 1),
        adopted: maybe(oneOf(true, false)),
      }),
      MOST_POOLS + 4,
    ),
  ),
  hostKeys: maybe(
    listOf(shape({ instanceId: INSTANCE, hostKey: PUBLIC_KEY, confirmed: oneOf(true, false) }), MOST_HOSTS),
  ),
  hosts: maybe(
    listOf(
      shape({
        name: text(/^host-\d{1,4}$/, 'host- and a number'),
        instanceId: INSTANCE,
        // Machines that nobody logs in to may have none.
        address: text(/^([0-9a-zA-Z:][0-9a-zA-Z.:-]{0,253})?$/, 'an address'),
        port: integer(1, 65_535),
        privateAddress: text(/^[0-9a-zA-Z.:-]{0,254}$/, 'an address'),
        user: USER,
        instanceType: maybe(INSTANCE_TYPE),
        market: maybe(MARKET),
        zone: maybe(ZONE),
        launchedAt: maybe(TIME),
        hostKey: PUBLIC_KEY,
        privateKey: PRIVATE_KEY,
        via: maybe(recordOf(text(/^[\w.:-]*$/, 'a word or an address', 254), 10)),
        push: maybe(recordOf(text(/^[\w.:-]*$/, 'a word or an address', 254), 10)),
      }),
      MOST_HOSTS,
    ),
  ),
  attached: maybe(listOf(RESOURCE, MOST_ATTACHED)),
  baking: maybe(oneOf(true, false)),
  conflict: maybe(oneOf(true, false)),
  terminatedAt: maybe(TIME),
});

/**
 * Everything that is wrong with a handle as it was read. A handle holds together: fleet id, client tokens, group name
 * and tags all derive from identity, generation and region, so that one of another fleet does not pass.
 */
export function checkHandle(value: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  HANDLE('', value, (one) => problems.push(one));
  return problems.length > 0 ? problems : findContradictions(value as FleetHandle);
}

function findContradictions({ intent, calls = [] }: FleetHandle): readonly Problem[] {
  const { fleetId, identity, generation, region, pools, securityGroupName, tags, expiresAt } = intent;
  const problems: Problem[] = [];
  const same = (field: string, got: unknown, derived: unknown): void => {
    if (got !== derived)
      problems.push(problem(field, quote(got), `${quote(derived)}, as for the rest of the handle`));
  };
  same('intent.fleetId', fleetId, deriveFleetId(identity, region));
  for (const [index, pool] of pools.entries())
    same(
      `intent.pools[${index}].clientToken`,
      pool.clientToken,
      deriveClientToken(fleetId, pool, generation),
    );
  if (securityGroupName !== undefined)
    same('intent.securityGroupName', securityGroupName, securityGroupNameOf(fleetId));
  const signature = createSignature(fleetId, identity, expiresAt);
  for (const key of [FLEET_TAG, REPOSITORY_TAG]) same(`intent.tags.${key}`, tags[key], signature[key]);
  const markets = [...new Set(pools.map(({ market }) => market))];
  const tokens: Readonly<Record<string, ReadonlySet<string>>> = {
    RunInstances: new Set(pools.map(({ clientToken }) => clientToken)),
    CreateFleet: new Set(markets.map((market) => deriveFleetToken(fleetId, market, generation))),
  };
  for (const [index, { action, token, ids }] of calls.entries()) {
    const own = tokens[action];
    if (action === 'CreateSecurityGroup') same(`calls[${index}].token`, token, securityGroupName);
    else if (own !== undefined && !own.has(token))
      problems.push(problem(`calls[${index}].token`, quote(token), 'the token of a pool'));
    for (const [place, id] of ids.entries())
      checkOf(action, id)(`calls[${index}].ids[${place}]`, id, (one) => problems.push(one));
  }
  return problems;
}

/** What an id of a call has to look like. */
function checkOf(action: CreatingCall['action'], id: string): Check {
  if (action === 'CreateSecurityGroup') return GROUP;
  if (action === 'CreateLaunchTemplate') return TEMPLATE;
  return action === 'CreateFleet' && id.startsWith('fleet-') ? EC2_FLEET : INSTANCE;
}
