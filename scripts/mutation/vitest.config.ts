import { defineConfig } from 'vitest/config';

const conditions = ['@ami-select/source', 'node', 'default'];

/** The tests that mutants are run against: those of the provisioner that take milliseconds. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    isolate: false,
    pool: 'threads',
    include: ['packages/provisioner/src/**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      '**/*.real.test.ts',
      'packages/provisioner/src/contract.test.ts',
      'packages/provisioner/src/no-leak.test.ts',
      'packages/provisioner/src/terminate/whatever-is-known.test.ts',
    ],
  },
});
