import type { Duplex } from 'node:stream';
import type { FileIdentity } from '@ami-select/core';
import type { TreeLimits } from './tree-limits.ts';

/** Options of every call. */
export interface CallOptions {
  /**
   * Start of a command line that the machine completes with a quoted command, for each command that the call starts there.
   * Its program decides whether that runs, without a round trip.
   */
  readonly before?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Input, output and limits of a command. */
export interface ExecOptions extends CallOptions {
  /** Bytes for the command's standard input; it is closed after them (at once when absent). */
  readonly stdin?: string | Uint8Array | undefined;
  /**
   * One line that depends on what the command printed; it follows `stdin`, and nothing follows it. When it rejects, the
   * remote process group is ended and the call rejects with the same error.
   */
  readonly reply?: Promise<string> | undefined;
  /**
   * A line that an `unguarded` script gets every so many milliseconds until the reply, which it needs: where they stop, the
   * network has broken without a word.
   */
  readonly beats?: Beats | undefined;
  /**
   * The script is the channel's command itself, which costs the machine a tenth of the processes: it shows in process
   * lists, and only the end of its input ends it. For short scripts without secrets that end when their input does.
   */
  readonly unguarded?: boolean | undefined;
  /**
   * It does no harm when the script starts twice: `keepConnected` runs it again after a lost connection. Without effect on
   * scripts with a reply.
   */
  readonly repeatable?: boolean | undefined;
  /** Called with decoded output as it arrives. */
  readonly onStdout?: ((text: string) => void) | undefined;
  readonly onStderr?: ((text: string) => void) | undefined;
  /** Abort ends the remote process group and rejects with code `ABORTED`. */
  readonly signal?: AbortSignal | undefined;
  /** Upper bound in milliseconds; past it the remote process group is ended and the call rejects with `TIMED_OUT`. */
  readonly timeoutMs?: number | undefined;
  /**
   * Upper bound of standard output in bytes; past it the channel is closed and the call rejects with
   * `TOO_MUCH_OUTPUT`. Without it the output may be endless, and the result keeps 4 Mi characters of it.
   */
  readonly maxStdoutBytes?: number | undefined;
}

interface Beats {
  readonly line: string;
  readonly everyMs: number;
}

/** The result of a command. `exitCode` is null when a signal ended it. */
export interface ExecResult {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /**
   * Something that the command started keeps its output open: what it printed after the command, and after two silent
   * seconds or a minute in all, is not here.
   */
  readonly isLeftOpen?: true | undefined;
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

export type PutTreeOptions = CallOptions;

export interface GetTreeOptions extends CallOptions {
  readonly remoteDirectory: string;
  readonly localDirectory: string;
  /** `TREE_LIMITS` when absent. */
  readonly limits?: TreeLimits | undefined;
  /** Upper bound in milliseconds; past it the call rejects with `TIMED_OUT`. */
  readonly timeoutMs?: number | undefined;
}

/** The files that `getTree` brought home, and those that it did not. */
export interface FetchedTree {
  /** Relative paths of the files written, sorted, in NFC. */
  readonly files: readonly string[];
  /** What matches and stayed on the machine, each for a reason of its own; links and pipes do. */
  readonly left: LeftFiles;
  /** Limits that were reached: there may be more files, which nobody counted. */
  readonly reached: readonly (keyof TreeLimits)[];
  /** Patterns that match nothing at all; none when the listing was cut off. */
  readonly unmatched: readonly string[];
}

/** Files that were listed and not taken. */
export interface LeftFiles {
  readonly count: number;
  /** The first 50 of them. Names are text of the machine, made printable. */
  readonly examples: readonly LeftFile[];
}

export interface LeftFile {
  readonly name: string;
  /** Such as `it has the character :, which Windows and upload-artifact refuse`. */
  readonly reason: string;
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
   * matches includes everything in it. Files with names that are not portable stay, and so do those past a limit; the
   * result says which. Never writes outside `localDirectory`, nor through a link in it.
   */
  getTree(patterns: readonly string[], options: GetTreeOptions): Promise<FetchedTree>;
  /**
   * Calls `use` with the present connection, and with each that is opened again before anything else gets that; resolves
   * with the first call. What `use` rejects with is the error of all calls that wait for the connection, which is closed.
   * Absent where a lost connection stays lost.
   */
  readonly onConnection?: ((use: UseConnection) => Promise<void>) | undefined;
  close(): Promise<void>;
}

export type UseConnection = (connection: Transport) => Promise<void>;

/** Address, login and host key of a machine. */
export interface SshTarget {
  readonly label: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Throw-away private key, OpenSSH format; empty where a new one is pushed for each connection. */
  readonly privateKey: string;
  /** The only host key that is accepted: `ssh-ed25519 AAAA...`. */
  readonly hostKey: string;
  /** The tunnel that leads to it, as `openTunnel` of the options knows it; a TCP connection when absent. */
  readonly via?: Readonly<Record<string, string>> | undefined;
  /** How a public key gets to it, as `pushKey` of the options knows it; needed without a private key. */
  readonly push?: Readonly<Record<string, string>> | undefined;
}

/** Opens a byte stream to the SSH server of a target; the signal counts until the stream is open. */
export type OpenTunnel = (target: SshTarget, signal: AbortSignal) => Promise<Duplex>;

/** Lets the owner of a public key log in to a target, for the next seconds; the signal counts until that is so. */
export type PushKey = (target: SshTarget, publicKey: string, signal: AbortSignal) => Promise<void>;
