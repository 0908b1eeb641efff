import { defineConfig } from 'vitest/config';
import { SkipReporter } from '../skip-reporter.ts';

const conditions = ['@ami-select/source', 'node', 'default'];

/** The clients and tools that the default run leaves out: their installation takes minutes and hundreds of megabytes. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['e2e/nightly/**/*.test.ts'],
    reporters: ['default', new SkipReporter({ forbidSkips: process.env.AMI_SELECT_NO_SKIPS === '1' })],
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
