import type { Environment } from '../definition/build.ts';
import { interpreterOf } from '../definition/interpreter.ts';
import type { BroughtPythons } from '../definition/pythons.ts';
import { broughtPath } from '../machine/brought-pythons.ts';
import { ENTER, FOLDERS } from '../machine/layout.ts';
import { programVariable } from './program-variable.ts';
import { VERIFY_PROGRAM } from './verify-program.ts';

/** Prints for each environment one line of JSON with its packages and differences; starts nothing of it. */
export function verifyScript(environments: readonly Environment[], pythons?: BroughtPythons): string {
  const checks = environments.map((environment) => {
    const { name } = environment;
    return `inventory ${name} ${interpreterOf(environment)}`;
  });
  return [
    'set -eu',
    ENTER,
    ...broughtPath(pythons),
    programVariable('verify', VERIFY_PROGRAM),
    INVENTORY,
    ...checks,
  ].join('\n');
}

const INVENTORY = `
inventory() {
  "$2" -I -S -c "$verify" "${FOLDERS.environments}/$1" "${FOLDERS.requirements}/$1.wheels" inventory
}
`.trim();
