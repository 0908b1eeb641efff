import { runAction } from '@ami-select/action-kit';
import { systemClock } from '@ami-select/core';
import { createDependencies } from '@ami-select/job';
import { run } from './main.ts';

process.exitCode = await runAction((context) => run({ ...context, clock: systemClock, createDependencies }), {
  process,
});
