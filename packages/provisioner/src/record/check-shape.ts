import { isPlainObject, type Problem } from '@ami-select/core';

/** Lists what is wrong with one value. */
export type Check = (field: string, value: unknown, complain: (problem: Problem) => void) => void;

/** Text of a form. */
export function text(pattern: RegExp, expected: string, longest = 1_024): Check {
  return (field, value, complain) => {
    if (typeof value === 'string' && value.length <= longest && pattern.test(value)) return;
    complain(problem(field, quote(value), expected));
  };
}

/** Text that is never quoted. */
export function secret(pattern: RegExp, expected: string, longest: number): Check {
  return (field, value, complain) => {
    if (typeof value !== 'string' || value.length > longest || !pattern.test(value))
      complain(problem(field, 'a value that is not shown', expected));
  };
}

export function oneOf(...words: readonly unknown[]): Check {
  return (field, value, complain) => {
    if (!words.includes(value)) complain(problem(field, quote(value), words.join(' or ')));
  };
}

export function integer(from: number, to: number): Check {
  return (field, value, complain) => {
    const isWithin = typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
    if (!isWithin) complain(problem(field, quote(value), `an integer from ${from} to ${to}`));
  };
}

/** The value may be absent. */
export function maybe(check: Check): Check {
  return (field, value, complain) => {
    if (value !== undefined) check(field, value, complain);
  };
}

export function listOf(check: Check, most: number): Check {
  return (field, value, complain) => {
    if (!Array.isArray(value) || value.length > most)
      complain(problem(field, quote(value), `a list of at most ${most}`));
    else for (const [index, item] of value.entries()) check(`${field}[${index}]`, item, complain);
  };
}

/** An object with these fields; others are nobody's and stay unread. */
export function shape(fields: Readonly<Record<string, Check>>): Check {
  return (field, value, complain) => {
    if (!isPlainObject(value)) return complain(problem(field, quote(value), 'an object'));
    for (const [name, check] of Object.entries(fields)) {
      const own = Object.hasOwn(value, name) ? value[name] : undefined;
      check(field === '' ? name : `${field}.${name}`, own, complain);
    }
  };
}

/** An object whose values all pass one check. */
export function recordOf(check: Check, most: number): Check {
  return (field, value, complain) => {
    if (!isPlainObject(value) || Object.keys(value).length > most)
      complain(problem(field, quote(value), `an object of at most ${most} fields`));
    else for (const [name, item] of Object.entries(value)) check(`${field}.${name}`, item, complain);
  };
}

export function problem(field: string, got: string, expected: string): Problem {
  return { field, message: `${got} is not valid; expected ${expected}` };
}

/** Words and numbers as they are, cut short; of anything else only what it is, as it may hold a key. */
export function quote(value: unknown): string {
  if (value === undefined) return 'an absent value';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const shown = JSON.stringify(value);
  return shown.length > 100 ? `${shown.slice(0, 100)}… (${shown.length} characters)` : shown;
}
