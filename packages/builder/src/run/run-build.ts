import { join } from 'node:path';
import type { Clock, Logger } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import { interpretersOf } from '../definition/interpreter.ts';
import { listUploads } from '../definition/list-uploads.ts';
import { openIndex } from '../index/open-index.ts';
import type { Fetch, PackageIndex } from '../index/package-index.ts';
import type { MachineFacts } from '../machine/facts.ts';
import type { Machine } from '../machine/machine.ts';
import { installEnvironments } from '../phases/install.ts';
import { probeMachines } from '../phases/probe.ts';
import { runSteps, type StepResult } from '../phases/steps.ts';
import { installSystemPackages } from '../phases/system.ts';
import { uploadEverything } from '../phases/upload.ts';
import { type InstalledEnvironment, verifyEnvironments } from '../phases/verify.ts';
import type { BuildRecord } from '../record/record.ts';
import type { Problem } from '../report/errors.ts';
import { BuilderError } from '../report/errors.ts';
import type { Phase, Report } from '../report/events.ts';
import { throwProblems } from '../report/problem.ts';
import { type Lock, readLocks } from '../requirements/read-locks.ts';
import { checkComplete } from '../resolve/check-complete.ts';
import { fetchWheels, type StoredWheel } from '../resolve/fetch-wheels.ts';
import { type MachineResolution, resolveWheels } from '../resolve/resolve-wheels.ts';
import { finishBuild } from './finish-build.ts';
import { PhaseClock } from './phase-clock.ts';

export interface RunBuildOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal?: AbortSignal;
  /** Gets the record, the wheelhouse (hidden, so that nobody uploads it by chance), and per machine a folder of artifacts. */
  readonly outputDirectory: string;
  readonly report: Report;
  /** What PIP_INDEX_URL says, for a build that names no index. */
  readonly pipIndexUrl?: string;
  readonly fetch?: Fetch;
}

export interface BuildResult extends BuildRecord {
  /** Path of the record on disk. */
  readonly recordFile: string;
}

/** Below the output directory. */
const WHEELHOUSE = '.wheelhouse';

/** What is known once everything is on the machines. */
export interface BuildState {
  readonly facts: ReadonlyMap<string, MachineFacts>;
  readonly index?: PackageIndex;
  readonly resolutions: readonly MachineResolution[];
  readonly wheels: ReadonlyMap<string, StoredWheel>;
  readonly installed: ReadonlyMap<string, readonly InstalledEnvironment[]>;
  readonly steps: ReadonlyMap<string, readonly StepResult[]>;
}

/**
 * Builds on every machine, in phases with a barrier after each: nothing is installed anywhere before everything is
 * everywhere. Artifacts come home and the record is written whether the steps pass or not.
 * @throws BuilderError with every problem of the phase that failed; see `BuilderErrorCode`.
 */
export async function runBuild(
  build: Build,
  machines: readonly Machine[],
  options: RunBuildOptions,
): Promise<BuildResult> {
  const { locks, problems } = readLocks(build);
  throwProblems('The machines cannot be built on', machineProblems(machines));
  throwProblems('The requirements are not fit to build from', problems);
  const run = new BuildRun(build, machines, locks, options);
  try {
    await run.install();
    return await run.runSteps();
  } catch (cause) {
    if (cause instanceof BuilderError || !options.signal?.aborted) throw cause;
    throw new BuilderError('ABORTED', 'the build was stopped on request', { cause });
  }
}

/** Names of machines become folders. */
function machineProblems(machines: readonly Machine[]): readonly Problem[] {
  const names = machines.map(({ name }) => name);
  const bad = names.filter(
    (name, index) => !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) || names.indexOf(name) !== index,
  );
  const messages = bad.map((name) => `"${name}" is no name for a machine, or is there twice`);
  if (names.length === 0) messages.push('there is none');
  return messages.map((message) => ({ code: 'INVALID_BUILD', message }));
}

