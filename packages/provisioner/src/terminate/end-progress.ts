import type { Clock, Logger } from '@ami-select/core';
import {
  awsErrorName,
  classify,
  isOutOfDate,
  isUnreachable,
  networkErrorCode,
} from '../aws/classify-error.ts';
import type { Ec2Port } from '../aws/ports.ts';

const EVERY_MS = 15_000;
/** The rest is counted: a line is for people. */
const MOST_NAMES = 5;

/** An end as far as a line about it goes. */
export interface Progress {
  /** No more lines. */
  close(): void;
}

/** Prints every 15 s what is waited for, and when the wait is over at the latest; also while a call has no response. */
export function printProgress(
  waitsFor: () => readonly string[],
  { clock, logger, untilMs }: { readonly clock: Clock; readonly logger: Logger; readonly untilMs: number },
): Progress {
  const closing = new AbortController();
  const startedAt = clock.now().getTime();
  const elapsedMs = (): number => clock.now().getTime() - startedAt;
  const print = (): void => {
    const names = waitsFor();
    const more = names.length > MOST_NAMES ? `; and ${names.length - MOST_NAMES} more` : '';
    const shown = names.slice(0, MOST_NAMES).join('; ') || 'another look that shows the same';
    const seconds = Math.round(elapsedMs() / 1_000);
    const until = new Date(untilMs).toISOString();
    logger.info(`Waiting since ${seconds} s for ${shown}${more}. Until ${until} at the latest.`);
  };
  const tick = async (): Promise<void> => {
    for (let due = EVERY_MS; ; due += EVERY_MS) {
      await clock.sleep(due - elapsedMs(), closing.signal);
      // A clock that stands still would be asked for ever.
      if (closing.signal.aborted || elapsedMs() < due) return;
      print();
    }
  };
  tick().catch(() => {});
  return { close: () => closing.abort() };
}

/**
 * A client that remembers what its last call failed of, as long as that may pass. The first call that finds no endpoint is
 * told of at once, since a person may know that there will be none.
 */
export function withLastFailure(
  ec2: Ec2Port,
  unreachable: (code: string) => void,
): { readonly ec2: Ec2Port; lastFailure(): string | undefined } {
  let failure: string | undefined;
  let isTold = false;
  const send = async (...call: Parameters<Ec2Port['send']>): Promise<unknown> => {
    try {
      const response = await ec2.send(...call);
      failure = undefined;
      return response;
    } catch (error) {
      const isPassing = classify(error) === 'retry' || isOutOfDate(error);
      failure = isPassing ? networkErrorCode(error) || awsErrorName(error) : undefined;
      if (isUnreachable(error) && !isTold) unreachable(networkErrorCode(error));
      isTold ||= isUnreachable(error);
      throw error;
    }
  };
  return { ec2: { send } as Ec2Port, lastFailure: () => failure };
}
