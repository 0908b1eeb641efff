import { isUtf8 } from 'node:buffer';

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** Why a file of a .dist-info is refused before anything in it is read; `isUtf8Needed` where pip and uv both need it. */
export function textProblems(
  title: string,
  content: Buffer,
  { isUtf8Needed = true }: { readonly isUtf8Needed?: boolean } = {},
): readonly string[] {
  if (content.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK))
    return [`its ${title} starts with a byte order mark; expected UTF-8 without one`];
  if (isUtf8Needed && !isUtf8(content)) return [`its ${title} is not UTF-8; expected UTF-8`];
  return [];
}
