import type { BodyDriver } from '../bodies/body.ts';
import type { ImageRecord } from '../catalogue/image-record.ts';
import type { Faults } from '../faults/faults.ts';
import type { Journal } from '../journal.ts';
import type { Accounts } from './accounts.ts';
import type { Agenda } from './agenda.ts';
import type { Clock } from './clock.ts';
import type { IdSource } from './ids.ts';
import type { RegionState } from './region-state.ts';
import type { Settings } from './settings.ts';

export type { Clock } from './clock.ts';

/** All state of one endpoint. */
export interface World {
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly ids: IdSource;
  readonly settings: Settings;
  readonly accounts: Accounts;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly bodies: BodyDriver;
  readonly logger: Logger;
  readonly regionNames: readonly string[];
  /** @throws ApiError for a region that the endpoint does not have. */
  region(name: string): RegionState;
  /** The images of a region, seeded from the catalogue on first use; changes stay in this world. */
  images(region: string): ImageStore;
  instanceType(name: string): InstanceTypeFacts | undefined;
  /** The value of an SSM parameter (`name`, `name:version` or `name:label`) as an account sees it. */
  parameter(region: string, accountId: string, name: string): string | undefined;
  /** Base URL of an instance's metadata service, once the endpoint listens. */
  imdsUrl(instanceId: string): string | undefined;
}

/** Mutable images of one region. */
export interface ImageStore {
  /** In no particular order. */
  list(): readonly ImageRecord[];
  get(id: string): ImageRecord | undefined;
  add(image: ImageRecord): void;
  remove(id: string): void;
}

/** What a launch must know of an instance type. */
export interface InstanceTypeFacts {
  readonly name: string;
  readonly architectures: readonly string[];
  readonly vcpus: number;
  readonly memoryMib: number;
  readonly bootModes: readonly string[];
  readonly enaRequired: boolean;
  readonly virtualizationTypes: readonly string[];
  readonly currentGeneration: boolean;
  /** US dollars an hour, on demand. */
  readonly price: number;
  /** Zones without the type are left out, by zone name; all zones when absent. */
  readonly zones?: readonly string[];
}

/** Where the endpoint says what it does. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}
