import { gunzipSync } from 'node:zlib';
import { isMime, type MimePart, parseMime, parseMimeMessage } from './mime.ts';
import { NOT_MULTIPART, type PartKind, partKind } from './part-kind.ts';

/** One piece of user data after unpacking. */
export interface UserDataPart {
  readonly kind: PartKind;
  readonly name: string;
  readonly text: string;
  /** How a cloud-config is merged with those before it, when a header says so. */
  readonly mergeType?: string | undefined;
}

/** User data as cloud-init would split it, and what it would complain about. */
export interface UserData {
  readonly parts: readonly UserDataPart[];
  readonly notices: readonly string[];
}

const MAX_DEPTH = 5;

/**
 * Splits raw user data (gzip, MIME, scripts of every frequency, cloud-config, boothooks) into its parts.
 * Never throws: what it cannot use becomes a notice, as cloud-init logs it and boots on.
 *
 * @see https://cloudinit.readthedocs.io/en/latest/explanation/format.html
 */
export function parseUserData(raw: Uint8Array | undefined): UserData {
  const parts: UserDataPart[] = [];
  const notices: string[] = [];
  if (raw !== undefined && raw.length > 0) collectWhole({ parts, notices, count: 0 }, raw);
  return { parts, notices };
}

interface Collection {
  readonly parts: UserDataPart[];
  readonly notices: string[];
  /** Parts so far, those without use included: the unnamed ones are numbered. */
  count: number;
}

function collectWhole(collection: Collection, raw: Uint8Array): void {
  const text = unpack(raw, collection.notices);
  if (text === undefined) return;
  if (isMime(text)) collect(collection, parseMimeMessage(text), 0);
  else addPart(collection, text, { raw, type: NOT_MULTIPART });
}

function collect(collection: Collection, part: MimePart, depth: number): void {
  const { notices } = collection;
  if (depth > MAX_DEPTH) {
    notices.push(`user data is nested deeper than ${MAX_DEPTH} levels; the rest is ignored`);
    return;
  }
  const text = unpack(part.raw, notices);
  if (text === undefined) return;
  if (!part.type.startsWith('multipart/')) addPart(collection, text, part);
  else for (const inner of parseMime(text)) collect(collection, inner, depth + 1);
}

function unpack(raw: Uint8Array, notices: string[]): string | undefined {
  if (raw[0] !== 0x1f || raw[1] !== 0x8b) return Buffer.from(raw).toString('utf8');
  try {
    return gunzipSync(raw).toString('utf8');
  } catch (error) {
    notices.push(`user data starts like gzip but does not unpack: ${String(error)}`);
    return undefined;
  }
}

function addPart(collection: Collection, text: string, { type, name, mergeType }: MimePart): void {
  const { parts, notices } = collection;
  const { kind, unsupported } = partKind(text, type);
  if (unsupported !== undefined)
    notices.push(`${unsupported} in user data is not supported here and was ignored`);
  collection.count += 1;
  if (kind !== undefined) {
    const given = name ?? `part-${String(collection.count).padStart(3, '0')}`;
    const body = kind === 'boothook' ? withoutBoothookLine(text) : text;
    parts.push({ kind, name: fileName(given, kind), text: body, ...(mergeType && { mergeType }) });
  } else if (unsupported === undefined && text !== '') {
    const what = type === NOT_MULTIPART ? 'non-multipart' : 'unknown content-type';
    notices.push(`Unhandled ${what} (${type}) userdata: '${text.split('\n')[0]?.slice(0, 24)}...'`);
  }
}

/** As cloud-init names the file: without characters that it does not like, and without folders. */
function fileName(name: string, kind: PartKind): string {
  const last = kind.startsWith('per-') ? name.replace(/^.*\//, '') : name.replaceAll('/', '_');
  return last.replace(/[^\w.()-]/g, '');
}

function withoutBoothookLine(text: string): string {
  return text.trimStart().replace(/^#cloud-boothook[^\n]*\n?/, '');
}
