import type { Market } from './fleet-request.ts';

/** One reachable instance of a fleet. Holds the throw-away private key: never print it, never set it as an output. */
export interface Host {
  /** `host-1`, `host-2`... in launch order. */
  readonly name: string;
  readonly instanceId: string;
  /** Address and port of SSH. */
  readonly address: string;
  readonly port: number;
  readonly privateAddress: string;
  readonly user: string;
  readonly instanceType?: string | undefined;
  readonly market?: Market | undefined;
  /** Name of the availability zone. */
  readonly zone?: string | undefined;
  /** ISO 8601. */
  readonly launchedAt?: string | undefined;
  /**
   * `ssh-ed25519 AAAA...`, the only host key accepted: the machine's own, which no other host has, or that of the user
   * data where a machine cannot have one of its own.
   */
  readonly hostKey: string;
  /** Empty in a handle without it: each connection pushes a key of its own. */
  readonly privateKey: string;
  /** The tunnel that leads to it, as the access package opens it; a TCP connection when absent. */
  readonly via?: Readonly<Record<string, string>> | undefined;
  /** How a public key gets to it where no private key is known, as the access package pushes it. */
  readonly push?: Readonly<Record<string, string>> | undefined;
}
