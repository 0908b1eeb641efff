import { formatDuration } from '@ami-select/core';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import {
  DEFAULT_CONDITION,
  needsLogin,
  READY_STATES,
  type ReadyCondition,
} from '../fleet/ready-condition.ts';
import type { Complain } from './complain.ts';

type ReadyRequest = Pick<
  FleetRequest,
  'ready' | 'readyCommand' | 'timeoutMinutes' | 'ttlMinutes' | 'userData'
>;

const LONGEST_TIMEOUT_MINUTES = 24 * 60;

/** A script of the caller's is waited for unless the request says otherwise, and no machine longer than it lives. */
export function planReady(request: ReadyRequest): ReadyCondition {
  const { ready, readyCommand, timeoutMinutes, ttlMinutes, userData } = request;
  return {
    until: ready ?? (userData === undefined ? 'ssh' : 'user-data'),
    ...(readyCommand !== undefined && { command: readyCommand }),
    timeoutMinutes: timeoutMinutes ?? Math.min(DEFAULT_CONDITION.timeoutMinutes, Math.max(1, ttlMinutes - 1)),
  };
}

/** Calls `complain` for each problem with the condition of a request. */
export function checkReady(request: ReadyRequest, complain: Complain): void {
  const { ready, readyCommand, userData } = request;
  if (ready !== undefined && !READY_STATES.includes(ready)) complain('ready', ready, READY_STATES.join(', '));
  if (ready === 'user-data' && userData === undefined)
    complain('ready', ready, 'another state where there is no user data');
  if (readyCommand !== undefined && readyCommand.trim() === '')
    complain('ready-command', readyCommand, 'a shell command');
  if (readyCommand !== undefined && ready !== undefined && !needsLogin({ until: ready }))
    complain('ready-command', readyCommand, `nothing where ready is ${ready}, which needs no login`);
  checkTimeout(request, complain);
}

/** The lease is renewed by a login, which a machine that is waited for may not take yet. */
function checkTimeout({ timeoutMinutes, ttlMinutes }: ReadyRequest, complain: Complain): void {
  if (timeoutMinutes === undefined) return;
  if (!Number.isInteger(timeoutMinutes) || timeoutMinutes < 1 || timeoutMinutes > LONGEST_TIMEOUT_MINUTES)
    complain('timeout', timeoutMinutes, `minutes from 1 to ${LONGEST_TIMEOUT_MINUTES}`);
  else if (ttlMinutes >= 1 && timeoutMinutes >= ttlMinutes)
    complain(
      'timeout',
      textOf(timeoutMinutes),
      `a timeout shorter than ttl (${textOf(ttlMinutes)}), or a longer ttl`,
      'a machine that is waited for ends with its ttl, which is renewed only once it takes a login',
    );
}

function textOf(minutes: number): string {
  return formatDuration(minutes * 60_000);
}
