import { describe, expect, it } from 'vitest';
import type { Checked } from '../phases/check.ts';
import { collectArtifacts } from '../phases/collect.ts';
import { type Delivered, deliverEverything } from '../phases/deliver.ts';
import { type Fetched, fetchWheels } from '../phases/fetch.ts';
import { type Installed, installEnvironments } from '../phases/install.ts';
import type { Probed } from '../phases/probe.ts';
import { type Resolved, resolveWheels } from '../phases/resolve.ts';
import { runSteps } from '../phases/steps.ts';
import { installSystemPackages, type SystemReady } from '../phases/system.ts';
import { type Verified, verifyEnvironments } from '../phases/verify.ts';
import type { RunBuildOptions } from './run-build.ts';

interface Stages {
  readonly checked: Checked;
  readonly probed: Probed;
  readonly resolved: Resolved;
  readonly fetched: Fetched;
  readonly delivered: Delivered;
  readonly ready: SystemReady;
  readonly installed: Installed;
  readonly verified: Verified;
}

/** Never called: each line that compiled would fail the type check. */
export function skipPhases(stages: Stages, options: RunBuildOptions): readonly unknown[] {
  return [
    // @ts-expect-error wheels are resolved for the facts of a machine
    resolveWheels(stages.checked, options),
    // @ts-expect-error what is fetched was resolved
    fetchWheels(stages.probed, options),
    // @ts-expect-error nothing is delivered before everything is fetched
    deliverEverything(stages.resolved, options),
    // @ts-expect-error nothing is installed before everything is everywhere
    installSystemPackages(stages.fetched, options),
    // @ts-expect-error environments come after the system packages
    installEnvironments(stages.delivered, options),
    // @ts-expect-error what is verified was installed
    verifyEnvironments(stages.ready, options),
    // @ts-expect-error no step runs in an environment that was not verified
    runSteps(stages.installed, options),
    // @ts-expect-error artifacts are collected after the steps
    collectArtifacts(stages.verified, options),
  ];
}

describe('phases', () => {
  it('do not compile in another order', () => {
    expect(skipPhases).toBeTypeOf('function');
  });
});
