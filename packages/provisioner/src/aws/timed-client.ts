import type { Clock } from '@ami-select/core';
import type { Ec2Port } from './ports.ts';

/** A launch of many machines is the slowest call; no response after so long will not come any more. */
const LAUNCH_MS = 60_000;
const CALL_MS = 20_000;
/** At the end of an end's time a call gets so long all the same... */
const SHORTEST_MS = 2_000;
/** ...and so long after it none is sent any more, such as for the next page of a list without end. */
const GRACE_MS = 20_000;

const LAUNCHING = new Set(['RunInstancesCommand', 'CreateFleetCommand']);

/**
 * A client whose calls always come to an end: one without a response is cut off and fails as a connection that timed out.
 *
 * @param untilMs Milliseconds of the clock after which no call is worth a long wait, and soon none at all.
 */
export function timedClient(ec2: Ec2Port, clock: Clock, untilMs: number = Number.POSITIVE_INFINITY): Ec2Port {
  const send = (command: object): Promise<unknown> => {
    const most = LAUNCHING.has(command.constructor.name) ? LAUNCH_MS : CALL_MS;
    const left = untilMs - clock.now().getTime();
    if (left < -GRACE_MS) return Promise.reject(timedOut(command, 0));
    return sendWithin(ec2, command, Math.min(most, Math.max(left, SHORTEST_MS)), clock);
  };
  return { send } as Ec2Port;
}

/** The same dependencies, with calls that always come to an end. */
export function withTimeouts<Dependencies extends { readonly ec2: Ec2Port; readonly clock: Clock }>(
  dependencies: Dependencies,
): Dependencies {
  return { ...dependencies, ec2: timedClient(dependencies.ec2, dependencies.clock) };
}

async function sendWithin(ec2: Ec2Port, command: object, ms: number, clock: Clock): Promise<unknown> {
  const call = new AbortController();
  const timer = new AbortController();
  const timeout = clock.sleep(ms, timer.signal).then(
    () => {
      call.abort();
      throw timedOut(command, ms);
    },
    () => new Promise<never>(() => {}),
  );
  try {
    return await Promise.race([ec2.send(command as never, { abortSignal: call.signal }), timeout]);
  } catch (error) {
    // The client rejects as well when it is cut off, with an error that does not say that the call may have arrived.
    throw call.signal.aborted ? timedOut(command, ms) : error;
  } finally {
    timer.abort();
  }
}

function timedOut(command: object, ms: number): Error {
  const action = command.constructor.name.replace(/Command$/, '');
  const error = new Error(
    ms === 0 ? `${action} was not sent: time is up` : `${action} has no response after ${ms / 1000} s`,
  );
  return Object.assign(error, { name: 'TimeoutError', code: 'ETIMEDOUT' });
}
