import type { Client, ClientChannel } from 'ssh2';
import type { Channel, ChannelEnd } from '../contract/channel.ts';

/** Runs a command on a channel of its own; `release` is called when the channel is closed, maybe twice. */
export function openChannel(client: Client, command: string, release: () => void): Promise<Channel> {
  const { promise, resolve, reject } = Promise.withResolvers<Channel>();
  // Wired up inside the callback: a quick command's exit status may follow in the same packet.
  client.exec(command, (error, stream) => (error ? reject(error) : resolve(channelOf(stream, release))));
  return promise;
}

function channelOf(stream: ClientChannel, release: () => void): Channel {
  const exited = Promise.withResolvers<ChannelEnd>();
  const ended = Promise.withResolvers<ChannelEnd>();
  let end: ChannelEnd = { exitCode: null, signal: null };
  stream.once('exit', (exitCode: number | null, signal?: string) => {
    end = { exitCode, signal: signal ? `SIG${signal.replace(/^SIG/, '')}` : null };
    stream.end();
    exited.resolve(end);
  });
  stream.once('close', () => {
    exited.resolve(end);
    ended.resolve(end);
    release();
  });
  return {
    stdin: stream,
    stdout: stream,
    stderr: stream.stderr,
    exited: exited.promise,
    ended: ended.promise,
    terminate: () => stream.signal('TERM'),
    destroy: () => {
      stream.close();
      // The machine may never confirm it.
      release();
    },
  };
}
