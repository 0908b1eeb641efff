import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { isPlainObject, type Problem } from '@ami-select/core';
import type { FleetHandle } from '../fleet/handle.ts';

/** Version of the packed form. */
export const PACKED_VERSION = 2;

/** What is wrong where `unpackHandle` finds no machines. */
export const UNREADABLE_MACHINES: Problem = {
  field: 'machines',
  message: 'a value that is not shown is not valid; expected base64 of compressed JSON',
};

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
/** Unpacked, in bytes: a thousand hosts take about half a MiB. */
const LARGEST_MACHINES = 16 * 1024 * 1024;
/** Columns compress to what is random in them; a higher quality takes longer and saves nothing. */
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

type Row = Readonly<Record<string, unknown>>;

/**
 * A handle as its file holds it: the private key once, in the intent, and everything that grows with the machines in one
 * compressed field, so that 500 machines stay below 60 KB.
 */
export function packHandle(handle: FleetHandle): Row {
  const { calls, hostKeys, hosts, attached, ...rest } = handle;
  const withoutKey = hosts?.map(({ privateKey: _privateKey, push: _push, ...host }) => host);
  const text = JSON.stringify({
    calls,
    hostKeys: toColumns(hostKeys),
    hosts: toColumns(withoutKey),
    attached: toColumns(attached),
  });
  return { version: PACKED_VERSION, ...rest, machines: brotliCompressSync(text, OPTIONS).toString('base64') };
}

/** The fields of a packed handle, unchecked; undefined when its machines cannot be read. */
export function unpackHandle(packed: Row): Row | undefined {
  const { machines: text, ...rest } = packed;
  const machines = typeof text === 'string' && BASE64.test(text) ? decompress(text) : undefined;
  if (!isPlainObject(machines)) return undefined;
  const hosts = fromColumns(machines.hosts);
  return {
    ...rest,
    calls: machines.calls,
    hostKeys: fromColumns(machines.hostKeys),
    hosts: Array.isArray(hosts) ? withKey(hosts, rest.intent) : hosts,
    attached: fromColumns(machines.attached),
  };
}

function decompress(text: string): unknown {
  try {
    const unpacked = brotliDecompressSync(Buffer.from(text, 'base64'), { maxOutputLength: LARGEST_MACHINES });
    return JSON.parse(unpacked.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Hosts log in with the key of the intent; where that was taken out, with keys pushed by EC2 Instance Connect. */
function withKey(hosts: readonly Row[], given: unknown): readonly Row[] {
  const intent = isPlainObject(given) ? given : {};
  const { privateKey } = isPlainObject(intent.ssh) ? intent.ssh : {};
  const { region } = intent;
  return hosts.map((host) => {
    // A record of an ended fleet has no keys at all.
    if (privateKey !== '' || host.hostKey === '') return { ...host, privateKey };
    const push = { kind: 'instance-connect', region, instanceId: host.instanceId };
    return { ...host, privateKey, push };
  });
}

/** Rows as a list of values for each of their fields, which compresses far better. */
function toColumns(
  rows: readonly object[] | undefined,
): Readonly<Record<string, readonly unknown[]>> | undefined {
  if (rows === undefined) return undefined;
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => (row as Row)[name])]));
}

/** The rows of columns; what has no such form stays as it is, for the check to complain about. */
function fromColumns(columns: unknown): readonly Row[] | unknown {
  if (!isPlainObject(columns)) return columns;
  const lists = Object.entries(columns);
  const [, first = []] = lists[0] ?? [];
  if (
    !Array.isArray(first) ||
    !lists.every(([, list]) => Array.isArray(list) && list.length === first.length)
  )
    return columns;
  return first.map((_, index) => {
    const fields = lists.map(([name, list]) => [name, (list as readonly unknown[])[index]] as const);
    // An absent field is null in a list.
    return Object.fromEntries(fields.filter(([, value]) => value !== null));
  });
}
