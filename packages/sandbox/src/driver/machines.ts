import type { Sandbox } from '../contract/sandbox.ts';
import { SandboxError } from '../contract/sandbox-error.ts';
import type { MachineSandbox } from './machine-sandbox.ts';

/** The machines of one driver, from the first step of their boot to the driver's end. */
export class Machines {
  readonly #sandboxes = new Set<Sandbox>();
  readonly #preparing = new Set<Promise<unknown>>();
  #closed = false;

  /**
   * Boots a machine; one that does not boot is deleted completely.
   *
   * @throws SandboxError `SANDBOX_GONE` when the driver ends before the machine exists, or what its boot throws
   */
  async boot(prepare: () => Promise<MachineSandbox>): Promise<Sandbox> {
    const sandbox = await this.#prepared(prepare);
    this.#sandboxes.add(sandbox);
    try {
      await sandbox.powerOn();
    } catch (error) {
      this.#sandboxes.delete(sandbox);
      await sandbox.kill();
      throw error;
    }
    return sandbox;
  }

  /** Kills all of them. What was being prepared has ended too: nothing starts afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#preparing);
    await Promise.all([...this.#sandboxes].map((sandbox) => sandbox.kill()));
  }

  async #prepared(prepare: () => Promise<MachineSandbox>): Promise<MachineSandbox> {
    this.#assertOpen();
    const preparing = prepare();
    this.#preparing.add(preparing);
    try {
      const sandbox = await preparing;
      this.#assertOpen();
      return sandbox;
    } finally {
      this.#preparing.delete(preparing);
    }
  }

  #assertOpen(): void {
    if (this.#closed) throw new SandboxError('SANDBOX_GONE', 'the sandboxes of this endpoint have ended');
  }
}
