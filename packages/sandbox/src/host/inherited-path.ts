import { execFileSync } from 'node:child_process';

/** PATH as this process hands it to its children, which is what machines shall inherit. */
export function inheritedPath(): string {
  return execFileSync('/bin/sh', ['-c', 'printf %s "$PATH"'], { encoding: 'utf8' });
}
