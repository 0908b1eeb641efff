import { shellQuote } from '@ami-select/transport';
import { REMOTE_LOCK } from '../machine/layout.ts';

/** In the environment of every command of a build, with its token: the next one ends what is left of it. */
export const BUILD_VARIABLE = '_AMI_SELECT_HOLD';

/** Of a command that did not start. */
const EXIT_CODE = 75;

/**
 * The start of a command line, to be followed by one quoted: starts that only where the machine is held with this token.
 * It has the token in its environment before it looks: whoever takes the machine writes the lock before it looks for it.
 */
export function fence(token: string): string {
  const check = [
    'ami_select_owner=',
    `{ read -r ami_select_owner ami_select_rest <"$HOME/${REMOTE_LOCK}"; } 2>/dev/null`,
    `[ "$ami_select_owner" = "${token}" ] || { echo "${refusal(token)}" >&2; exit ${EXIT_CODE}; }`,
    'unset ami_select_owner ami_select_rest',
    'eval "$1"',
  ].join('\n');
  return `exec env ${BUILD_VARIABLE}=${token} sh -c ${shellQuote(check)} sh `;
}

/** Whether a text of a machine says that a command did not start for that. */
export function isFenced(text: string, token: string): boolean {
  return text.includes(refusal(token));
}

function refusal(token: string): string {
  return `not started: ~/${REMOTE_LOCK} is not that of build ${token}`;
}
