import type { MetadataRequest, MetadataResponse } from '../contract/metadata.ts';
import type { BootPlan } from '../userdata/boot-plan.ts';

/** Settings that a driver sends to the agent about the place it runs in. */
export interface MachineSettings {
  /** Prefix for every path of the machine: empty when the agent sees the machine's own root. */
  readonly root: string;
  /** Folder of the agent's own files, as the machine sees it. */
  readonly runDirectory: string;
  /** PATH of sessions and scripts. */
  readonly path: string;
  /** More variables for sessions and scripts. */
  readonly environment: Readonly<Record<string, string>>;
  /** True when the agent is root and can become the login users. */
  readonly switchUsers: boolean;
  /** The agent is outside the machine's root and enters it for every command. */
  readonly entered?: boolean | undefined;
  /** The distribution's own cloud-init boots the machine, not the agent. */
  readonly cloudInit?: boolean | undefined;
  /** Where SSH may listen; the first address that can be bound is taken. Port 0 means any. */
  readonly listen: readonly { readonly host: string; readonly port: number }[];
  /** OpenSSH's server, used instead of the agent's own when given. */
  readonly sshd?: string | undefined;
  /** The machine has a network of its own: SSH opens only when it is ready, metadata is at 169.254.169.254. */
  readonly ownNetwork: boolean;
  /** Address of the name server; absent in a network of its own that has no outbound network. */
  readonly nameserver?: string | undefined;
  /** Relay metadata requests to the driver, from 169.254.169.254 or, in the host's network, from a secret path. */
  readonly metadata: boolean;
  /** No key opens a door before `release-keys`. */
  readonly keysHeld?: boolean | undefined;
  /** Sentences for the console about what this driver does not do. */
  readonly notices: readonly string[];
}

/** A response of the metadata service as it travels to the machine; the body is base64. */
export interface RelayedResponse extends Omit<MetadataResponse, 'body'> {
  readonly body: string;
}

/** Result of a command of `Sandbox.exec`. */
export interface ExecOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Driver to agent, one JSON document a line on the agent's standard input. Its end is the machine's end. */
export type ToAgent =
  | {
      readonly type: 'boot';
      readonly settings: MachineSettings;
      readonly plan: BootPlan;
      readonly firstBoot: boolean;
    }
  | {
      readonly type: 'exec';
      readonly id: number;
      readonly command: string;
      readonly timeoutMs?: number | undefined;
    }
  | {
      readonly type: 'push-key';
      readonly id: number;
      readonly user: string;
      readonly publicKey: string;
      readonly ttlMs: number;
    }
  | { readonly type: 'release-keys' }
  | { readonly type: 'metadata'; readonly id: number; readonly response: RelayedResponse };

/** Agent to driver, one JSON document a line on the agent's standard output. */
export type FromAgent =
  | { readonly type: 'init' }
  | { readonly type: 'listening'; readonly host: string; readonly port: number }
  | { readonly type: 'ready' }
  | { readonly type: 'console'; readonly text: string }
  | { readonly type: 'power'; readonly how: 'poweroff' | 'reboot' }
  | { readonly type: 'exec-done'; readonly id: number; readonly outcome: ExecOutcome }
  | { readonly type: 'key-pushed'; readonly id: number }
  | { readonly type: 'metadata'; readonly id: number; readonly request: MetadataRequest };
