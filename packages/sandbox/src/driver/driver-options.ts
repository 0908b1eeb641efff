import type { Logger } from '@ami-select/core';
import type { PrivatePlaces } from '../host/private-places.ts';

/** Options of every driver. */
export interface DriverOptions {
  readonly logger: Logger;
  /** Where disks of sandboxes are kept; the system's folder for temporary files when absent. */
  readonly directory?: string | undefined;
  /** A distribution's root file system with cloud-init and OpenSSH, for the rootfs driver. */
  readonly rootfs?: string | undefined;
  /** The agent's program. */
  readonly agentPath: string;
  /** SSH server: the host's OpenSSH where that is possible (`auto`), only it, or only the agent. */
  readonly ssh?: 'auto' | 'agent' | 'openssh' | undefined;
  /** What machines shall not see of the host. */
  readonly privatePlaces: PrivatePlaces;
  /** PATH of this process. */
  readonly path: string;
}
