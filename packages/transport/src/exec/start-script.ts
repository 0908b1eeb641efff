import type { Writable } from 'node:stream';
import type { Channel, ChannelSource } from '../contract/channel.ts';
import type { ExecOptions } from '../contract/transport.ts';
import { wrapScript } from './wrap-script.ts';

/** Starts a POSIX shell script on a channel of its own; the caller reads its output, writes its reply and closes it. */
export async function startScript(
  source: ChannelSource,
  script: string,
  options: Pick<ExecOptions, 'stdin' | 'reply' | 'unguarded'> = {},
): Promise<Channel> {
  const { command, input } = wrapScript(script, options);
  const channel = await source.open(command);
  ignoreBrokenPipe(channel.stdin);
  for (const part of input) channel.stdin.write(part);
  if (options.unguarded && options.reply === undefined) channel.stdin.end();
  return channel;
}

/** A command may end without reading its input, which is not an error. */
export function ignoreBrokenPipe(stream: Writable): void {
  stream.on('error', () => undefined);
}
