import { createEagerClients } from '@ami-select/access/eager';
import { startAction } from '@ami-select/action-kit';
import { systemClock } from '@ami-select/core';
import { run } from './main.ts';
import { limitMemoryGrowth } from './memory.ts';

limitMemoryGrowth();

startAction((context) => run({ ...context, clock: systemClock, clients: createEagerClients() }), process);
