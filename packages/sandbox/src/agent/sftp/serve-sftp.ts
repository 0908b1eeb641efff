import { once } from 'node:events';
import { FILE_REQUESTS } from './file-requests.ts';
import { createHandles, type Handles } from './handles.ts';
import { createFieldReader, packet, readPackets, string, uint32 } from './packets.ts';
import { EXTENSIONS, PATH_REQUESTS } from './path-requests.ts';
import type { Handler, Reply } from './reply.ts';
import { errorPacket, STATUS_CODE, statusPacket } from './status.ts';

const INIT = 1;
const VERSION = 2;
const EXTENDED = 200;
const PROTOCOL = 3;

const REQUESTS: Readonly<Record<number, Handler>> = { ...FILE_REQUESTS, ...PATH_REQUESTS };

/**
 * Serves SFTP, version 3, as OpenSSH's sftp-server does: one client on two streams, with the rights of this process.
 * Requests are carried out one after the other. Resolves when the client ends its stream.
 *
 * @throws Error when the client does not speak SFTP
 */
export async function serveSftp(options: {
  input: AsyncIterable<Buffer>;
  output: NodeJS.WritableStream;
}): Promise<void> {
  const { input, output } = options;
  const handles = createHandles();
  for await (const message of readPackets(input)) {
    if (!output.write(respond(message, handles))) await once(output, 'drain');
  }
}

function respond(message: Buffer, handles: Handles): Buffer {
  const fields = createFieldReader(message);
  const type = fields.byte();
  if (type === INIT) return packet(VERSION, uint32(PROTOCOL), ...announcedExtensions());
  const id = fields.uint32();
  try {
    const handler = type === EXTENDED ? EXTENSIONS[fields.path()] : REQUESTS[type];
    if (handler === undefined) return statusPacket(id, STATUS_CODE.unsupported, 'not supported');
    return replyPacket(id, handler(fields, handles));
  } catch (error) {
    return errorPacket(id, error);
  }
}

function announcedExtensions(): Buffer[] {
  return Object.keys(EXTENSIONS).flatMap((name) => [string(name), string('1')]);
}

function replyPacket(id: number, reply: Reply): Buffer {
  if (reply === undefined) return statusPacket(id, STATUS_CODE.ok);
  if (reply === 'end') return statusPacket(id, STATUS_CODE.endOfFile);
  const [type, content] = reply;
  return packet(type, uint32(id), content);
}
