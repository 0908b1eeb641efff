export { createExamplesClock, EXAMPLES_OF } from './examples-clock.ts';
export { createVirtualClock, type VirtualClock } from './virtual-clock.ts';
