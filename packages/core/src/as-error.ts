/**
 * What was thrown, as an error whose fields can be read: what is none becomes the message of one, and so does an error
 * with a field that throws. Never throws.
 */
export function asError(thrown: unknown): Error {
  try {
    return thrown instanceof Error && isReadable(thrown) ? thrown : withoutStack(String(thrown));
  } catch {
    return withoutStack('something was thrown that cannot be printed');
  }
}

/** Its own would name the place where it was caught. */
function withoutStack(message: string): Error {
  return Object.assign(new Error(message), { stack: message });
}

/** The error, then what caused it, each once: a chain may end in itself, or never. */
export function withCauses(thrown: unknown): readonly [Error, ...Error[]] {
  const chain: [Error, ...Error[]] = [asError(thrown)];
  let { cause } = chain[0];
  while (cause !== undefined && chain.length < LONGEST && !chain.includes(cause as Error)) {
    const error = asError(cause);
    chain.push(error);
    cause = error.cause;
  }
  return chain;
}

const LONGEST = 20;
/** All that is printed of an error. */
const FIELDS = ['message', 'stack', 'name', 'cause', 'code', 'hint'];

function isReadable(error: Error): boolean {
  try {
    const [message, stack] = FIELDS.map((field): unknown => Reflect.get(error, field));
    return typeof message === 'string' && (stack === undefined || typeof stack === 'string');
  } catch {
    return false;
  }
}
