/** Content of a SigV4 Authorization header or pre-signed URL before anything is verified. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const PATTERN =
  /^AWS4-HMAC-SHA256 +Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, *SignedHeaders=([^,]+), *Signature=([0-9a-f]+)$/;

/** Parses a SigV4 Authorization header; undefined when there is none or it is of another kind. */
export function parseCredentialScope(authorization: string | undefined): CredentialScope | undefined {
  const match = authorization?.match(PATTERN);
  if (!match) return undefined;
  const [, accessKeyId = '', date = '', region = '', service = '', headers = '', signature = ''] = match;
  return { accessKeyId, date, region, service, signedHeaders: headers.split(';'), signature };
}
