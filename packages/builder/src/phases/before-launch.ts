import type { Logger } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import { assertRoomHere } from '../fetch/room-here.ts';
import type { WantedFile } from '../fetch/stored-wheel.ts';
import type { Fetch, PackageIndex } from '../index/package-index.ts';
import type { Expectation } from '../machine/candidate-facts.ts';
import { BuilderError } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { readLocks } from '../requirements/read-locks.ts';
import { checkLocks } from '../resolve/check-locks.ts';
import { checkVulnerabilities } from '../resolve/check-vulnerabilities.ts';
import { sdistPolicyOf, withBuildPins } from '../resolve/sdist-policy.ts';
import { assertSystemPackages } from './expected-system.ts';
import type { SureFiles } from './fetch-ahead.ts';
import { lookAtPython, type WantedPython } from './fetch-python.ts';
import { missingPythons, neededPythons } from './needed-pythons.ts';
import { openStore, type StoreOptions } from './open-store.ts';
import { Refusals } from './refusals.ts';

export interface BeforeLaunchOptions extends StoreOptions {
  /** Called when the build needs an index at all. */
  readonly openIndex: () => Promise<PackageIndex>;
  /** For the archives of Pythons. */
  readonly fetch?: Fetch | undefined;
  /** What is known of the machines; waited for while the index is asked. */
  readonly expectation: () => Promise<Expectation>;
  readonly logger: Pick<Logger, 'warn'>;
  /** Something runs when machines boot that may install a Python: one that images lack is a warning then. */
  readonly changesAtBoot?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks everything of a build's locks that can be known before a machine exists: projects and versions, hashes, wheels
 * for the platform, dependencies with their extras, whether wheels are what their names say and have no code in one place
 * that differs, and the Pythons that the environments need. Where the platform is not known, only what fits no machine is
 * refused; the build checks again on the machine. Small wheels are fetched for it.
 * @returns what is needed for sure
 * @throws BuilderError that lists every problem with file and line: `HASH`, `NO_WHEEL`, `UNPINNED`, `INVALID_BUILD`,
 * `DRIFT`, `LICENCE`, `VULNERABILITY`, `SYSTEM_PACKAGE`; `UNREACHABLE_INDEX`
 */
export async function checkBeforeLaunch(build: Build, options: BeforeLaunchOptions): Promise<SureFiles> {
  const refusals = new Refusals(options.clock);
  const expectation = once(() => expectMachines(build, refusals, options));
  const signal = AbortSignal.any([refusals.signal, ...(options.signal ? [options.signal] : [])]);
  const checks = { ...options, signal, expectation, refusals };
  const [wheels = [], pythons = []] = await Promise.all([
    refusals.attempt(() => checkWheels(build, checks)),
    refusals.attempt(() => checkPythons(build, checks)),
  ]);
  options.signal?.throwIfAborted();
  refusals.throwAll('The build cannot start');
  const files = [...wheels, ...pythons.map(({ file }) => file)];
  if (files.length > 0) await assertRoomHere(files, { store: openStore(options) });
  return { wheels, pythons: pythons.map(({ wanted }) => wanted) };
}

interface Checks extends BeforeLaunchOptions {
  readonly refusals: Refusals;
}

async function expectMachines(
  build: Build,
  refusals: Refusals,
  { expectation, changesAtBoot, logger }: BeforeLaunchOptions,
): Promise<Expectation> {
  const expected = await expectation();
  const { system } = build;
  if (system !== undefined) await refusals.attempt(() => assertSystemPackages(system, expected));
  const missing = missingPythons(build, expected);
  if (changesAtBoot) for (const { message } of missing) logger.warn(message);
  else await refusals.attempt(() => throwProblems('The image does not fit', missing));
  return expected;
}

async function checkWheels(build: Build, checks: Checks): Promise<SureFiles['wheels'] | undefined> {
  const { refusals, signal } = checks;
  const { locks, buildPins } = readLocks(build);
  if (locks.every(({ requirements }) => requirements.length === 0)) {
    if (build.system !== undefined) await checks.expectation();
    return [];
  }
  const { installer, indexPolicy: policy, licences } = build;
  const index = await checks.openIndex();
  const sdists = sdistPolicyOf(build, buildPins);
  const warn = (message: string): void => checks.logger.warn(message);
  const rules = { installer, place: build, policy, licences, sdists };
  const options = { ...checks, ...rules, warn, store: openStore(checks), index };
  let isReachable = true;
  const found = await refusals.attempt(() =>
    checkLocks(locks, options).catch((error: unknown) => {
      isReachable = !(error instanceof BuilderError && error.code === 'UNREACHABLE_INDEX');
      throw error;
    }),
  );
  // The build warns.
  if (isReachable)
    await refusals.attempt(() =>
      checkVulnerabilities(build, withBuildPins(locks, sdists), { index, signal }),
    );
  return found;
}

interface NeededArchive {
  readonly wanted: WantedPython;
  readonly file: WantedFile;
}

async function checkPythons(build: Build, checks: Checks): Promise<readonly NeededArchive[]> {
  const needed = build.pythons === undefined ? [] : neededPythons(build, await checks.expectation());
  if (needed.length === 0) return [];
  const store = openStore(checks);
  const looks = needed.map((wanted) =>
    checks.refusals.attempt(async () => ({ wanted, file: await lookAtPython(wanted, { ...checks, store }) })),
  );
  return (await Promise.all(looks)).filter((look) => look !== undefined);
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
