/** Nothing is left that could continue the work, and it is not over: Node would end the process without a word. */
export class StalledError extends Error {
  override readonly name = 'StalledError';

  constructor() {
    super('the work is not over, and nothing is left that could continue it');
  }
}
