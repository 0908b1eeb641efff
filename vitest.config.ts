import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/longest-first.ts';
import { SkipReporter } from './scripts/skip-reporter.ts';

/** Workspace packages resolve to their TypeScript sources, so that tests need no build. */
const conditions = ['@ami-select/source', 'node', 'default'];

/** Tests of real machines, processes and servers, with the machine's clock. */
const real = ['**/*.real.test.ts', 'e2e/**/*.test.ts', 'scripts/**/*.test.ts'];

/** More than half of what tests of real machines take: what changes elsewhere seldom break. */
const slow = [
  // Other tools judge, and policies of IAM are tried call by call.
  'e2e/{judges,iam}/*.test.ts',
  // Sandboxes and distributions start, and attack each other.
  'packages/sandbox/src/driver/**/*.real.test.ts',
  'packages/local-ec2/src/acceptance/{*-in-sandboxes,*-from-sandboxes,rootfs-machine}.real.test.ts',
  // Processes die before each of their steps, and leases end.
  'e2e/{cli-killed,cli-interrupted,coming-home,fleets-page,no-leak,renewer}.test.ts',
  'packages/provisioner/src/{own-keys,bake,plan/lease-systemd,ready/user-data}.real.test.ts',
  // Networks break, answers are endless, programs never end.
  'packages/transport/src/**/*.real.test.ts',
  'packages/access/src/largest-response.real.test.ts',
  'packages/builder/src/phases/{check-memory,hold-fence,hold-machines}.real.test.ts',
  'packages/builder/src/run/{lost-connections,quiet-network,sdists-with-tools,two-builds}.real.test.ts',
];

/** The published packages, installed by npm alone: half a minute of downloads, so in a run of their own. */
const packed = ['e2e/packed.test.ts'];

/** What moto does: it judges scenarios and clients that the default run judges on local-ec2, and lists slowly. */
const moto = [
  'e2e/judges/moto.test.ts',
  'e2e/judges/contract-moto.test.ts',
  'e2e/judges/foreign-moto.test.ts',
  'packages/selector/src/over-moto.real.test.ts',
];

/** Machines start several hundred times: with the agent as the package has it, joined to one module. */
const agent = {
  find: './driver/agent-path.ts',
  replacement: fileURLToPath(new URL('packages/sandbox/src/testing/bundled-agent.ts', import.meta.url)),
};

/** Compiled once, not once in each of the many processes that load the clients of AWS. */
const env = { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) };

export default defineConfig({
  test: {
    reporters: [
      'default',
      new SkipReporter({
        forbidSkips: process.env.AMI_SELECT_NO_SKIPS === '1',
        expectedSkips: process.env.AMI_SELECT_EXPECTED_SKIPS,
      }),
    ],
    // More than there are cores: tests of real machines mostly wait.
    maxWorkers: Math.max(6, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    globalSetup: ['scripts/temp-in-memory.ts', 'scripts/python-itself.ts'].map((path) =>
      fileURLToPath(new URL(path, import.meta.url)),
    ),
    projects: [
      project('pure', {
        include: [
          'packages/*/src/**/*.test.ts',
          'packages/*/corpus/*.test.ts',
          'actions/*/src/**/*.test.ts',
          'examples/**/*.test.ts',
        ],
        exclude: ['**/node_modules/**', ...real],
        isolate: false,
        execArgv: ['--import', fileURLToPath(new URL('scripts/shift-date.ts', import.meta.url))],
      }),
      realProject('real', { include: real, exclude: slow }),
      realProject('slow', { include: slow, exclude: [] }),
      project('packed', { include: packed }),
      project('moto', { include: moto }),
    ],
  },
});

function project(name: string, test: object): object {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
    test: { name, env, testTimeout: 20_000, hookTimeout: 30_000, ...test },
  };
}

interface Files {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Live tests need an account: see docs/live.md. Those of the night have a configuration of their own: `pnpm nightly`. */
function realProject(name: string, { include, exclude }: Files): object {
  const live = process.env.AMI_SELECT_LIVE === '1' ? [] : ['e2e/live/**'];
  return project(name, {
    include,
    isolate: false,
    alias: [agent],
    globalSetup: fileURLToPath(new URL('scripts/bundle-agent.ts', import.meta.url)),
    // What takes two seconds alone has taken twenty beside much else: these limits are for what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    exclude: ['**/node_modules/**', ...packed, ...moto, 'e2e/nightly/**', ...live, ...exclude],
  });
}
