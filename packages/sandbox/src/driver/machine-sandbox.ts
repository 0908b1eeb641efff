import type { ChildProcess } from 'node:child_process';
import type { ExecOutcome, MachineSettings, RelayedResponse } from '../agent/protocol.ts';
import type { InboundRule } from '../contract/inbound-rule.ts';
import type { MetadataRequest } from '../contract/metadata.ts';
import type { Outbound } from '../contract/outbound-rule.ts';
import type { Sandbox, SandboxSpec } from '../contract/sandbox.ts';
import { SandboxError } from '../contract/sandbox-error.ts';
import { planBoot } from '../userdata/plan-boot.ts';
import { AgentLink, type AgentListener } from './agent-link.ts';

/** Part of a driver for one sandbox; everything else is the same for all of them. */
export interface MachineHost {
  /** Starts the agent in its place. */
  start(): Promise<ChildProcess>;
  /** Called when the agent runs, before the boot message: network, limits. */
  prepare(child: ChildProcess): Promise<MachineSettings>;
  /** Where the endpoint reaches SSH, given what the agent listens on. */
  address(listening: { host: string; port: number }): { host: string; port: number };
  /** Changes what the running machine lets in; absent where the driver cannot filter. */
  readonly letIn?: ((rules: readonly InboundRule[]) => Promise<void>) | undefined;
  /** Changes what the running machine lets out; absent where the driver cannot limit it. */
  readonly letOut?: ((outbound: Outbound) => Promise<void>) | undefined;
  /** Terminates every process; resolves when none remains. The disk stays. */
  stop(link: AgentLink): Promise<void>;
  /** The machine is off and does not only reboot: its public address may become somebody else's. */
  rest?(): void;
  /** Copies the disk's changes into a new layer and returns its path. */
  snapshot(directory: string): Promise<string>;
  /** Deletes the disk and all else that was created for the sandbox. */
  remove(): Promise<void>;
}

type State = 'off' | 'on' | 'changing' | 'gone';

/** A sandbox whose inside is the agent. */
export class MachineSandbox implements Sandbox {
  readonly letIn?: ((rules: readonly InboundRule[]) => Promise<void>) | undefined;
  readonly letOut?: ((outbound: Outbound) => Promise<void>) | undefined;
  readonly #spec: SandboxSpec;
  readonly #host: MachineHost;
  #state: State = 'off';
  #link: AgentLink | undefined;
  #ssh = { host: '127.0.0.1', port: 0 };
  #hasBooted = false;
  #keysHeld: boolean;
  #booting: Promise<void> = Promise.resolve();
  #killed: Promise<void> | undefined;

