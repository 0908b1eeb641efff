import type { Readable, Writable } from 'node:stream';

/** The end of a channel's process; `exitCode` and `signal` are both null when the connection was lost. */
export interface ChannelEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** One command that runs on a machine, with its three streams. */
export interface Channel {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Settles when the command ended; what it printed may still be on its way. */
  readonly exited: Promise<ChannelEnd>;
  /** Settles when its output is closed as well, which something that it left in the background may put off. */
  readonly ended: Promise<ChannelEnd>;
  /** Requests SIGTERM for the wrapper; machines may ignore it. */
  terminate(): void;
  /** Closes the channel at once, whatever its command does. */
  destroy(): void;
}

/** Opens channels on one machine: the part that differs between SSH and this machine. */
export interface ChannelSource {
  readonly label: string;
  open(command: string): Promise<Channel>;
  close(): Promise<void>;
}
