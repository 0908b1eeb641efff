export { main } from './main.ts';
export { type Environment, type Output, readEnvironment, type Signal } from './process/environment.ts';
export { exitStatusOf } from './process/errors.ts';
