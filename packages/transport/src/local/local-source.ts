import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { createFolder } from '@ami-select/core';
import type { Channel, ChannelEnd, ChannelSource } from '../contract/channel.ts';
import { TransportError } from '../contract/errors.ts';
import { shellQuote } from '../exec/shell-quote.ts';

/** Channels to processes of this machine whose home is `root`. */
export function localSource(label: string, root: string): ChannelSource {
  const children = new Set<ChildProcess>();
  return {
    label,
    open: async (command) => {
      await createFolder(root);
      const home = shellQuote(root);
      const child = spawn('sh', ['-c', `HOME=${home}; export HOME; ${command}`], {
        cwd: root,
        detached: true,
      });
      children.add(child);
      child.once('close', () => children.delete(child));
      return channelOf(child, label);
    },
    close: async () => {
      for (const child of children) child.stdin?.end();
    },
  };
}

function channelOf(
  child: ChildProcess & { stdin: Writable; stdout: Readable; stderr: Readable },
  label: string,
): Channel {
  const exited = Promise.withResolvers<ChannelEnd>();
  const ended = Promise.withResolvers<ChannelEnd>();
  exited.promise.catch(() => undefined);
  child.once('error', (cause) => {
    const error = new TransportError('UNREACHABLE', `${label}: cannot start sh`, { label, cause });
    exited.reject(error);
    ended.reject(error);
  });
  child.once('exit', (exitCode, signal) => {
    child.stdin.end();
    const end = { exitCode, signal };
    exited.resolve(end);
    child.once('close', () => ended.resolve(end));
  });
  return {
    stdin: child.stdin,
    stdout: child.stdout,
    stderr: child.stderr,
    exited: exited.promise,
    ended: ended.promise,
    terminate: () => child.kill('SIGTERM'),
    destroy: () => {
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    },
  };
}
