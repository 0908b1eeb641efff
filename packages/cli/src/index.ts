export { type Environment, type Output, readEnvironment, type Signal } from './environment.ts';
export { exitStatusOf } from './errors.ts';
export { main } from './main.ts';
