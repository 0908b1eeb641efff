/** One leaf of a MIME message. */
export interface MimePart {
  readonly raw: Uint8Array;
  readonly type: string;
  readonly name?: string | undefined;
  /** How a cloud-config is merged with those before it (`Merge-Type`). */
  readonly mergeType?: string | undefined;
}

/** Whether cloud-init takes user data for a MIME message: its start names the version. */
export function isMime(text: string): boolean {
  return /mime-version:/i.test(text.slice(0, 4096));
}

/** A MIME message that is no multipart, or one of its parts. */
export function parseMimeMessage(text: string): MimePart {
  return readPart(text.replaceAll('\r\n', '\n'));
}

/** Splits a MIME multipart message into its parts, nested messages kept whole. */
export function parseMime(text: string): MimePart[] {
  const { headers, body } = splitMessage(text);
  const boundary = parameter(headers.get('content-type') ?? '', 'boundary');
  if (boundary === undefined) return [];
  const parts: MimePart[] = [];
  for (const section of sections(body, boundary)) parts.push(readPart(section));
  return parts;
}

interface Message {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

function splitMessage(text: string): Message {
  const unix = text.replaceAll('\r\n', '\n').replace(/^From [^\n]*\n/, '');
  const end = unix.indexOf('\n\n');
  const head = end < 0 ? unix : unix.slice(0, end);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const match = /^([!-9;-~]+):\s*(.*)$/.exec(line);
    if (match === null) return { headers: new Map(), body: unix };
    headers.set((match[1] ?? '').toLowerCase(), match[2] ?? '');
  }
  return { headers, body: end < 0 ? '' : unix.slice(end + 2) };
}

function parameter(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return match?.[1] ?? match?.[2];
}

function sections(body: string, boundary: string): string[] {
  const chunks = `\n${body}`.split(`\n--${boundary}`);
  const found: string[] = [];
  for (const chunk of chunks.slice(1)) {
    if (chunk.startsWith('--')) break;
    found.push(chunk.replace(/^[ \t]*\n/, ''));
  }
  return found;
}

function readPart(section: string): MimePart {
  const { headers, body } = section.startsWith('\n')
    ? { headers: new Map<string, string>(), body: section.slice(1) }
    : splitMessage(section);
  const contentType = headers.get('content-type') ?? 'text/plain';
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const name =
    parameter(headers.get('content-disposition') ?? '', 'filename') ?? parameter(contentType, 'name');
  const raw = type.startsWith('multipart/') ? Buffer.from(section) : decode(body, headers);
  return { raw, type, name, mergeType: headers.get('merge-type') ?? headers.get('x-merge-type') };
}

function decode(body: string, headers: ReadonlyMap<string, string>): Uint8Array {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding === 'quoted-printable') return Buffer.from(unquote(body), 'latin1');
  return Buffer.from(body, 'utf8');
}

function unquote(body: string): string {
  return body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
