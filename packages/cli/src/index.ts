export { type Environment, type Output, readEnvironment, type Signal } from './environment.ts';
export { exitStatusOf } from './exit-status.ts';
export { main } from './main.ts';
