import type { FaultKind, Phase } from './fault-kinds.ts';

/** Who ends a fleet, and what they know of it. */
export const ENDERS = [
  'the post step',
  'the post step without its file',
  'terminate by handle',
  'terminate by id',
] as const;

export type Ender = (typeof ENDERS)[number];

/** What kind of fleet lives through a schedule. */
export const FLEETS = [
  'plain',
  /** With a lease on the side of AWS. */
  'scheduled',
  /** Launched by CreateFleet. */
  'large',
  /** A machine that boots and takes a login, with user data, where that is possible. */
  'booted',
  /** A machine that boots, with a build on it, where that is possible. */
  'built',
  /** A machine that boots, of a process that dies, and nobody ends it but its own lease. */
  'abandoned',
] as const;

export type FleetKind = (typeof FLEETS)[number];

/** Whether its machines are sandboxes, where there can be any. */
export function hasRealMachine(fleet: FleetKind): boolean {
  return fleet === 'booted' || fleet === 'built' || fleet === 'abandoned';
}

export interface Row {
  readonly fleet: FleetKind;
  readonly faults: readonly (readonly [FaultKind, Phase])[];
  /** In this order; nobody ends it but lease and reaper where there are none. */
  readonly enders: readonly Ender[];
}

const POST = 'the post step';
const FILELESS = 'the post step without its file';
const HANDLE = 'terminate by handle';
const ID = 'terminate by id';

function row(fleet: FleetKind, faults: Row['faults'], ...enders: readonly Ender[]): Row {
  return { fleet, faults, enders };
}

/** Every fault, every phase and every ender at least once: the schedules of the default run. Slow ones first. */
export const IN_TURN: readonly Row[] = [
  row('abandoned', [['killed-after', 'launch']]),
  row(
    'built',
    [
      ['throttled', 'renewal'],
      ['killed-before', 'build'],
      ['killed-after', 'terminate'],
    ],
    POST,
    HANDLE,
  ),
  row(
    'booted',
    [
      ['response-lost', 'launch'],
      ['no-capacity', 'launch'],
      ['killed-before', 'terminate'],
    ],
    POST,
    HANDLE,
  ),
  row(
    'plain',
    [
      ['killed-after', 'launch'],
      ['cut-off', 'inventory'],
    ],
    ID,
  ),
  row(
    'plain',
    [
      ['killed-before', 'launch'],
      ['throttled-for-long', 'inventory'],
    ],
    FILELESS,
  ),
  row(
    'plain',
    [
      ['done-without-response', 'launch'],
      ['aborted', 'inventory'],
    ],
    POST,
    ID,
  ),
  row(
    'large',
    [
      ['response-lost', 'launch'],
      ['killed-after', 'terminate'],
    ],
    POST,
    HANDLE,
  ),
  row(
    'scheduled',
    [
      ['expired-credentials', 'lease'],
      ['no-response', 'inventory'],
    ],
    POST,
  ),
  row(
    'scheduled',
    [
      ['killed-after', 'lease'],
      ['denied', 'unschedule'],
    ],
    POST,
  ),
  row(
    'scheduled',
    [
      ['slow-response', 'launch'],
      ['killed-before', 'unschedule'],
    ],
    POST,
    ID,
  ),
  row('plain', [['killed-before', 'group']], ID, POST),
  row(
    'booted',
    [
      ['response-lost', 'group'],
      ['killed-before', 'terminate'],
    ],
    POST,
  ),
  row(
    'plain',
    [
      ['no-capacity', 'launch'],
      ['killed-before', 'move'],
    ],
    POST,
    FILELESS,
  ),
  row(
    'booted',
    [
      ['quota-used-up', 'launch'],
      ['server-error', 'delete'],
    ],
    POST,
  ),
  row(
    'plain',
    [
      ['cut-off', 'launch'],
      ['expired-credentials', 'terminate'],
    ],
    HANDLE,
    POST,
  ),
  row(
    'plain',
    [
      ['aborted', 'ready'],
      ['done-without-response', 'terminate'],
    ],
    POST,
  ),
  row(
    'plain',
    [
      ['denied', 'ready'],
      ['killed-after', 'delete'],
    ],
    ID,
    HANDLE,
  ),
  row(
    'plain',
    [
      ['server-error', 'ready'],
      ['response-lost', 'move'],
    ],
    POST,
  ),
  row('booted', [['throttled', 'ready']]),
  row('plain', [['killed-after', 'preflight']], POST),
];
