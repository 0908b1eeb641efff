import type { Clock, Logger } from '@ami-select/core';
import type { Transport } from '@ami-select/transport';
import { REMOTE_LOCK } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { fence, isFenced } from './hold-fence.ts';
import { failedToHold, type Holder, isLoss, startHolder } from './start-holder.ts';

export interface HoldOptions {
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
  readonly signal?: AbortSignal | undefined;
  /** When the build started, ISO 8601; another build that finds the machine held says it. */
  readonly startedAt: string;
}

/** Milliseconds to wait for a machine that does not let go; its channel ends with the connection. */
const LONGEST_RELEASE_MS = 5_000;

/** Losses in a row after which one machine is held again. */
const MOST_LOSSES = 5;

/** Milliseconds of one hold that end the row: a network may break now and then in a build of hours. */
const LASTED_MS = 60_000;

interface Work {
  /** The start of every command line, which keeps it from running where the machine is not held. */
  readonly before: string | undefined;
  readonly signal: AbortSignal | undefined;
}

interface UseOptions<Result> {
  readonly signal?: AbortSignal | undefined;
  /** The text of a result that may say that the work was kept from running. */
  readonly saysFenced?: ((result: Result) => string) | undefined;
}

interface Renewal {
  readonly connection: Transport;
  /** Of the holder that ended. */
  readonly serial: number;
}

const FENCED = `~/${REMOTE_LOCK} there is not that of this build any more: another build took the machine, or it was deleted; expected this build again`;

/** One machine, held by one process there at a time, over the connection that its commands use. */
export class HeldMachine {
  /** Why the machine, which was held, is not any more. */
  lost: unknown;
  /** As it was given: what goes through its transport is not kept from running. */
  readonly machine: Machine;
  readonly #options: HoldOptions & { readonly token: string };
  readonly #letGo = Promise.withResolvers<string>();
  readonly #stop = new AbortController();
  /** Fires once the machine is lost. */
  readonly #ends = new AbortController();
  readonly #renewals = new Set<Promise<void>>();
  #holder: Holder | undefined;
  /** Counts what held the machine. */
  #serial = 0;
  /** Losses in a row. */
  #losses = 0;
  /** The time at which it was held for the last time, in milliseconds. */
  #heldAt: number | undefined;
  #isOver = false;

  constructor(machine: Machine, options: HoldOptions & { readonly token: string }) {
    this.machine = machine;
    this.#options = options;
  }

  get name(): string {
    return this.machine.name;
  }

  async take(): Promise<void> {
    const { transport } = this.machine;
    const use = (connection: Transport): Promise<void> => this.#track(this.#takeOver(connection));
    await (transport.onConnection?.(use) ?? use(transport));
  }

