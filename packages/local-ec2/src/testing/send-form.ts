import type { LocalEc2Handler } from '../endpoint/handler.ts';

/** The response to a form, as a client without a model sees it. */
export interface FormResponse {
  readonly status: number;
  /** Code of the error; empty for a success. */
  readonly code: string;
  readonly message: string;
  readonly body: string;
}

/** Sends one call of the query protocol as its form, as older clients write it. */
export async function sendForm(
  { requestHandler }: Pick<LocalEc2Handler, 'requestHandler'>,
  form: Readonly<Record<string, string>> | string,
  { version = '2016-11-15' }: { readonly version?: string } = {},
): Promise<FormResponse> {
  const parameters = new URLSearchParams(form);
  if (!parameters.has('Version')) parameters.append('Version', version);
  const { response } = await requestHandler.handle({
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: parameters.toString(),
  });
  const body = Buffer.from(response.body).toString();
  const read = (element: string): string => new RegExp(`<${element}>([^<]*)<`).exec(body)?.[1] ?? '';
  return { status: response.statusCode, code: read('Code'), message: read('Message'), body };
}
