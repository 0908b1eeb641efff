import type { Readable, Writable } from 'node:stream';

/** How the process behind a channel ended; `exitCode` and `signal` are both null when the connection was lost. */
export interface ChannelEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** One command that runs on a machine, with its three streams. */
export interface Channel {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Settles when the command ended and its output is read, or a moment after its end when something keeps the output open. */
  readonly ended: Promise<ChannelEnd>;
  /** Asks the machine to send the wrapper SIGTERM; machines may ignore it. */
  terminate(): void;
  /** Gives the channel up at once. */
  destroy(): void;
}

/** Opens channels on one machine; what differs between SSH and this machine. */
export interface ChannelSource {
  readonly label: string;
  open(command: string): Promise<Channel>;
  close(): Promise<void>;
}

/** How long output may stay open after the command itself ended (a server left in the background keeps it). */
export const DRAIN_MS = 500;
