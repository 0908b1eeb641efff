import {
  type Access,
  type CredentialsFacts,
  callerAddress,
  createClients,
  createFetch,
  createLaunchClient,
  createSchedulerClient,
  createServiceQuotasClient,
  credentialsFacts,
  decodeDenial,
  endpointOf,
  findOnlineAgents,
  type MachineNetwork,
  machineNetwork,
  missingCommands,
  type Variables,
} from '@ami-select/access';
import type { Build, Fetch, PackageIndex } from '@ami-select/builder';
import type { Clock, Logger } from '@ami-select/core';
import {
  type Connect,
  type Ec2Port,
  type FleetHandle,
  handlePath,
  readStoredHandle,
  type SchedulerPort,
  type ServiceQuotasPort,
  writeRenewal,
} from '@ami-select/provisioner';
import type { Clients } from '@ami-select/selector';
import { storeFailure } from '../record/failure-file.ts';
import { storeHandle } from '../record/store-handle.ts';
import { createConnect } from './create-connect.ts';
import type { JobReport } from './events.ts';

/** Where the job takes place. */
export interface JobPlace {
  readonly access: Access;
  /** The machines terminate with this process: an endpoint embedded in it. */
  readonly embedded: boolean;
}

/** Dependencies of both entry and job. */
export interface JobContext {
  readonly variables: Variables;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Ends the job; the fleet is terminated all the same. */
  readonly signal: AbortSignal;
  readonly report: JobReport;
}

/** Everything a job works with, passed in. */
export interface JobDependencies extends JobContext {
  readonly region: string;
  /** The endpoint in the handle; undefined for AWS's own. */
  readonly endpoint: string | undefined;
  readonly embedded: boolean;
  /** Clients for reading, by region. */
  readonly clients: Clients;
  /** The client for launches and clean-up; it retries nothing on its own. */
  readonly ec2: Ec2Port;
  /** To count what lives in other regions. */
  readonly ec2In?: ((region: string) => Ec2Port) | undefined;
  /** For leases on the side of AWS. */
  readonly scheduler?: SchedulerPort | undefined;
  /** For the check of a launch. */
  readonly serviceQuotas?: ServiceQuotasPort | undefined;
  /** How long the credentials stay valid. */
  readonly credentialsFacts?: (() => Promise<CredentialsFacts>) | undefined;
  readonly connect: Connect;
  readonly callerAddress: () => Promise<string>;
  /** VPC and private address of this machine, where it is an instance of EC2. */
  readonly machineNetwork?: (() => Promise<MachineNetwork | undefined>) | undefined;
  /** Of these commands, those that this machine lacks. */
  readonly missingCommands?: ((names: readonly string[]) => Promise<readonly string[]>) | undefined;
  /** Decodes the reason of a denied call, where the account allows it. */
  readonly decodeDenial?: ((encoded: string) => Promise<string>) | undefined;
  /** Of these instances, those whose SSM agent is online. */
  readonly onlineAgents?: ((instanceIds: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
  readonly handles: HandleStore;
  /** Resolves once the machines may be launched, when everything was checked; at once when absent. */
  readonly mayLaunch?: (() => Promise<void>) | undefined;
  /** Stores a report on machines that fail beside the handle of their fleet; resolves with its path. */
  readonly storeFailure?: ((handlePath: string, report: string) => Promise<string>) | undefined;
  /** For package indexes. */
  readonly fetch?: Fetch | undefined;
  /** The index of a build that other jobs have as well; each job opens its own when absent. See `shareRequests`. */
  readonly sharedIndex?: ((build: Build) => Promise<PackageIndex>) | undefined;
}

/** Where handles are kept. */
export interface HandleStore {
  path(fleetId: string): string;
  /** The handle that is stored; undefined when there is none. */
  read(path: string): Promise<FleetHandle | undefined>;
  write(path: string, handle: FleetHandle): Promise<void>;
  /** Stores the renewed lease of a fleet beside its handle, which another process may be ending. */
  renew?(path: string, renewed: Parameters<typeof writeRenewal>[1]): Promise<void>;
}

/** The dependencies of a job on AWS, or on an endpoint that stands in for it. */
export function createDependencies({ access, embedded }: JobPlace, context: JobContext): JobDependencies {
  const { variables, signal } = context;
  const clients = createClients(access);
  const fetch = createFetch(variables);
  return {
    ...context,
    region: access.region,
    endpoint: access.endpoint ?? endpointOf(variables),
    embedded,
    clients,
    ec2: createLaunchClient(access),
    ec2In: (region) => clients(region).ec2,
    scheduler: createSchedulerClient(access),
    serviceQuotas: createServiceQuotasClient(access),
    credentialsFacts: () => credentialsFacts(access, variables),
    connect: createConnect(variables, access),
    machineNetwork: () => machineNetwork(variables),
    missingCommands: (names) => missingCommands(names, variables),
    callerAddress: () => callerAddress({ signal, fetch }),
    fetch,
    decodeDenial: (encoded) => decodeDenial(encoded, access),
    onlineAgents: (instanceIds) => findOnlineAgents(clients(access.region).ssm, instanceIds),
    storeFailure,
    handles: {
      path: (fleetId) => handlePath(variables, fleetId),
      read: readStoredHandle,
      write: storeHandle,
      renew: writeRenewal,
    },
  };
}
