import type { InboundRule } from './inbound-rule.ts';
import type { MetadataService } from './metadata.ts';
import type { Outbound } from './outbound-rule.ts';

/** Properties that an instance needs to become a real machine. */
export interface SandboxSpec {
  readonly instanceId: string;
  /** Host name inside with its domain, such as `ip-10-0-0-5.ec2.internal`. */
  readonly hostname: string;
  /** Private IPv4 address the model gave to the instance; drivers with a network of their own use it. */
  readonly privateIp: string;
  readonly memoryMib: number;
  readonly vcpus: number;
  /** Raw user data, decoded from base64 (may be gzip or MIME multipart). */
  readonly userData?: Uint8Array | undefined;
  /** Default login of the image: `ubuntu`, `ec2-user`, `admin`... */
  readonly sshUser: string;
  /** Public keys of the instance's key pair, OpenSSH format. */
  readonly authorizedKeys: readonly string[];
  /** The instance's metadata service; none when absent. */
  readonly metadata?: MetadataService | undefined;
  /** A layer saved by `Sandbox.snapshot`, for an image created from a running instance. */
  readonly layer?: string | undefined;
  /**
   * Traffic that the instance's security groups let in, read at every boot; everything when absent. Only
   * drivers whose sandboxes have `letIn` heed it.
   */
  readonly inbound?: (() => readonly InboundRule[]) | undefined;
  /**
   * Traffic that the instance's security groups let out, read at every boot; everything when absent. A driver that cannot
   * limit it does not boot the machine.
   */
  readonly outbound?: (() => Outbound) | undefined;
  /** No key is accepted before it resolves, as before cloud-init has written them; at once when absent. */
  readonly keysHeldUntil?: Promise<void> | undefined;
  /** Console output as it appears. */
  readonly onConsole: (text: string) => void;
  /** The machine powered off or crashed on its own. Called once, never after `kill`. */
  readonly onPowerOff: (how: 'poweroff' | 'crash') => void;
}

/** A booted machine. */
export interface Sandbox {
  /** Address of SSH, as seen from the endpoint's host. */
  readonly ssh: { readonly host: string; readonly port: number };
  /**
   * Runs a shell command as root in the machine; for SSM and tests. Of its output and its errors the first 1 Mi characters
   * are kept each, and the others counted.
   */
  exec(
    command: string,
    options?: { readonly timeoutMs?: number },
  ): Promise<{ exitCode: number; stdout: string; stderr: string }>;
  /** Accepts a public key for a user during `ttlMs` (EC2 Instance Connect). */
  pushKey(user: string, publicKey: string, ttlMs: number): Promise<void>;
  /** Stops what runs and boots again on the same disk. User data does not run a second time. */
  reboot(): Promise<void>;
  /** Terminates the processes but keeps the disk, for StopInstances. */
  powerOff(): Promise<void>;
  /** Boots again after `powerOff`. */
  powerOn(): Promise<void>;
  /** Copies what the machine changed on its disk into a new layer under `directory`; returns its path. */
  snapshot(directory: string): Promise<string>;
  /** Lets in what the rules say from now on, and nothing else; absent where the driver cannot filter. */
  readonly letIn?: ((rules: readonly InboundRule[]) => Promise<void>) | undefined;
  /** Lets out what the rules say from now on, and nothing else; absent where the driver cannot limit it. */
  readonly letOut?: ((outbound: Outbound) => Promise<void>) | undefined;
  /** Terminates every process and deletes the disk. Idempotent; resolves when nothing remains. */
  kill(): Promise<void>;
}

/** One way to make an instance real. */
export interface SandboxDriver {
  readonly name: 'namespace' | 'bubblewrap' | 'process' | 'rootfs' | 'none';
  /** Tries the real thing, once; returns a sentence with the reason when it fails. Installs nothing. */
  probe(): Promise<{ readonly usable: boolean; readonly reason: string }>;
  /** Whether its machines can be kept from reaching everything; one that cannot be refuses to boot them. */
  limitsOutbound(): Promise<boolean>;
  /** Resolves when the machine's init runs; SSH may accept connections later, as on EC2. */
  boot(spec: SandboxSpec): Promise<Sandbox>;
  /**
   * Has a folder removed with everything else of the driver, also when this process is killed: for layers that
   * `Sandbox.snapshot` saved. An absolute path without line breaks.
   */
  alsoRemove?(path: string): Promise<void>;
  /** Terminates every sandbox and deletes everything the driver created. */
  close(): Promise<void>;
}
