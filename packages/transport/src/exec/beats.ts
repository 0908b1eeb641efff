import type { Channel } from '../contract/channel.ts';
import type { ExecOptions } from '../contract/transport.ts';

/** Writes the line of `beats` again and again until the reply; one that does not leave is not followed by others. */
export function startBeats(
  { stdin }: Pick<Channel, 'stdin'>,
  { beats, reply }: Pick<ExecOptions, 'beats' | 'reply'>,
): { stop(): void } {
  if (beats === undefined || reply === undefined) return { stop: () => undefined };
  const beat = (): void => {
    if (!stdin.writableNeedDrain) stdin.write(`${beats.line}\n`);
  };
  const timer = setInterval(beat, beats.everyMs).unref();
  const stop = (): void => clearInterval(timer);
  reply.then(stop, stop);
  return { stop };
}