  constructor(spec: SandboxSpec, host: MachineHost) {
    this.#spec = spec;
    this.#host = host;
    this.#keysHeld = spec.keysHeldUntil !== undefined;
    void spec.keysHeldUntil?.then(() => this.#releaseKeys());
    const { letIn, letOut } = host;
    // A machine that boots reads the rules itself.
    if (letIn !== undefined) this.letIn = async (rules) => (this.#state === 'on' ? letIn(rules) : undefined);
    if (letOut !== undefined)
      this.letOut = async (rules) => (this.#state === 'on' ? letOut(rules) : undefined);
  }

  get ssh(): { readonly host: string; readonly port: number } {
    return this.#ssh;
  }

  async powerOn(): Promise<void> {
    if (this.#state !== 'off')
      throw new SandboxError('SANDBOX_GONE', `${this.#spec.instanceId} is ${this.#state}, not off`);
    this.#state = 'changing';
    this.#booting = this.#start();
    try {
      await this.#booting;
    } catch (error) {
      await this.#stop();
      throw error;
    }
  }

  exec(command: string, options: { readonly timeoutMs?: number } = {}): Promise<ExecOutcome> {
    return this.#running().then((link) => link.exec(command, options.timeoutMs));
  }

  async pushKey(user: string, publicKey: string, ttlMs: number): Promise<void> {
    const link = await this.#running();
    await link.pushKey({ user, publicKey, ttlMs });
  }

  async reboot(): Promise<void> {
    this.#assertWanted();
    await this.#stop();
    await this.powerOn();
  }

  async powerOff(): Promise<void> {
    this.#assertWanted();
    await this.#stop();
    this.#host.rest?.();
  }

  snapshot(directory: string): Promise<string> {
    return this.#host.snapshot(directory);
  }

  kill(): Promise<void> {
    this.#killed ??= this.#end();
    return this.#killed;
  }

  /** A boot under way ends first, so that nothing is started after the end. */
  async #end(): Promise<void> {
    this.#state = 'gone';
    if (this.#link !== undefined) await this.#host.stop(this.#link);
    await this.#booting.catch(() => undefined);
    if (this.#link !== undefined) await this.#host.stop(this.#link);
    await this.#host.remove();
  }

  /** A kill that comes meanwhile has the last word. */
  async #stop(): Promise<void> {
    const link = this.#link;
    this.#link = undefined;
    this.#become('changing');
    if (link !== undefined) await this.#host.stop(link);
    this.#become('off');
  }

  #become(state: State): void {
    if (this.#state !== 'gone') this.#state = state;
  }

  async #start(): Promise<void> {
    const child = await this.#host.start();
    const link = new AgentLink(
      child,
      this.#listener(() => link),
    );
    this.#link = link;
    this.#assertWanted();
    await link.init;
    const settings = await this.#host.prepare(child);
    const plan = planBoot(this.#spec);
    const boot = { settings: { ...settings, keysHeld: this.#keysHeld }, plan, firstBoot: !this.#hasBooted };
    link.send({ type: 'boot', ...boot });
    this.#ssh = this.#host.address(await link.listening);
    this.#hasBooted = true;
    this.#become('on');
    // They may have changed since the machine got its interface.
    const { inbound, outbound } = this.#spec;
    if (inbound !== undefined) await this.#host.letIn?.(inbound());
    if (outbound !== undefined) await this.#host.letOut?.(outbound());
  }

  #releaseKeys(): void {
    this.#keysHeld = false;
    this.#link?.send({ type: 'release-keys' });
  }

  #assertWanted(): void {
    if (this.#state === 'gone')
      throw new SandboxError('SANDBOX_GONE', `${this.#spec.instanceId} was terminated`);
  }

  async #running(): Promise<AgentLink> {
    if (this.#link === undefined || this.#state === 'gone')
      throw new SandboxError('SANDBOX_GONE', `${this.#spec.instanceId} does not run`);
    return this.#link;
  }

  #listener(link: () => AgentLink): AgentListener {
    return {
      onConsole: (text) => this.#spec.onConsole(text),
      onMetadata: (request) => this.#metadata(request),
      onPower: (how) => this.#inBackground(this.#onPower(how)),
      onExit: (trace) => this.#inBackground(this.#onExit(link(), trace)),
    };
  }

  #inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => this.#spec.onConsole(`local-ec2: ${String(error)}\n`));
  }

  /** The machine may switch itself off before its boot was noticed here. */
  async #onPower(how: 'poweroff' | 'reboot'): Promise<void> {
    await this.#booting;
    if (this.#state !== 'on') return;
    if (how === 'reboot') return this.reboot();
    await this.#stop();
    this.#host.rest?.();
    if (this.#killed === undefined) this.#spec.onPowerOff('poweroff');
  }

  /** An exit that no caller requested; what remains of the agent is terminated too. */
  async #onExit(link: AgentLink, trace: string): Promise<void> {
    if (this.#state !== 'on' || this.#link !== link) return;
    this.#spec.onConsole(`local-ec2: the machine ended unexpectedly\n${trace}`);
    await this.#stop();
    this.#host.rest?.();
    if (this.#killed === undefined) this.#spec.onPowerOff('crash');
  }

  /** A broken service is a 500, as with IMDS. */
  #metadata(request: MetadataRequest): RelayedResponse {
    const { metadata } = this.#spec;
    if (metadata === undefined) return { status: 404, headers: {}, body: '' };
    try {
      const response = metadata(request);
      return { ...response, body: Buffer.from(response.body).toString('base64') };
    } catch (error) {
      this.#spec.onConsole(`local-ec2: the metadata service failed: ${String(error)}\n`);
      return { status: 500, headers: {}, body: '' };
    }
  }
}
