/** All state of one endpoint: accounts, regions, resources, clock, journal. Filled in by the model files. */
export interface World {
  readonly clock: Clock;
}

/** Time as the endpoint sees it; virtual in simulations. */
export interface Clock {
  now(): Date;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
