import { isPlainObject } from '@ami-select/core';
import type { ImageRecord } from '../image/image-record.ts';
import { ImportError } from './import-error.ts';
import { createMemberReader, imageList, type Member, recordsOf, withoutNulls } from './members.ts';
import { createImageSplitter } from './split-images.ts';

/**
 * Reads the output of `aws ec2 describe-images` from pieces of its text, however long it is; of images with the same
 * id the last one counts.
 * @throws ImportError that lists everything that is wrong with every image.
 */
export async function readImages(pieces: AsyncIterable<Buffer>): Promise<readonly ImageRecord[]> {
  const read = createMemberReader();
  const found: Member[] = [];
  const splitter = createImageSplitter((text) => void found.push(read(parse(text))));
  try {
    for await (const piece of pieces) splitter.push(piece);
    return recordsOf(inPlace(imageList(parse(splitter.end())), { found, read }));
  } catch (error) {
    // The text of a JSON error quotes the file, which may be another one.
    if (error instanceof SyntaxError) throw new ImportError(['it is not JSON']);
    throw error;
  }
}

function parse(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes('null') ? withoutNulls(value) : value;
}

/** The list with what was found in the place of its objects. */
function inPlace(
  list: readonly unknown[],
  { found, read }: { readonly found: readonly Member[]; readonly read: (member: unknown) => Member },
): Member[] {
  let next = 0;
  return list.map((member) => {
    if (!isPlainObject(member)) return read(member);
    next += 1;
    return found[next - 1] ?? read(member);
  });
}
