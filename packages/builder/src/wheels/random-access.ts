/** Bytes of a file that need not be read from its start: a local file, or ranges of one in an index. */
export interface RandomAccess {
  /** In bytes. */
  readonly size: number;
  /** The bytes from `start` on, fewer than `length` at the end of the file, in memory that nothing else uses. */
  read(start: number, length: number): Promise<Buffer>;
}
