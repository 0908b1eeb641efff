import type { BodyLogger } from './logger.ts';

/** What every driver is made with. */
export interface DriverOptions {
  readonly logger: BodyLogger;
  /** Where disks of bodies are kept; the system's folder for temporary files when absent. */
  readonly directory?: string;
  /** A distribution's root file system with cloud-init and OpenSSH, for the rootfs driver. */
  readonly rootfs?: string;
  /** The agent's program. */
  readonly agentPath: string;
  /** Who answers SSH: the host's OpenSSH where that is possible (`auto`), only it, or only the agent. */
  readonly ssh?: 'auto' | 'agent' | 'openssh';
  /** PATH that sessions inherit. */
  readonly path: string;
}
