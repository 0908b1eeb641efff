import { SIGNATURE_V4_MEMBERS } from './form.ts';
import type { WireRequest } from './messages.ts';

/** Where an EC2 Instance Connect Endpoint takes websockets (AWS CLI, customizations/ec2instanceconnect). */
const PATH = '/openTunnel';

/** Whether a request opens the websocket of a tunnel; without the upgrade it is no call. */
export function isOpenTunnel({
  method,
  path,
  headers,
}: Pick<WireRequest, 'method' | 'path' | 'headers'>): boolean {
  return method === 'GET' && path === PATH && headers.upgrade?.toLowerCase() === 'websocket';
}

/** The input: what the URL has besides the signature. */
export function decodeTunnel(form: URLSearchParams): object {
  return Object.fromEntries([...form].filter(([name]) => !SIGNATURE_V4_MEMBERS.has(name)));
}