class BuildRun {
  readonly #build: Build;
  readonly #machines: readonly Machine[];
  readonly #locks: readonly Lock[];
  readonly #options: RunBuildOptions;
  readonly #phases: PhaseClock;
  readonly #scripts: { readonly report: Report; readonly signal?: AbortSignal };
  #state: BuildState = {
    facts: new Map(),
    resolutions: [],
    wheels: new Map(),
    installed: new Map(),
    steps: new Map(),
  };

  constructor(build: Build, machines: readonly Machine[], locks: readonly Lock[], options: RunBuildOptions) {
    this.#build = build;
    this.#machines = machines;
    this.#locks = locks;
    this.#options = options;
    this.#phases = new PhaseClock(options.clock, options.report);
    const report = this.#rememberSteps(options.report);
    this.#scripts = { report, ...(options.signal ? { signal: options.signal } : {}) };
  }

  async install(): Promise<void> {
    const { system, environments } = this.#build;
    const machines = this.#machines;
    const files = listUploads(this.#build);
    await this.#phase('probe', async () => ({ facts: await this.#probe() }));
    if (environments.length > 0) await this.#obtainWheels();
    const { facts, resolutions, wheels } = this.#state;
    if (system)
      await this.#phases.run('system', () =>
        installSystemPackages(machines, system, { ...this.#scripts, facts }),
      );
    await this.#phases.run('upload', () =>
      uploadEverything(machines, { ...this.#scripts, resolutions, wheels, files }),
    );
    if (environments.length === 0) return;
    await this.#phases.run('install', () => installEnvironments(machines, environments, this.#scripts));
    const verify = { ...this.#scripts, resolutions, wheels };
    await this.#phase('verify', async () => ({
      installed: await verifyEnvironments(machines, environments, verify),
    }));
  }

  async runSteps(): Promise<BuildResult> {
    const { clock } = this.#options;
    let failure: unknown;
    try {
      const options = { ...this.#scripts, clock };
      await this.#phase('steps', async () => ({
        steps: await runSteps(this.#machines, this.#build.steps, options),
      }));
    } catch (error) {
      failure = error;
    }
    this.#options.signal?.throwIfAborted();
    return finishBuild({
      build: this.#build,
      machines: this.#machines,
      state: this.#state,
      phases: this.#phases,
      failure,
      ...this.#options,
    });
  }

  /** The record tells of steps that failed, too. */
  #rememberSteps(report: Report): Report {
    return (event) => {
      if (event.type === 'step-ended') {
        const { machine, step: name, exitCode, seconds } = event;
        const steps = new Map(this.#state.steps);
        steps.set(machine, [...(steps.get(machine) ?? []), { name, exitCode, seconds }]);
        this.#state = { ...this.#state, steps };
      }
      report(event);
    };
  }

  async #obtainWheels(): Promise<void> {
    const { clock, logger, pipIndexUrl, fetch, signal, outputDirectory } = this.#options;
    const abort = signal ? { signal } : {};
    await this.#phase('resolve', async () => {
      const index = await openIndex(this.#build, {
        clock,
        ...(pipIndexUrl ? { pipIndexUrl } : {}),
        ...(fetch ? { fetch } : {}),
      });
      const warn = (message: string): void => logger.warn(message);
      return {
        index,
        resolutions: await resolveWheels(this.#locks, { index, facts: this.#state.facts, warn, ...abort }),
      };
    });
    const folder = join(outputDirectory, WHEELHOUSE);
    await this.#phase('fetch', async () => {
      const wheels = await fetchWheels(this.#state.resolutions, { folder, ...abort });
      await checkComplete(this.#state.resolutions, wheels);
      return { wheels };
    });
  }

  async #phase(phase: Phase, work: () => Promise<Partial<BuildState>>): Promise<void> {
    const found = await this.#phases.run(phase, work);
    this.#state = { ...this.#state, ...found };
  }

  #probe(): Promise<ReadonlyMap<string, MachineFacts>> {
    return probeMachines(this.#machines, interpretersOf(this.#build.environments), this.#scripts);
  }
}
