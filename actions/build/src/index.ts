import { createSystemClock, runAction } from '@ami-select/action-kit';
import { EXIT_STATUS } from '@ami-select/config';
import { connectSsh } from '@ami-select/transport';
import { run } from './main.ts';

process.exitCode = await runAction(
  (context) => run({ ...context, clock: createSystemClock(), connect: connectSsh }),
  {
    process,
    exitStatus: EXIT_STATUS,
  },
);
