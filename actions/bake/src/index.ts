import { startAction } from '@ami-select/action-kit';
import { systemClock } from '@ami-select/core';
import { connectSsh } from '@ami-select/transport';
import { run } from './main.ts';

startAction((context) => run({ ...context, clock: systemClock, connect: connectSsh }), process);
