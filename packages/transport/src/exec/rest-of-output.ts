/** Milliseconds of silence after a command ended. A lost packet is sent again within them. */
const SILENT_MS = 2_000;

/** Milliseconds after a command ended: a server in the background may never be silent. */
const MOST_MS = 60_000;

/** Waits for what a command printed while something that it started may keep its output open. */
export class RestOfOutput {
  readonly #leftOpen = Promise.withResolvers<{ readonly isLeftOpen: true }>();
  #silence: NodeJS.Timeout | undefined;
  #most: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** There was output. */
  flows(): void {
    this.#silence?.refresh();
  }

  /** Call it when the command ended; settles only while the output stays open. */
  isLeftOpen(): Promise<{ readonly isLeftOpen: true }> {
    const give = (): void => this.#leftOpen.resolve({ isLeftOpen: true });
    if (!this.#isStopped) {
      this.#silence = setTimeout(give, SILENT_MS);
      this.#most = setTimeout(give, MOST_MS);
    }
    return this.#leftOpen.promise;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#silence);
    clearTimeout(this.#most);
  }
}
