import { isPlainObject } from '@ami-select/core';
import type { Image } from '@aws-sdk/client-ec2';
import type { ImageRecord } from '../image/image-record.ts';
import { imageProblems } from './image-problems.ts';
import { ImportError } from './import-error.ts';
import { createRecorder } from './record-of.ts';

/** A member of a list of images: its record, or what is wrong with it. */
export type Member = ImageRecord | Broken;

interface Broken {
  readonly problems: readonly string[];
}

/** Reads the members of one list, which contain no nulls; images of the same kind share their traits. */
export function createMemberReader(): (member: unknown) => Member {
  const recordOf = createRecorder();
  return (member) => {
    const problems = imageProblems(member);
    return problems.length > 0 ? { problems } : recordOf(member as Image);
  };
}

/** The images of a file: the response of DescribeImages, or its list alone (`--query Images`). @throws ImportError */
export function imageList(json: unknown): readonly unknown[] {
  const list = isPlainObject(json) ? json.Images : json;
  if (Array.isArray(list)) return list;
  throw new ImportError(['Images is missing: the list of images must be at the top']);
}

/** The records of a list without broken members; of those with the same id the last one. @throws ImportError */
export function recordsOf(members: readonly Member[]): ImageRecord[] {
  const problems = members.flatMap((member, index) =>
    isBroken(member) ? member.problems.map((problem) => `image ${index + 1}${problem}`) : [],
  );
  if (problems.length > 0) throw new ImportError(problems);
  const records = members.filter((member): member is ImageRecord => !isBroken(member));
  return [...new Map(records.map((image) => [image.id, image])).values()];
}

function isBroken(member: Member): member is Broken {
  return 'problems' in member;
}

/** Some programs write what is absent as null. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(known.map(([key, item]) => [key, withoutNulls(item)]));
}
