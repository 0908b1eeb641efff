import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SkipReporter } from './scripts/skip-reporter.ts';

/** Workspace packages resolve to their TypeScript sources, so that tests need no build. */
const conditions = ['@ami-select/source', 'node', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'actions/*/src/**/*.test.ts',
      'scripts/**/*.test.ts',
      'examples/**/*.test.ts',
      'e2e/**/*.test.ts',
    ],
    // Live tests need an account: see docs/live.md.
    exclude: ['**/node_modules/**', ...(process.env.AMI_SELECT_LIVE === '1' ? [] : ['e2e/live/**'])],
    execArgv: ['--import', new URL('scripts/shift-date.ts', import.meta.url).pathname],
    reporters: ['default', new SkipReporter({ forbidSkips: process.env.AMI_SELECT_NO_SKIPS === '1' })],
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
