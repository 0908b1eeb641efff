/** Runs all of it, whatever fails; then throws the failure, or one of all their messages. */
export async function runEach(...works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const work of works) await work().catch((error: unknown) => void failures.push(error));
  if (failures.length === 1) throw failures[0];
  const messages = failures.map((error) => (error instanceof Error ? error.message : String(error)));
  if (failures.length > 1) throw new AggregateError(failures, messages.join('; '));
}
