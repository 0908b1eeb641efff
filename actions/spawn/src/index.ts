import { dirname, join } from 'node:path';
import { startAction } from '@ami-select/action-kit';
import { systemClock } from '@ami-select/core';
import { createDependencies } from '@ami-select/job';
import { run } from './main.ts';

const { argv, execPath, ppid } = process;
/** The bundle of `renew-index.ts`, beside this one. */
const program = join(dirname(argv[1] ?? ''), 'renew', 'index.js');
const renewer = { command: [execPath, program], parentAtStart: ppid, parent: () => process.ppid };

startAction((context) => run({ ...context, clock: systemClock, createDependencies, renewer }), process);
