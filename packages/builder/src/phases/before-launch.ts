import type { Logger } from '@ami-select/core';
import type { Build, SystemPackages } from '../definition/build.ts';
import type { Fetch, PackageIndex } from '../index/package-index.ts';
import type { Expectation } from '../machine/candidate-facts.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { readLocks } from '../requirements/read-locks.ts';
import { checkLocks } from '../resolve/check-locks.ts';
import { checkVulnerabilities } from '../resolve/check-vulnerabilities.ts';
import { sdistPolicyOf } from '../resolve/sdist-policy.ts';
import type { SureFiles } from './fetch-ahead.ts';
import { lookAtPython } from './fetch-python.ts';
import { missingPythons, neededPythons } from './needed-pythons.ts';
import { openStore, type StoreOptions } from './open-store.ts';
import { systemManagerOf } from './system-manager.ts';

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
 * for the platform, dependencies with their extras, whether wheels are what their names say, and the Pythons that the
 * environments need. Where the platform is not known, only what fits no machine is refused; the build checks again on the
 * machine. Small wheels are fetched for it.
 * @returns what is needed for sure
 * @throws BuilderError that lists every problem with file and line: `HASH`, `NO_WHEEL`, `UNPINNED`, `INVALID_BUILD`,
 * `LICENCE`, `VULNERABILITY`, `SYSTEM_PACKAGE`; `UNREACHABLE_INDEX`
 */
export async function checkBeforeLaunch(
  build: Build,
  { openIndex, logger, ...options }: BeforeLaunchOptions,
): Promise<SureFiles> {
  const { locks, buildPins } = readLocks(build);
  const sdists = sdistPolicyOf(build, buildPins);
  const { installer, indexPolicy: policy, licences } = build;
  const refusals = new Refusals();
  const expectation = once(async (): Promise<Expectation> => {
    const expected = await options.expectation();
    const { system } = build;
    if (system !== undefined) await refusals.attempt(() => assertSystemManager(system, expected));
    const missing = missingPythons(build, expected);
    if (options.changesAtBoot) for (const { message } of missing) logger.warn(message);
    else await refusals.attempt(() => throwProblems('The image does not fit', missing));
    return expected;
  });
  const checkWheels = async (): Promise<SureFiles['wheels'] | undefined> => {
    if (locks.every(({ requirements }) => requirements.length === 0)) {
      if (build.system !== undefined) await expectation();
      return [];
    }
    const index = await openIndex();
    const store = openStore(options);
    const found = await refusals.attempt(() =>
      checkLocks(locks, { ...options, expectation, installer, policy, licences, sdists, store, index }),
    );
    // The build warns.
    if (!refusals.has('UNREACHABLE_INDEX'))
      await refusals.attempt(() => checkVulnerabilities(build, locks, { index, signal: options.signal }));
    return found;
  };
  const checkPythons = async (): Promise<SureFiles['pythons']> => {
    const pythons = build.pythons === undefined ? [] : neededPythons(build, await expectation());
    const store = openStore(options);
    await Promise.all(pythons.map((one) => refusals.attempt(() => lookAtPython(one, { ...options, store }))));
    return pythons;
  };
  const [wheels = [], pythons = []] = await Promise.all([
    refusals.attempt(checkWheels),
    refusals.attempt(checkPythons),
  ]);
  refusals.throwAll();
  return { wheels, pythons };
}

/** Errors of several checks, as one. */
class Refusals {
  readonly #errors: BuilderError[] = [];

  async attempt<T>(work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BuilderError)) throw error;
      this.#errors.push(error);
      return undefined;
    }
  }

  has(code: BuilderError['code']): boolean {
    return this.#errors.some((error) => error.code === code);
  }

  throwAll(): void {
    const [first, ...others] = this.#errors;
    if (first !== undefined && others.length === 0) throw first;
    throwProblems('The build cannot start', this.#errors.flatMap(problemsOf));
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

function problemsOf({ code, message, problems }: BuilderError): readonly Problem[] {
  return problems.length > 0 ? problems : [{ code, message }];
}

/** @throws BuilderError `SYSTEM_PACKAGE` for images whose package manager cannot install the pins */
function assertSystemManager({ packages }: SystemPackages, { platform }: Expectation): void {
  // The tag of an image does not say it.
  const manager = platform?.packageManager ?? 'none';
  if (packages.length > 0 && manager !== 'none') systemManagerOf(manager, `an image of ${platform?.system}`);
}
