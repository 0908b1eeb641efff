import { startAction } from '@ami-select/action-kit';
import { systemClock } from '@ami-select/core';
import { runPost } from './post.ts';

startAction((context) => runPost({ ...context, clock: systemClock }), process);
