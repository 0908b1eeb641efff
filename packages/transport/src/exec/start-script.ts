import type { Writable } from 'node:stream';
import type { Channel, ChannelSource } from '../contract/channel.ts';
import { wrapScript } from './wrap-script.ts';

/** Starts a POSIX shell script on a channel of its own; the caller reads its output and closes it. */
export async function startScript(
  source: ChannelSource,
  script: string,
  stdin?: string | Uint8Array,
): Promise<Channel> {
  const { command, input } = wrapScript(script, stdin);
  const channel = await source.open(command);
  ignoreBrokenPipe(channel.stdin);
  for (const part of input) channel.stdin.write(part);
  return channel;
}

/** A command may end without reading its input, which is not an error. */
export function ignoreBrokenPipe(stream: Writable): void {
  stream.on('error', () => undefined);
}
