/** The most that one call of `getTree` brings home from its machine. */
export interface TreeLimits {
  /** Files. */
  readonly files: number;
  /** Bytes of all files together. */
  readonly bytes: number;
  /** Bytes of the listing of file names, of those that match and of those that do not. */
  readonly listingBytes: number;
}

const MIB = 1024 * 1024;

/** The limits of a call that gives none. */
export const TREE_LIMITS: TreeLimits = { files: 10_000, bytes: 2048 * MIB, listingBytes: 16 * MIB };
