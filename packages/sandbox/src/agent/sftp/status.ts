import { packet, string, uint32 } from './packets.ts';

const STATUS = 101;

/** Outcomes of a request, by the protocol's numbers. */
export const STATUS_CODE = {
  ok: 0,
  endOfFile: 1,
  noSuchFile: 2,
  permissionDenied: 3,
  failure: 4,
  badMessage: 5,
  unsupported: 8,
} as const;

const CODES: Readonly<Record<string, number>> = {
  ENOENT: STATUS_CODE.noSuchFile,
  ENOTDIR: STATUS_CODE.noSuchFile,
  ELOOP: STATUS_CODE.noSuchFile,
  EBADF: STATUS_CODE.noSuchFile,
  EACCES: STATUS_CODE.permissionDenied,
  EPERM: STATUS_CODE.permissionDenied,
  EROFS: STATUS_CODE.permissionDenied,
};

/** The response to a request that has nothing to return. */
export function statusPacket(id: number, code: number, message = ''): Buffer {
  return packet(STATUS, uint32(id), uint32(code), string(Buffer.from(message)), string('en'));
}

/** The response to a request that failed. */
export function errorPacket(id: number, error: unknown): Buffer {
  const message = error instanceof Error ? error.message : String(error);
  return statusPacket(id, codeOf(error), message);
}

function codeOf(error: unknown): number {
  if (error instanceof RangeError) return STATUS_CODE.badMessage;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return CODES[code] ?? STATUS_CODE.failure;
}
