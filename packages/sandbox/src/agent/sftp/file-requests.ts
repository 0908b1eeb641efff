import {
  chmodSync,
  chownSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  ftruncateSync,
  futimesSync,
  openSync,
  readSync,
  truncateSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { applyAttributes, encodeAttributes, readAttributes } from './attributes.ts';
import type { Handles } from './handles.ts';
import { openFlags } from './open-flags.ts';
import { type FieldReader, string } from './packets.ts';
import { bytes } from './paths.ts';
import { type Handler, REPLY, type Reply } from './reply.ts';

const LONGEST_READ = 255 * 1024;

/** Requests about what is in a file and about its attributes, by their numbers. */
export const FILE_REQUESTS: Readonly<Record<number, Handler>> = {
  3: open,
  4: (fields, handles) => {
    handles.close(fields.path());
  },
  5: read,
  6: write,
  8: (fields, handles) => [REPLY.attributes, encodeAttributes(fstatSync(handles.file(fields.path())))],
  9: setAttributes,
  10: setAttributesOfOpen,
};

function open(fields: FieldReader, handles: Handles): Reply {
  const path = bytes(fields.path());
  const flags = openFlags(fields.uint32());
  const fd = openSync(path, flags, readAttributes(fields).mode ?? 0o666);
  return [REPLY.handle, string(handles.add({ type: 'file', fd }))];
}

function read(fields: FieldReader, handles: Handles): Reply {
  const fd = handles.file(fields.path());
  const position = fields.uint64();
  const buffer = Buffer.alloc(Math.min(fields.uint32(), LONGEST_READ));
  const length = readSync(fd, buffer, 0, buffer.length, position);
  if (length === 0 && buffer.length > 0) return 'end';
  return [REPLY.data, string(buffer.subarray(0, length))];
}

function write(fields: FieldReader, handles: Handles): undefined {
  const fd = handles.file(fields.path());
  const start = fields.uint64();
  const data = fields.bytes();
  for (let done = 0; done < data.length; ) {
    done += writeSync(fd, data, done, data.length - done, start + done);
  }
}

function setAttributes(fields: FieldReader): undefined {
  const path = bytes(fields.path());
  applyAttributes(readAttributes(fields), {
    truncate: (size) => truncateSync(path, size),
    chmod: (mode) => chmodSync(path, mode),
    utimes: (accessed, modified) => utimesSync(path, accessed, modified),
    chown: (uid, gid) => chownSync(path, uid, gid),
  });
}

function setAttributesOfOpen(fields: FieldReader, handles: Handles): undefined {
  const fd = handles.file(fields.path());
  applyAttributes(readAttributes(fields), {
    truncate: (size) => ftruncateSync(fd, size),
    chmod: (mode) => fchmodSync(fd, mode),
    utimes: (accessed, modified) => futimesSync(fd, accessed, modified),
    chown: (uid, gid) => fchownSync(fd, uid, gid),
  });
}
