import { gunzipSync } from 'node:zlib';
import { isMultipart, parseMime } from './mime.ts';

/** One piece of user data after unpacking. */
export interface UserDataPart {
  readonly kind: 'cloud-config' | 'script' | 'boothook';
  readonly name: string;
  readonly text: string;
}

/** User data as cloud-init would split it, and what it would complain about. */
export interface UserData {
  readonly parts: readonly UserDataPart[];
  readonly notices: readonly string[];
}

const MAX_DEPTH = 5;

/**
 * Splits raw user data (gzip, MIME multipart, scripts, cloud-config, boothooks) into its parts.
 * Never throws: what it cannot use becomes a notice, as cloud-init logs it and boots on.
 *
 * @see https://cloudinit.readthedocs.io/en/latest/explanation/format.html
 */
export function parseUserData(raw: Uint8Array | undefined): UserData {
  const parts: UserDataPart[] = [];
  const notices: string[] = [];
  if (raw !== undefined && raw.length > 0) collect({ raw, parts, notices, depth: 0 });
  return { parts, notices };
}

interface Collection {
  readonly raw: Uint8Array;
  readonly parts: UserDataPart[];
  readonly notices: string[];
  readonly depth: number;
  readonly type?: string | undefined;
  readonly name?: string | undefined;
}

function collect(collection: Collection): void {
  const { notices, depth } = collection;
  if (depth > MAX_DEPTH) {
    notices.push(`user data is nested deeper than ${MAX_DEPTH} levels; the rest is ignored`);
    return;
  }
  const text = unpack(collection.raw, notices);
  if (text === undefined) return;
  if (isMultipart(text, collection.type)) {
    for (const part of parseMime(text)) collect({ ...collection, ...part, depth: depth + 1 });
    return;
  }
  addPart(text, collection);
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

function addPart(text: string, { parts, notices, type, name }: Collection): void {
  const kind = kindOf(text, type);
  const partName = name ?? `part-${String(parts.length + 1).padStart(3, '0')}`;
  if (kind === 'cloud-config' || kind === 'script' || kind === 'boothook') {
    parts.push({ kind, name: partName, text: kind === 'boothook' ? withoutBoothookLine(text) : text });
    return;
  }
  if (kind !== undefined) notices.push(`${kind} in user data is not supported here and was ignored`);
  else notices.push(`Unhandled non-multipart (text/x-not-multipart) userdata: '${text.slice(0, 24)}...'`);
}

const MARKERS: readonly (readonly [string, string])[] = [
  ['#cloud-config-archive', '#cloud-config-archive'],
  ['#cloud-config', 'cloud-config'],
  ['#cloud-boothook', 'boothook'],
  ['#include', '#include'],
  ['#part-handler', '#part-handler'],
  ['## template: jinja', '## template: jinja'],
  ['#!', 'script'],
];

const TYPES: Readonly<Record<string, string>> = {
  'text/cloud-config': 'cloud-config',
  'text/x-shellscript': 'script',
  'text/cloud-boothook': 'boothook',
  'text/x-include-url': '#include',
  'text/x-include-once-url': '#include',
  'text/part-handler': '#part-handler',
  'text/jinja2': '## template: jinja',
  'text/cloud-config-archive': '#cloud-config-archive',
};

function kindOf(text: string, type: string | undefined): string | undefined {
  const declared = type === undefined ? undefined : TYPES[type];
  if (declared !== undefined) return declared;
  const start = text.trimStart();
  return MARKERS.find(([marker]) => start.startsWith(marker))?.[1];
}

function withoutBoothookLine(text: string): string {
  return text.trimStart().replace(/^#cloud-boothook[^\n]*\n?/, '');
}