  /**
   * Does work for which the machine must be held, before and after it; it is stopped once the machine is lost. Work
   * before the machine is held for the first time only reads.
   */
  async use<Result>(
    work: (use: Work) => Promise<Result>,
    { signal, saysFenced }: UseOptions<Result>,
  ): Promise<Result> {
    const before = this.#heldAt === undefined ? undefined : fence(this.#options.token);
    if (before === undefined) return work({ before, signal });
    await this.settled();
    this.assertHeld();
    const stop = signal === undefined ? this.#ends.signal : AbortSignal.any([signal, this.#ends.signal]);
    const [outcome] = await Promise.allSettled([work({ before, signal: stop })]);
    const said = outcome.status === 'rejected' ? String(outcome.reason) : (saysFenced?.(outcome.value) ?? '');
    // The end of what holds it may be on its way, after that of the work.
    await new Promise((resolve) => setImmediate(resolve));
    await this.settled();
    if (isFenced(said, this.#options.token)) this.#fail(failedToHold(this.machine, FENCED));
    if (signal?.aborted !== true) this.assertHeld();
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /** @throws what `lost` is, or the error of the connection */
  async confirm(): Promise<void> {
    if (this.#heldAt === undefined) return;
    const { transport } = this.machine;
    await this.use((use) => transport.exec(':', { ...use, unguarded: true, repeatable: true }), {
      signal: this.#options.signal,
      saysFenced: ({ stderr }) => stderr,
    });
  }

  assertHeld(): void {
    if (this.lost !== undefined) throw this.lost;
  }

  /** Waits while it is being held again; never rejects. */
  async settled(): Promise<void> {
    while (this.#renewals.size > 0) await Promise.allSettled(this.#renewals);
  }

  /** Never rejects. */
  async release(): Promise<void> {
    this.#isOver = true;
    this.#letGo.resolve('');
    const waited = new AbortController();
    const late = this.#options.clock.sleep(LONGEST_RELEASE_MS, waited.signal, { background: true });
    await Promise.race([this.#allEnded(), late.catch(() => undefined)]);
    waited.abort();
    this.#stop.abort();
  }

  async #allEnded(): Promise<void> {
    await this.settled();
    await this.#holder?.ended;
  }

  async #track(work: Promise<void>): Promise<void> {
    this.#renewals.add(work);
    await work.finally(() => this.#renewals.delete(work));
  }

  /** @throws TransportError of a lost connection; what `lost` is then, where it was held before */
  async #takeOver(connection: Transport): Promise<void> {
    this.#serial += 1;
    const serial = this.#serial;
    const again = this.#heldAt !== undefined;
    try {
      if (this.lost !== undefined) throw this.lost;
      const holder = await startHolder(this.machine, connection, {
        ...this.#options,
        again,
        stop: this.#stop.signal,
        letGo: this.#letGo.promise,
      });
      if (holder === 'free') return this.#goOnWithout(again);
      this.#heldAt = this.#now();
      this.#holder = holder;
      void holder.ended.then((reason) => this.#track(this.#renew(reason, { connection, serial })));
    } catch (error) {
      if (isLoss(error)) throw error;
      this.#fail(error);
      throw this.lost ?? error;
    }
  }

  #goOnWithout(again: boolean): void {
    if (again) throw failedToHold(this.machine, 'nothing there can lock it any more');
    this.#options.logger.warn(
      `${this.name}: no flock and no python3 there can lock it, so nothing keeps another build off it`,
    );
  }

  /** Holds it again after its holder ended, unless a connection that was opened again has done so; never rejects. */
  async #renew(reason: unknown, { connection, serial }: Renewal): Promise<void> {
    let [why, mine] = [reason, serial];
    while (mine === this.#serial && !this.#isOver && this.lost === undefined) {
      try {
        this.#countLoss(why);
        if (why !== undefined) await this.#reconnect();
      } catch (error) {
        this.#fail(error);
        return;
      }
      if (mine !== this.#serial) return;
      const taking = this.#takeOver(connection);
      mine = this.#serial;
      why = await taking.then(
        () => undefined,
        (error: unknown) => error,
      );
      if (!isLoss(why)) return;
    }
  }

  /** @throws the reason where it is none to hold the machine again. */
  #countLoss(reason: unknown): void {
    const hasLasted = this.#now() - (this.#heldAt ?? 0) >= LASTED_MS;
    this.#losses = hasLasted ? 0 : this.#losses + 1;
    if (this.#losses <= MOST_LOSSES && (reason === undefined || isLoss(reason))) return;
    throw reason ?? failedToHold(this.machine, 'what holds it there ended again and again');
  }

  /** Opens a lost connection again, where nothing else does; the machine is held before it answers. */
  async #reconnect(): Promise<void> {
    const { signal: given } = this.#options;
    const signal = AbortSignal.any([this.#stop.signal, ...(given === undefined ? [] : [given])]);
    await this.machine.transport.exec(':', { unguarded: true, repeatable: true, signal });
  }

  #fail(error: unknown): void {
    if (this.#isOver || this.#heldAt === undefined || this.lost !== undefined) return;
    if (this.#options.signal?.aborted) this.lost = error;
    else {
      const why = error instanceof Error ? error.message : String(error);
      const what =
        error instanceof BuilderError ? 'it was lost:' : 'nothing holds it for this build any more:';
      this.lost = failedToHold(this.machine, `${what} ${why}`);
    }
    this.#ends.abort(this.lost);
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}
