import type { Sandbox, SandboxDriver } from '../contract/sandbox.ts';
import type { CreateSandboxDriverOptions } from '../create-sandbox-driver.ts';
import { bootMachine } from './test-machine.ts';
import { type TriedDriver, tryDriver } from './try-driver.ts';

/** A driver as the subject of tests. */
export interface Subject {
  /** Why its tests are skipped, for their names. */
  readonly note: string;
  readonly skip: boolean;
  driver(): Promise<SandboxDriver>;
  boot(): Promise<Sandbox>;
}

/** Every driver that is tried, and the end of those that work here. */
export interface Subjects {
  of(name: SandboxDriver['name']): Subject;
  close(): Promise<void>;
}

/** Tries drivers with the same options. */
export async function trySubjects(
  names: readonly SandboxDriver['name'][],
  options: Partial<CreateSandboxDriverOptions>,
): Promise<Subjects> {
  const tried = new Map<SandboxDriver['name'], TriedDriver>();
  for (const name of names) tried.set(name, await tryDriver(name, options));
  return {
    of(name) {
      const { driver, skip } = tried.get(name) ?? {
        driver: () => Promise.reject(new Error(name)),
        skip: 'not tried',
      };
      return {
        note: skip === undefined ? '' : ` (skipped: ${skip})`,
        skip: skip !== undefined,
        driver,
        boot: async () => (await bootMachine(await driver())).sandbox,
      };
    },
    async close() {
      for (const { driver, skip } of tried.values()) if (skip === undefined) await (await driver()).close();
    },
  };
}
