import type { FleetRequest } from '../fleet/fleet-request.ts';
import {
  DEFAULT_CONDITION,
  needsLogin,
  READY_STATES,
  type ReadyCondition,
} from '../fleet/ready-condition.ts';
import type { Complain } from './complain.ts';

type ReadyRequest = Pick<FleetRequest, 'ready' | 'readyCommand' | 'timeoutMinutes' | 'userData'>;

const LONGEST_TIMEOUT_MINUTES = 24 * 60;

/** A script of the caller's is waited for unless the request says otherwise. */
export function planReady({ ready, readyCommand, timeoutMinutes, userData }: ReadyRequest): ReadyCondition {
  return {
    until: ready ?? (userData === undefined ? 'ssh' : 'user-data'),
    ...(readyCommand !== undefined && { command: readyCommand }),
    timeoutMinutes: timeoutMinutes ?? DEFAULT_CONDITION.timeoutMinutes,
  };
}

/** Calls `complain` for each problem with the condition of a request. */
export function checkReady(
  { ready, readyCommand, timeoutMinutes = 1, userData }: ReadyRequest,
  complain: Complain,
): void {
  if (ready !== undefined && !READY_STATES.includes(ready)) complain('ready', ready, READY_STATES.join(', '));
  if (ready === 'user-data' && userData === undefined)
    complain('ready', ready, 'another state where there is no user data');
  if (readyCommand !== undefined && readyCommand.trim() === '')
    complain('ready-command', readyCommand, 'a shell command');
  if (readyCommand !== undefined && ready !== undefined && !needsLogin({ until: ready }))
    complain('ready-command', readyCommand, `nothing where ready is ${ready}, which needs no login`);
  if (!Number.isInteger(timeoutMinutes) || timeoutMinutes < 1 || timeoutMinutes > LONGEST_TIMEOUT_MINUTES)
    complain('timeout', timeoutMinutes, `minutes from 1 to ${LONGEST_TIMEOUT_MINUTES}`);
}
