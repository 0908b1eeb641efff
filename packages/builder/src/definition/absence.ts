import { nearestWord, type Problem } from '@ami-select/core';

const ABSENT = 'is not valid because it is missing; expected ';

/** The problem of a field that must be there. */
export function absence(field: string, expected: string): Problem {
  return { field, message: `${ABSENT}${expected}` };
}

/**
 * The problems without those of fields that are absent only because what was given for them, or their misspelt names,
 * were refused, here or `before`.
 */
export function withoutKnownAbsences(
  problems: readonly Problem[],
  before: readonly string[] = [],
): readonly Problem[] {
  const others = problems.filter(({ message }) => !message.startsWith(ABSENT));
  const refused = [...before, ...others.flatMap(({ field }) => field ?? [])];
  return problems.filter((problem) => !isKnownAbsence(problem, refused));
}

/** Whether a field is absent only because what was given for it, or its misspelt name, was refused. */
export function wasRefused(field: string, before: readonly string[]): boolean {
  return isKnownAbsence(absence(field, ''), before);
}

function isKnownAbsence({ field = '', message }: Problem, refused: readonly string[]): boolean {
  if (!message.startsWith(ABSENT)) return false;
  const [group, key] = splitPath(field);
  return refused.some((path) => {
    const [refusedGroup, refusedKey] = splitPath(path);
    // Versions are keys, too, and no version is another one misspelt.
    const isWord = /^[a-z]/.test(key) && group === refusedGroup;
    const isOfField = path === field || path.startsWith(`${field}.`);
    return isOfField || (isWord && nearestWord(refusedKey, [key]) !== undefined);
  });
}

function splitPath(path: string): readonly [group: string, key: string] {
  const dot = path.lastIndexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
}
