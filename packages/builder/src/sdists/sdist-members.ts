/** One member of a source archive. */
export interface SdistMember {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link' | 'hard link' | 'other';
  /** Unpacked bytes. */
  readonly size: number;
  /** Where a link leads, as written. */
  readonly target?: string | undefined;
  /** Bytes of a file that was wanted. */
  readonly content?: Buffer | undefined;
}

/** The members of an archive that are kept. */
export interface KeptMembers {
  readonly wants: (path: string) => boolean;
  /** Bytes; a larger file is not kept. */
  readonly largest: number;
}

/** No real archive is near this. */
export const MOST_MEMBERS = 200_000;
