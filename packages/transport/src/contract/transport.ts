import type { FileIdentity } from '@ami-select/core';

/** Input, output and limits of a command. */
export interface ExecOptions {
  /** Bytes for the command's standard input; it is closed after them (at once when absent). */
  readonly stdin?: string | Uint8Array | undefined;
  /** Called with decoded output as it arrives. */
  readonly onStdout?: ((text: string) => void) | undefined;
  readonly onStderr?: ((text: string) => void) | undefined;
  /** Abort ends the remote process group and rejects with code `ABORTED`. */
  readonly signal?: AbortSignal | undefined;
  /** Upper bound in milliseconds; past it the remote process group is ended and the call rejects with `TIMED_OUT`. */
  readonly timeoutMs?: number | undefined;
}

/** The result of a command. `exitCode` is null when a signal ended it. */
export interface ExecResult {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A regular file of this machine; a link in its place is refused, and with `identity` every other file is. */
export interface LocalFile {
  readonly file: string;
  readonly identity?: FileIdentity | undefined;
}

/** One file to write to a machine: a local file, or bytes. */
export interface TreeEntry {
  /** Path below the remote directory, with forward slashes. */
  readonly path: string;
  readonly content: LocalFile | { readonly bytes: Uint8Array };
  /** POSIX mode, 0o644 by default. */
  readonly mode?: number | undefined;
}

export interface PutTreeOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface GetTreeOptions {
  readonly remoteDirectory: string;
  readonly localDirectory: string;
  readonly signal?: AbortSignal | undefined;
}

/** A connection to one machine. Every method rejects with `TransportError`. */
export interface Transport {
  /** Name of the machine in logs, such as `host-1`. */
  readonly label: string;
  /** Runs a POSIX shell script. A non-zero exit is a result, not an error. */
  exec(script: string, options?: ExecOptions): Promise<ExecResult>;
  /** Writes files below `remoteDirectory` (created when absent), in one stream. */
  putTree(entries: readonly TreeEntry[], remoteDirectory: string, options?: PutTreeOptions): Promise<void>;
  /**
   * Copies the matches of the glob patterns (`*`, `?`, `**`) below `remoteDirectory` into `localDirectory`; a folder that
   * matches includes everything in it.
   * Returns the relative paths written; never writes outside `localDirectory`.
   */
  getTree(patterns: readonly string[], options: GetTreeOptions): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Address, login and host key of a machine. */
export interface SshTarget {
  readonly label: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Throw-away private key, OpenSSH format. */
  readonly privateKey: string;
  /** The only host key that is accepted: `ssh-ed25519 AAAA...`. */
  readonly hostKey: string;
}
