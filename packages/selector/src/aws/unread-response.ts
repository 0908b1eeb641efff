export const FOREIGN_HINT = 'Does a proxy, or another server, respond in place of the endpoint?';

/** The parts of a response that the SDK could not read, as it hangs them on its error. */
interface UnreadError {
  readonly message?: unknown;
  readonly host?: unknown;
  readonly $responseBodyText?: unknown;
  readonly $response?: { readonly headers?: Readonly<Record<string, string>>; readonly statusCode?: number };
}

const MOST_CHARACTERS = 40;

/** What an endpoint responded that is no document of AWS; undefined for errors that are. */
export function describeUnread(error: unknown): string | undefined {
  const { message, $response: response, $responseBodyText: body } = Object(error) as UnreadError;
  if (response === undefined || !String(message).includes('Deserialization error')) return undefined;
  const { headers = {}, statusCode } = response;
  const [word = ''] = (typeof body === 'string' ? body : '').trim().split(/\s+/);
  const start = word === '' ? '' : `, beginning with ${JSON.stringify(word.slice(0, MOST_CHARACTERS))}`;
  const what = headers['content-type'] ?? 'no content type';
  return `${hostOf(error) ?? 'the endpoint'} responded with status ${statusCode} and ${what}${start}, which is no response of AWS`;
}

/** The host that a request went to, as clients of ours name it. */
export function hostOf(error: unknown): string | undefined {
  const { host } = Object(error) as UnreadError;
  return typeof host === 'string' ? host : undefined;
}
