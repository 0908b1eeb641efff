import { startAction } from '@ami-select/action-kit';
import { systemClock } from '@ami-select/core';
import { run } from './main.ts';

startAction((context) => run({ ...context, clock: systemClock }), process);
