import {
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { encodeAttributes, readAttributes } from './attributes.ts';
import type { Handles } from './handles.ts';
import { longName } from './long-name.ts';
import { type FieldReader, string, uint32 } from './packets.ts';
import { bytes, listNames, resolvePath } from './paths.ts';
import { type Handler, REPLY, type Reply } from './reply.ts';

/** Names of a folder in one response. */
const NAMES_AT_ONCE = 100;
const NO_ATTRIBUTES: Buffer = uint32(0);

/** Requests about what has which name, by their numbers. */
export const PATH_REQUESTS: Readonly<Record<number, Handler>> = {
  7: (fields) => [REPLY.attributes, encodeAttributes(lstatSync(bytes(fields.path())))],
  11: openFolder,
  12: listFolder,
  13: (fields) => {
    unlinkSync(bytes(fields.path()));
  },
  14: (fields) => {
    mkdirSync(bytes(fields.path()), readAttributes(fields).mode ?? 0o777);
  },
  15: (fields) => {
    rmdirSync(bytes(fields.path()));
  },
  16: (fields) => oneName(resolvePath(fields.path())),
  17: (fields) => [REPLY.attributes, encodeAttributes(statSync(bytes(fields.path())))],
  18: renameToFree,
  19: (fields) => oneName(readlinkSync(bytes(fields.path()), { encoding: 'buffer' })),
  20: link,
};

/** Requests that OpenSSH added, by their names. */
export const EXTENSIONS: Readonly<Record<string, Handler>> = {
  'posix-rename@openssh.com': (fields) => {
    renameSync(bytes(fields.path()), bytes(fields.path()));
  },
};

function openFolder(fields: FieldReader, handles: Handles): Reply {
  const path = fields.path();
  return [REPLY.handle, string(handles.add({ type: 'folder', path, names: listNames(path) }))];
}

function listFolder(fields: FieldReader, handles: Handles): Reply {
  const { path, names } = handles.folder(fields.path());
  if (names.length === 0) return 'end';
  const entries = names.splice(0, NAMES_AT_ONCE).flatMap((name) => {
    const stats = lstatSync(bytes(`${path}/${name}`), { throwIfNoEntry: false });
    return stats === undefined ? [] : [folderEntry(name, stats)];
  });
  return [REPLY.names, Buffer.concat([uint32(entries.length), ...entries])];
}

function folderEntry(name: string, stats: Stats): Buffer {
  return Buffer.concat([string(name), string(longName(name, stats)), encodeAttributes(stats)]);
}

function oneName(name: Buffer | string): Reply {
  return [REPLY.names, Buffer.concat([uint32(1), string(name), string(name), NO_ATTRIBUTES])];
}

/** The protocol's own rename overwrites nothing. */
function renameToFree(fields: FieldReader): undefined {
  const [from, to] = [bytes(fields.path()), bytes(fields.path())];
  if (existsSync(to)) throw new Error('the new name is taken');
  renameSync(from, to);
}

/** OpenSSH and all that follow it send the target first, against the protocol's draft. */
function link(fields: FieldReader): undefined {
  const target = bytes(fields.path());
  symlinkSync(target, bytes(fields.path()));
}
