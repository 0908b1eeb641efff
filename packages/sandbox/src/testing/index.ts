export { findProgram } from '../host/find-program.ts';
export { installFrom, makeAptRepository } from './apt-repository.ts';
export { eventually } from './eventually.ts';
export { serveOutside } from './outside.ts';
export { type Login, logInOnce } from './ssh-login.ts';
export { bootMachine, makeKey, type TestMachine } from './test-machine.ts';
export { tryDriver } from './try-driver.ts';
