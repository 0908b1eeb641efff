import type { ExecResult } from '@ami-select/transport';
import { REMOTE_LOCK } from '../machine/layout.ts';
import { lastLines } from './run-script.ts';

/** Why the machine is not held, of an answer that is neither `held` nor `free`; `again` of a build that had it before. */
export function whyNotHeld(result: ExecResult, { again }: { readonly again: boolean }): string {
  const [word, since = '', process = ''] = result.stdout.trimEnd().split(' ');
  // What the machine says of the other build is its own text: only what looks like it should is repeated.
  const when = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(since) ? `, the one that started at ${since},` : '';
  const end = /^\d{1,10}$/.test(process)
    ? `its end, or \`kill ${process}\` there if nobody waits for it`
    : 'its end';
  if (word === 'busy' && again)
    return `another build${when} took the machine, and this build ran, wrote and read nothing there since then; expected ${end}, and then this build again`;
  if (word === 'busy')
    return `another build${when} holds the machine, on which nothing was changed; expected ${end}`;
  if (word !== 'gone') return `the script that holds it failed:\n${lastLines(result)}`;
  const whose =
    when === ''
      ? `another build took the machine, or ~/${REMOTE_LOCK} was deleted`
      : `another build${when} took it`;
  return `${whose}; this build ran, wrote and read nothing there since then; expected this build again`;
}
