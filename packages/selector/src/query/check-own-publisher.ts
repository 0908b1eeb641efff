import { didYouMean, type Problem } from '@ami-select/core';
import { ARCHITECTURE_WORDS, architectureOf } from '../image/architecture.ts';
import { readPublisherWord } from '../publishers/publisher-word.ts';
import type { PublisherTable } from '../publishers/table.ts';
import { FIELDS } from './fields.ts';
import { bracesOf, hasVersion, PLACEHOLDERS } from './name-template.ts';
import type { OwnPublisher } from './own-publisher.ts';
import type { Reader } from './readers.ts';

/** Words that mean something else at the beginning of a line such as `self/name-*` or `ssm:/path`. */
const TAKEN: readonly string[] = ['self', 'amazon', 'aws-marketplace', 'aws-backup-vault', 'ssm', 'resolve'];

/** The problems of the word that queries would name a publisher by. A known publisher is never redefined. */
export function checkWord(word: string, known: PublisherTable): Problem[] {
  const because = reasonAgainst(word, known);
  if (because === undefined) return [];
  return [{ message: `"${word}" is not valid because ${because}; expected another word, such as corp` }];
}

function reasonAgainst(word: string, known: PublisherTable): string | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(word))
    return 'it is not made of lower-case letters, digits and -, beginning with a letter';
  if (TAKEN.includes(word) || word.startsWith('ami-')) return 'it means something else in a query';
  const meaning = readPublisherWord(word, known);
  if (meaning === undefined) return undefined;
  return `it names the known publisher ${[meaning.publisher, meaning.version].filter(Boolean).join(' ')}`;
}

/** The problems of a row, all at once. */
export function checkOwnPublisher(row: OwnPublisher): Problem[] {
  return [
    ...ownerProblems(row),
    ...problemsOf('names', FIELDS.name, row.names),
    ...problemsOf('exclude', FIELDS.exclude, row.exclude),
    ...(row.names ?? []).flatMap(templateProblems),
    ...versionProblems(row),
    ...(row.exclude ?? []).flatMap(excludeProblems),
    ...parameterProblems(row),
    ...(row.architectures ?? []).flatMap(architectureProblems),
    ...repeatedArchitectures(row.architectures ?? []),
    ...userProblems(row),
  ];
}

function ownerProblems({ owner }: OwnPublisher): Problem[] {
  if (owner !== undefined) return problemsOf('owner', FIELDS.owners, owner);
  const message =
    'is missing; expected account ids of 12 digits, self, amazon, aws-marketplace or aws-backup-vault';
  return [{ field: 'owner', message }];
}

function problemsOf(field: string, reader: Reader<unknown>, value: unknown): Problem[] {
  if (value === undefined) return [];
  const reading = reader(value);
  return 'problem' in reading ? [{ field, message: reading.problem }] : [];
}

function templateProblems(name: string): Problem[] {
  const problem = (because: string, expected: string): Problem => ({
    field: 'names',
    message: `"${name}" is not valid because ${because}; expected ${expected}`,
  });
  const unknown = wrongBraces(name);
  if (unknown !== undefined) return [problem(unknown, PLACEHOLDERS.join(' and '))];
  if (name.includes('\\') && !('problem' in FIELDS.name([name])))
    return [problem('no name of an image has a \\', 'it without')];
  if (bracesOf(name).filter((word) => word === '{version}').length > 1)
    return [problem('{version} is there twice', 'it once')];
  const [because, expected] = edgeProblem(name) ?? [];
  return because === undefined || expected === undefined ? [] : [problem(because, expected)];
}

/** Why a name would be found for a version that is not its own, and what is expected instead. */
function edgeProblem(name: string): readonly [because: string, expected: string] | undefined {
  if (/\{version\}[*?\d]/.test(name))
    return ['1.2 would take 1.20, too', 'another character after {version}, such as {version}-*'];
  if (/(?:[*?]\.?|\d)\{version\}/.test(name))
    return ['2 would take 12, too', 'another character before {version}, such as *-{version}'];
  if (/\*[^A-Za-z\d{}?*]*\{version\}[^A-Za-z\d{}?*]*\*/.test(name))
    return [
      'any number between the two * could be the version',
      'a word or {arch} between {version} and one *, such as base-{version}-*',
    ];
  return undefined;
}

/** A name without `{version}` would be found for every version. */
function versionProblems({ names = [], parameter = '' }: OwnPublisher): Problem[] {
  const without = names.filter((name) => !hasVersion(name));
  const isMixed = without.length > 0 && without.length < names.length;
  if (isMixed) {
    const message = `${without.map((name) => `"${name}"`).join(', ')} is not valid because the other names have {version}; expected it in all names or in none`;
    return [{ field: 'names', message }];
  }
  if (!hasVersion(parameter) || (names.length > 0 && without.length === 0)) return [];
  return [{ field: 'parameter', message: 'has {version}, and names have not; expected it in both' }];
}

function excludeProblems(glob: string): Problem[] {
  const braces = bracesOf(glob);
  if (!/[{}]/.test(glob)) return [];
  const what = braces.length === 0 ? 'a brace' : braces.join(', ');
  const message = `"${glob}" is not valid because ${what} has no meaning there; expected a glob with * and ? alone`;
  return [{ field: 'exclude', message }];
}

function parameterProblems({ parameter }: OwnPublisher): Problem[] {
  if (parameter === undefined) return [];
  const unknown = wrongBraces(parameter);
  if (unknown !== undefined) {
    const message = `"${parameter}" is not valid because ${unknown}; expected ${PLACEHOLDERS.join(' and ')}`;
    return [{ field: 'parameter', message }];
  }
  return problemsOf('parameter', FIELDS.ssmParameter, parameter.replaceAll(/[{}]/g, ''));
}

function architectureProblems(word: string): Problem[] {
  if (architectureOf(word) !== undefined) return [];
  const message = `"${word}" is not valid because it is unknown${didYouMean(word, ARCHITECTURE_WORDS)}; expected x86_64 (amd64), arm64 (aarch64) or i386`;
  return [{ field: 'architectures', message }];
}

function repeatedArchitectures(words: readonly string[]): Problem[] {
  const known = words.map((word) => [word, architectureOf(word)] as const);
  return known.flatMap(([word, architecture], at) => {
    const first = known.find(([, other]) => other !== undefined && other === architecture);
    if (first === undefined || known.indexOf(first) === at) return [];
    const message = `"${word}" is not valid because "${first[0]}" is the same architecture; expected one word for each`;
    return [{ field: 'architectures', message }];
  });
}

function userProblems({ user }: OwnPublisher): Problem[] {
  if (user === undefined || /^[A-Za-z_][\w.-]*$/.test(user)) return [];
  const message = `"${user}" is not valid because no user has such a name; expected one such as ec2-user`;
  return [{ field: 'user', message }];
}

/** What is wrong with the first word in braces that is no placeholder, or with a brace that belongs to none. */
function wrongBraces(template: string): string | undefined {
  const unknown = bracesOf(template).find((word) => !PLACEHOLDERS.includes(word));
  if (unknown !== undefined) return `${unknown} is unknown${didYouMean(unknown, PLACEHOLDERS)}`;
  const stray = /[$\\]\{|[{}]/.exec(template.replaceAll(/(?<![$\\])\{(?:version|arch)\}/g, ''));
  return stray === null ? undefined : `its "${stray[0]}" belongs to no placeholder`;
}
