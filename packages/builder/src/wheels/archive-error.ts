/** Bytes that are no archive, or one that no careful program unpacks; `message` starts with "it". */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}
