/** A login that exists on the machine. */
export interface PlannedUser {
  readonly name: string;
  readonly gecos?: string | undefined;
  readonly uid?: number | undefined;
  readonly home?: string | undefined;
  readonly shell?: string | undefined;
  readonly groups: readonly string[];
  /** Passwordless `sudo`. */
  readonly sudo: boolean;
  /** Lines for `authorized_keys`, options included. */
  readonly authorizedKeys: readonly string[];
}

/** An SSH host key that user data brought, OpenSSH or PEM text. */
export interface PlannedHostKey {
  readonly type: string;
  readonly privateKey: string;
  readonly publicKey?: string | undefined;
}

/** A file to write, content in base64. */
export interface PlannedFile {
  readonly path: string;
  readonly content: string;
  readonly owner: string;
  /** POSIX mode bits. */
  readonly mode: number;
  readonly append: boolean;
  /** Written in the final stage, after users and packages. */
  readonly defer: boolean;
}

/** A script with its name below `/var/lib/cloud`. */
export interface PlannedScript {
  readonly name: string;
  readonly content: string;
}

/** A script of a part: `user` scripts are those of plain user data, once for an instance as `per-instance` ones are. */
export interface FrequentScript extends PlannedScript {
  readonly frequency: 'per-once' | 'per-boot' | 'per-instance' | 'user';
}

/** Change of the power state when the boot has finished. */
export interface PlannedPowerState {
  readonly mode: 'poweroff' | 'halt' | 'reboot';
  readonly delayMinutes: number;
  readonly message?: string | undefined;
  /** Shell command; the power state changes only when it ends with 0. */
  readonly condition?: string | undefined;
}

/**
 * Steps that cloud-init would take with the user data of one instance, in its order: boot scripts, files,
 * host name, users, host keys, SSH starts, packages, deferred files, scripts, power state. Plain JSON.
 */
export interface BootPlan {
  readonly instanceId: string;
  readonly hostname: string;
  readonly fqdn: string;
  readonly manageEtcHosts: boolean;
  /** The first one is the default login of the image, when user data keeps it. */
  readonly users: readonly PlannedUser[];
  /** Lines for root's `authorized_keys`. */
  readonly rootKeys: readonly string[];
  readonly hostKeys: readonly PlannedHostKey[];
  /** Run at every boot before SSH accepts connections; that one fails is no error of the boot. */
  readonly boothooks: readonly PlannedScript[];
  /** Run after them at every boot. */
  readonly bootcmd?: PlannedScript | undefined;
  readonly files: readonly PlannedFile[];
  readonly packageUpdate: boolean;
  readonly packageUpgrade: boolean;
  readonly packages: readonly string[];
  /** Run as root after SSH accepts connections, by frequency and then by name. */
  readonly scripts: readonly FrequentScript[];
  /** A script among the user's, of that name. */
  readonly runcmd?: string | undefined;
  readonly powerState?: PlannedPowerState | undefined;
  readonly finalMessage?: string | undefined;
  /** Sentences for the console: what was not understood or is not supported. */
  readonly notices: readonly string[];
}
