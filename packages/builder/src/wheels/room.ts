/** Room for work that takes turns by how much it needs, in the order of arrival. What needs more than all has it alone. */
export class Room {
  readonly #all: number;
  #used = 0;
  readonly #waiting: { readonly amount: number; readonly enter: () => void }[] = [];

  constructor(all: number) {
    this.#all = all;
  }

  /** Works once there is room. */
  async within<T>(amount: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((enter) => {
      this.#waiting.push({ amount, enter });
      this.#admit();
    });
    try {
      return await work();
    } finally {
      this.#used -= amount;
      this.#admit();
    }
  }

  #admit(): void {
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined || (this.#used > 0 && this.#used + next.amount > this.#all)) return;
      this.#waiting.shift();
      this.#used += next.amount;
      next.enter();
    }
  }
}
