import { startAction } from '@ami-select/action-kit';
import { systemClock } from '@ami-select/core';
import { createConnect } from '@ami-select/job';
import { run } from './main.ts';

startAction(
  (context) => run({ ...context, clock: systemClock, connect: createConnect(context.environment) }),
  process,
);
