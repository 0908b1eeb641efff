import { gunzipSync } from 'node:zlib';
import { isPlainObject } from '@ami-select/core';
import type { PlannedFile } from './boot-plan.ts';
import { asText, asTruth, type CloudConfig } from './cloud-config.ts';

/** Reads `write_files`; entries that cannot be used become notices. */
export function planFiles(config: CloudConfig, notices: string[]): PlannedFile[] {
  const entries = config.write_files;
  if (entries === undefined || entries === null) return [];
  if (!Array.isArray(entries)) {
    notices.push("cloud-config 'write_files' must be a list; it was ignored");
    return [];
  }
  return entries.flatMap((entry: unknown) => planFile(entry, notices));
}

function planFile(entry: unknown, notices: string[]): PlannedFile[] {
  const path = isPlainObject(entry) ? asText(entry.path) : undefined;
  if (!isPlainObject(entry) || path === undefined || !path.startsWith('/')) {
    notices.push("an entry of 'write_files' has no absolute path; it was ignored");
    return [];
  }
  if (entry.source !== undefined) notices.push(`write_files: 'source' of ${path} is not supported here`);
  const content = decodeContent(entry, notices);
  if (content === undefined) return [];
  return [
    {
      path,
      content: content.toString('base64'),
      owner: asText(entry.owner) ?? 'root:root',
      mode: parseMode(entry.permissions),
      append: asTruth(entry.append, false),
      defer: asTruth(entry.defer, false),
    },
  ];
}

function decodeContent(entry: Readonly<Record<string, unknown>>, notices: string[]): Buffer | undefined {
  const raw: unknown = entry.content ?? '';
  const encoding = (asText(entry.encoding) ?? 'text/plain').toLowerCase();
  const bytes = raw instanceof Uint8Array ? Buffer.from(raw) : Buffer.from(String(raw));
  const isBase64 = /^(b64|base64|gz\+b64|gz\+base64|gzip\+b64|gzip\+base64)$/.test(encoding);
  const isGzip = /^(gz|gzip)/.test(encoding);
  try {
    const decoded = isBase64 ? Buffer.from(bytes.toString('latin1'), 'base64') : bytes;
    return isGzip ? gunzipSync(decoded) : decoded;
  } catch (error) {
    notices.push(
      `write_files: content of ${String(entry.path)} does not decode as ${encoding}: ${String(error)}`,
    );
    return undefined;
  }
}

function parseMode(permissions: unknown): number {
  if (typeof permissions === 'number') return permissions;
  const text = asText(permissions);
  const mode = text === undefined ? Number.NaN : Number.parseInt(text.replace(/^0o/, ''), 8);
  return Number.isNaN(mode) ? 0o644 : mode;
}
