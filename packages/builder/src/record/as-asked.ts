import type { Build, Environment } from '../definition/build.ts';
import type { Lock } from '../requirements/read-locks.ts';
import type { KnownStage } from './create-record.ts';

/** Of a build that has not begun, the record has what it was to do. */
export function asAsked(build: Build | undefined): KnownStage {
  return build === undefined ? {} : { build, locks: build.environments.map(unreadLock) };
}

/** The files that the build names, without those that they include. */
function unreadLock(environment: Environment): Lock {
  return { environment, requirements: [] };
}
