import { spawnSync } from 'node:child_process';

/** Why a test cannot send requests from inside a machine; undefined where it can. */
export const noCurl: string | undefined =
  spawnSync('curl', ['--version']).status === 0 ? undefined : 'curl is not installed';
