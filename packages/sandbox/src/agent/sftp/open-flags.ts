import { constants } from 'node:fs';

const READ = 0x01;
const WRITE = 0x02;

const FLAGS: readonly (readonly [bit: number, flag: number])[] = [
  [0x04, constants.O_APPEND],
  [0x08, constants.O_CREAT],
  [0x10, constants.O_TRUNC],
  [0x20, constants.O_EXCL],
];

/** Flags of open(2) for the bits of an SFTP open, in any combination: scp sends write and create without truncate. */
export function openFlags(bits: number): number {
  const others = FLAGS.filter(([bit]) => (bits & bit) !== 0);
  return others.reduce((flags, [, flag]) => flags | flag, accessMode(bits));
}

function accessMode(bits: number): number {
  if ((bits & WRITE) === 0) return constants.O_RDONLY;
  return (bits & READ) === 0 ? constants.O_WRONLY : constants.O_RDWR;
}
