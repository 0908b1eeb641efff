import { everyPartition } from './every-partition.ts';
import type { Publisher } from './publisher.ts';

/** AWS publishes from other accounts in many regions; it gives the alias itself, so that nobody can forge it. */
export const AMAZON_ALIAS: Publisher['owners'] = everyPartition(['amazon']);
