export { createExamplesClock, EXAMPLES_OF } from './examples-clock.ts';
export { HOSTILE_PIECES } from './hostile-pieces.ts';
export { offBy } from './off-by.ts';
export { freePort, untilSpeaking } from './ports.ts';
export { findHidden, type RunnerCommand, readCommands } from './runner-log.ts';
export { createVirtualClock, type VirtualClock } from './virtual-clock.ts';
