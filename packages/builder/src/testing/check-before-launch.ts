import { createVirtualClock } from '@ami-select/core/testing';
import { openIndex } from '../index/open-index.ts';
import type { PackageIndex } from '../index/package-index.ts';
import { expectFacts } from '../machine/candidate-facts.ts';
import { platformOf } from '../machine/platforms.ts';
import { type BeforeLaunchOptions, checkBeforeLaunch } from '../phases/before-launch.ts';
import type { WantedPython } from '../phases/fetch-python.ts';
import type { WheelPick } from '../resolve/resolution.ts';
import { pin, project } from './example.ts';
import { isOfOwnPip } from './own-pip.ts';
import { recorder } from './recorder.ts';
import { tempFolder } from './temp-folder.ts';

export const DEBIAN: ReturnType<typeof platformOf> = platformOf({ publisher: 'debian', version: '12' });
export const archive: { readonly url: string; readonly sha256: string } = {
  url: 'https://example.com/python.tar.gz',
  sha256: 'a'.repeat(64),
};
export const LOCK: string = pin('greeter==2.0') + pin('rowbook==0.3');

export interface Outcome {
  readonly picks: readonly WheelPick[];
  readonly pythons: readonly WantedPython[];
  readonly warnings: readonly string[];
  /** Those of machines that install with a pip of their own. */
  readonly ownPip: readonly string[];
  /** How often an index was opened. */
  readonly opened: number;
}

/** The check of a build of one lock, for machines of a platform. */
export async function check(
  requirements: string,
  fields: Readonly<Record<string, unknown>> = {},
  platform: ReturnType<typeof platformOf> = DEBIAN,
  options: Partial<BeforeLaunchOptions> = {},
): Promise<Outcome> {
  const build = await project(requirements, fields);
  const { logger, warnings } = recorder();
  const clock = createVirtualClock();
  let opened = 0;
  const { wheels: picks, pythons } = await checkBeforeLaunch(build, {
    clock,
    logger,
    fetch: async () => new Response('x'),
    outputDirectory: await tempFolder(),
    expectation: async () => expectFacts(platform, 'x86_64'),
    openIndex: async (): Promise<PackageIndex> => {
      opened += 1;
      return openIndex(build, { clock });
    },
    ...options,
  });
  return {
    picks,
    pythons,
    warnings: warnings.filter((one) => !isOfOwnPip(one)),
    ownPip: warnings.filter(isOfOwnPip),
    opened,
  };
}

/** The fields of a build whose environment asks for a Python. */
export function withPython(python: string): Readonly<Record<string, unknown>> {
  return { environments: { app: { requirements: ['r.txt'], python } } };
}

/** The same, and it brings that Python for machines of these architectures. */
export function brings(...architectures: readonly string[]): Readonly<Record<string, unknown>> {
  const archives = Object.fromEntries(architectures.map((name) => [name, archive]));
  return { ...withPython('3.12'), pythons: { '3.12': archives } };
}
