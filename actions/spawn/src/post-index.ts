import { runAction } from '@ami-select/action-kit';
import { systemClock } from '@ami-select/core';
import { runPost } from './post.ts';

process.exitCode = await runAction((context) => runPost({ ...context, clock: systemClock }), { process });
