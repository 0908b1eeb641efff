import type { Access } from './access.ts';

/**
 * What EC2 says of a denied call, decoded: JSON with `explicitDeny` and `context`. Needs the permission
 * `sts:DecodeAuthorizationMessage`; the client is loaded on first use.
 *
 * @throws the SDK's error.
 */
export async function decodeDenial(encoded: string, access: Access): Promise<string> {
  const { decodeAuthorizationMessage } = await import('./sts-client.ts');
  return decodeAuthorizationMessage(encoded, access);
}
