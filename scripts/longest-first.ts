import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take 20 seconds and more beside others, the longest first: most of it is waiting, for machines and for
 * programs, which goes on beside the other files only when it starts before them. One that computes for a minute on one
 * core would end alone.
 */
export const LONGEST: readonly string[] = [
  'packages/provisioner/src/no-leak-schedules.test.ts',
  'e2e/iam/lease.test.ts',
  'e2e/no-leak.test.ts',
  'e2e/cli-killed.test.ts',
  'packages/builder/src/run/sdists.real.test.ts',
  'packages/builder/src/run/sdists-with-tools.real.test.ts',
  'packages/transport/src/exec/run-script.real.test.ts',
  'e2e/judges/judges.test.ts',
  'e2e/iam/denied.test.ts',
  'packages/provisioner/src/own-keys.real.test.ts',
  'packages/local-ec2/src/acceptance/endpoint-from-sandboxes.real.test.ts',
  'packages/builder/src/run/resume.real.test.ts',
  'packages/transport/src/faults.real.test.ts',
  'packages/builder/src/run/lost-connections.real.test.ts',
  'e2e/cli-local.test.ts',
  'e2e/fleets-page.test.ts',
  'packages/builder/src/phases/install.real.test.ts',
  'packages/local-ec2/src/acceptance/egress-in-sandboxes.real.test.ts',
  'e2e/judges/installers.test.ts',
  'packages/transport/src/exec/big-output.real.test.ts',
  'e2e/cli.test.ts',
  'packages/transport/src/tree/trees.real.test.ts',
  'e2e/cli-bad-input.test.ts',
  'e2e/bundles.test.ts',
  'packages/job/src/no-leak.test.ts',
  'e2e/iam/iam-page.test.ts',
  'packages/provisioner/src/plan/lease-systemd.real.test.ts',
  'packages/builder/src/run/two-builds.real.test.ts',
  'packages/builder/src/run/build-faults.real.test.ts',
  'packages/transport/src/connect-openssh.real.test.ts',
  'packages/provisioner/src/bake.real.test.ts',
  'packages/sandbox/src/driver/endpoint-death.real.test.ts',
  'packages/local-ec2/src/acceptance/rootfs-machine.real.test.ts',
];

/** The longest files first, then the other ones of real machines, then the pure ones. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => this.#rank(a) - this.#rank(b));
  }

  #rank({ moduleId, project }: TestSpecification): number {
    const place = LONGEST.indexOf(relative(this.ctx.config.root, moduleId));
    if (place !== -1) return place;
    return LONGEST.length + (project.name === 'pure' ? 1 : 0);
  }
}
