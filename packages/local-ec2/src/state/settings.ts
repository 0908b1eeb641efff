import { isOptIn } from './regions.ts';

/** Durations, in milliseconds. */
export interface Latencies {
  readonly pendingMs: number;
  readonly statusOkMs: number;
  readonly shuttingDownMs: number;
  readonly stoppingMs: number;
  /** Time that a terminated instance stays visible. */
  readonly recordMs: number;
  /** Time that an interface outlives its terminated instance. */
  readonly interfaceReleaseMs: number;
  /** From the first console text to GetConsoleOutput without Latest. */
  readonly consoleMs: number;
}

/** Lag of reads behind writes, in milliseconds (F7, F8). */
export interface Consistency {
  /** New instances are unknown to every other call this long. */
  readonly instancesMs: number;
  /** New groups and key pairs are unknown this long. */
  readonly groupsMs: number;
  readonly keyPairsMs: number;
}

/** Quotas and capacity of an account in a region. */
export interface Quotas {
  readonly instances: number;
  readonly onDemandVcpus: number;
  readonly spotVcpus: number;
  /** Terminated instances count this long (F10). */
  readonly terminatedCountMs: number;
  /** Machines that can run at a time, by `type`, `zone` or `type/zone`; no entry is no limit (row 31). */
  readonly capacity: Readonly<Record<string, number>>;
  readonly groupsPerVpc: number;
  readonly rulesPerGroup: number;
}

/**
 * The network that every account has in every region: its default VPC; the same with an IPv6-only subnet in each zone
 * besides; or a VPC that is no default one, as after its deletion.
 */
export const NETWORKS = ['default', 'ipv6', 'no-default-vpc'] as const;

export type NetworkKind = (typeof NETWORKS)[number];

/** The knobs of one endpoint. */
export interface Settings {
  readonly latencies: Latencies;
  readonly consistency: Consistency;
  readonly quotas: Quotas;
  /** Token buckets of EC2's request throttling (F1, row 32). */
  readonly throttling: boolean;
  /** Verify signatures with the known secrets. */
  readonly strictSignatures: boolean;
  readonly network: NetworkKind;
  /** Regions that need an opt-in, and have it. */
  readonly optedIn: readonly string[];
  /** List calls return an order of their own, the same for the same seed (row 7). */
  readonly shuffle: boolean;
}

const HOUR_MS = 3_600_000;

/** Nothing takes time, except that terminated instances stay visible for an hour as on EC2 (row 25). */
const NO_LATENCIES: Latencies = {
  pendingMs: 0,
  statusOkMs: 0,
  shuttingDownMs: 0,
  stoppingMs: 0,
  recordMs: HOUR_MS,
  interfaceReleaseMs: 0,
  consoleMs: 0,
};

/** About what EC2 takes (facts of the lifecycle study, sections 4 and 5). */
const AWS_LATENCIES: Latencies = {
  pendingMs: 6_000,
  statusOkMs: 90_000,
  shuttingDownMs: 30_000,
  stoppingMs: 25_000,
  recordMs: HOUR_MS,
  interfaceReleaseMs: 5_000,
  consoleMs: 60_000,
};

const CONSISTENT: Consistency = { instancesMs: 0, groupsMs: 0, keyPairsMs: 0 };

/** Quotas of an account with some history; new accounts have far less. */
const DEFAULT_QUOTAS: Quotas = {
  instances: 5_000,
  onDemandVcpus: 20_000,
  spotVcpus: 20_000,
  terminatedCountMs: 0,
  capacity: {},
  groupsPerVpc: 2_500,
  rulesPerGroup: 60,
};

/** The knobs as a user gives them: any of them, the rest as usual. */
export interface SettingsOptions {
  readonly latencies?: 'none' | 'aws' | Partial<Latencies> | undefined;
  readonly consistency?: Partial<Consistency> | undefined;
  readonly quotas?: Partial<Quotas> | undefined;
  readonly throttling?: boolean | undefined;
  readonly strictSignatures?: boolean | undefined;
  /** The network of every account: with its default VPC when absent. */
  readonly network?: NetworkKind | undefined;
  /** Regions that exist; those that need an opt-in are opted in. All, none of them opted in, when absent. */
  readonly regions?: readonly string[] | undefined;
  readonly shuffle?: boolean | undefined;
}

export function resolveSettings({
  latencies = 'none',
  consistency = {},
  quotas = {},
  throttling = false,
  strictSignatures = false,
  network = 'default',
  regions = [],
  shuffle = true,
}: SettingsOptions): Settings {
  return {
    latencies: resolveLatencies(latencies),
    consistency: { ...CONSISTENT, ...consistency },
    quotas: { ...DEFAULT_QUOTAS, ...quotas },
    throttling,
    strictSignatures,
    network,
    optedIn: regions.filter(isOptIn),
    shuffle,
  };
}

function resolveLatencies(latencies: 'none' | 'aws' | Partial<Latencies>): Latencies {
  if (latencies === 'none') return NO_LATENCIES;
  if (latencies === 'aws') return AWS_LATENCIES;
  return { ...NO_LATENCIES, ...latencies };
}
