import { startAction } from '@ami-select/action-kit';
import { systemClock } from '@ami-select/core';
import { createDependencies } from '@ami-select/job';
import { run } from './main.ts';

startAction((context) => run({ ...context, clock: systemClock, createDependencies }), process);
