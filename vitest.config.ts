import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/longest-first.ts';
import { SkipReporter } from './scripts/skip-reporter.ts';

/** Workspace packages resolve to their TypeScript sources, so that tests need no build. */
const conditions = ['@ami-select/source', 'node', 'default'];

/** Tests of real machines, processes and servers, with the machine's clock. */
const real = ['**/*.real.test.ts', 'e2e/**/*.test.ts', 'scripts/**/*.test.ts'];

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
      // Live tests need an account: see docs/live.md.
      project('real', {
        include: real,
        isolate: false,
        // What takes two seconds alone has taken twenty beside much else: these limits are for what hangs.
        testTimeout: 60_000,
        hookTimeout: 60_000,
        alias: [agent],
        globalSetup: fileURLToPath(new URL('scripts/bundle-agent.ts', import.meta.url)),
        exclude: [
          '**/node_modules/**',
          ...packed,
          ...moto,
          // With a configuration of its own: `pnpm nightly`.
          'e2e/nightly/**',
          ...(process.env.AMI_SELECT_LIVE === '1' ? [] : ['e2e/live/**']),
        ],
      }),
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
