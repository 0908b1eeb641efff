import type { Problem } from '@ami-select/core';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { SIGNATURE_PREFIX } from '../fleet/signature.ts';

/** EC2 allows 50 tags; the signature takes up to seven, and `Name` is one. */
const MOST_TAGS = 42;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
const KEY = `keys of 1 to ${LONGEST_KEY} characters that do not begin with ${SIGNATURE_PREFIX} or aws:`;
const VALUE = `a string of at most ${LONGEST_VALUE} characters`;

/**
 * What EC2 would refuse in tags, and control characters: EC2's user guide lets a tag have any character ("Tag
 * restrictions"), but the XML of its responses cannot carry these (XML 1.0, 2.2), so that a list that shows the fleet
 * might not be read [U]. No value is in a message: it may be a secret that is in the wrong place.
 */
export function checkTags({ tags = {} }: Pick<FleetRequest, 'tags'>): readonly Problem[] {
  const entries = Object.entries(tags);
  const tooMany =
    entries.length > MOST_TAGS ? [problem('tags', `${entries.length} tags`, `at most ${MOST_TAGS}`)] : [];
  return [...tooMany, ...entries.flatMap(([key, value]) => [...checkKey(key), ...checkValue(key, value)])];
}

function checkKey(key: string): readonly Problem[] {
  const isReserved = key.startsWith(SIGNATURE_PREFIX) || key.toLowerCase().startsWith('aws:');
  if (isReserved || key === '' || key.length > LONGEST_KEY) return [problem('tags', nameOf(key), KEY)];
  return hasControl(key) ? [problem('tags', nameOf(key), 'keys without control characters')] : [];
}

function checkValue(key: string, value: unknown): readonly Problem[] {
  const field = `tags ${nameOf(key)}`;
  if (typeof value !== 'string') return [problem(field, `a ${typeof value}`, VALUE)];
  if (value.length > LONGEST_VALUE) return [problem(field, `a value of ${value.length} characters`, VALUE)];
  return hasControl(value) ? [problem(field, 'a value with a control character', 'text without them')] : [];
}

function problem(field: string, got: string, expected: string): Problem {
  return { field, message: `${got} is not valid; expected ${expected}` };
}

/** The key; a very long one by its beginning. */
function nameOf(key: string): string {
  return key.length > LONGEST_KEY ? `${key.slice(0, 32)}… (${key.length} characters)` : key || '""';
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
