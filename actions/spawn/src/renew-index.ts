import { systemClock } from '@ami-select/core';
import { createRenewerLogger, renewJob } from '@ami-select/job';

/** Started by the main step with the path of a handle; its output goes to a file that the post step reads. */
const [handlePath = ''] = process.argv.slice(2);
const ended = new AbortController();
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => ended.abort());

// A full disk ends no renewal.
process.stdout.on('error', () => {});

void renewJob(handlePath, process.pid, {
  variables: process.env,
  clock: systemClock,
  logger: createRenewerLogger((line) => void process.stdout.write(line)),
  signal: ended.signal,
});
