import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SkipReporter } from './scripts/skip-reporter.ts';

/** Workspace packages resolve to their TypeScript sources, so that tests need no build. */
const conditions = ['@ami-select/source', 'node', 'default'];

/** Tests of real machines, processes and servers: each file in a process of its own. */
const real = [
  'e2e/**/*.test.ts',
  'packages/sandbox/src/**/*.test.ts',
  'packages/local-ec2/src/bodies/**/*.test.ts',
  'packages/local-ec2/src/acceptance/*-on-bodies.test.ts',
  'packages/local-ec2/src/acceptance/real-bodies.test.ts',
  'packages/builder/src/run-build.test.ts',
  'packages/builder/src/plan.test.ts',
  'packages/builder/src/phases/phases.test.ts',
  'packages/provisioner/src/local-ec2.test.ts',
  // The official client compares `Date` with the header of answers, which is always the machine's.
  'packages/local-ec2/src/operations/images/images-http.test.ts',
  'packages/core/src/testing/examples-age.test.ts',
  'packages/selector/src/over-moto.test.ts',
  'packages/transport/src/*.test.ts',
  'scripts/*.test.ts',
];

export default defineConfig({
  test: {
    reporters: ['default', new SkipReporter({ forbidSkips: process.env.AMI_SELECT_NO_SKIPS === '1' })],
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      project('pure', {
        include: ['packages/*/src/**/*.test.ts', 'actions/*/src/**/*.test.ts', 'examples/**/*.test.ts'],
        exclude: ['**/node_modules/**', ...real],
        isolate: false,
        execArgv: ['--import', fileURLToPath(new URL('scripts/shift-date.ts', import.meta.url))],
      }),
      // Live tests need an account: see docs/live.md.
      project('real', {
        include: real,
        exclude: ['**/node_modules/**', ...(process.env.AMI_SELECT_LIVE === '1' ? [] : ['e2e/live/**'])],
      }),
    ],
  },
});

function project(name: string, test: object): object {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
    test: { name, testTimeout: 20_000, hookTimeout: 30_000, ...test },
  };
}
