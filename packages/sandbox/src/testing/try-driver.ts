import type { SandboxDriver } from '../contract/sandbox.ts';
import { type CreateSandboxDriverOptions, createSandboxDriver } from '../create-sandbox-driver.ts';

/** A driver for a test, or the driver's own words why it does not work here. */
export interface TriedDriver {
  readonly driver: () => Promise<SandboxDriver>;
  readonly skip: string | undefined;
  readonly reason: string;
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/** Creates a driver with its probe; a refusal becomes the reason to skip. */
export async function tryDriver(
  name: SandboxDriver['name'],
  options: Partial<CreateSandboxDriverOptions> = {},
): Promise<TriedDriver> {
  try {
    const { driver, reason } = await createSandboxDriver(name, { logger: silent, ...options });
    return { driver: async () => driver, skip: undefined, reason };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { driver: () => Promise.reject(error), skip: reason, reason };
  }
}
