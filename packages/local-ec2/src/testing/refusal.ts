/** Error that a client throws. */
export interface Refusal extends Error {
  readonly $metadata: { readonly httpStatusCode?: number };
}

/** The error that a call must end with; several can be awaited one after the other. */
export function refusal(call: Promise<unknown>): Promise<Refusal> {
  return call.then(
    () => {
      throw new Error('The call was not refused.');
    },
    (error: Refusal) => error,
  );
}
