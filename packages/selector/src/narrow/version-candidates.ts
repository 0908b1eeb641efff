import type { Publisher, PublisherLine } from '../publishers/publisher.ts';

/** Reads the versions that a name of one line may have: alternatives, the preferred spelling first. */
export type CandidateReader = (name: string) => readonly (readonly string[])[];

/**
 * The reader of one line: the groups of its pattern and what stands at `{version}`, or the versions that the line is
 * for. A candidate is no evidence: the conditions of its query decide.
 */
export function candidatesOf(publisher: Publisher, line: PublisherLine): CandidateReader {
  const expressions = line.names
    .filter((glob) => glob.includes('{version}'))
    .map((glob) => capture(glob, publisher));
  const isFixed = expressions.length < line.names.length;
  const fixed = isFixed ? fixedVersions(publisher, line).map((version) => [version]) : [];
  const { versionInName = publisher.versionInName } = line;
  return (name) => {
    const groups = versionInName?.exec(name)?.slice(1) ?? [];
    const found = expressions.flatMap((expression) => expression.exec(name)?.groups?.version ?? []);
    const spellings = [...groups, ...found].filter((text) => text !== undefined);
    return [...fixed, spellings.flatMap((version) => [coarse(version, publisher), version])];
  };
}

/** A version with as many numbers as people write: 9 of 9.8.0 where the example is 9. */
function coarse(version: string, publisher: Publisher): string {
  return version.split('.').slice(0, publisher.version.example.split('.').length).join('.');
}

/** The versions in the pattern of a line whose names have none, such as 2 of `^2$`. */
function fixedVersions({ version }: Publisher, { versions }: PublisherLine): string[] {
  const words = versions?.source.replaceAll('\\.', '.').match(/\d[\w.-]*/g) ?? [];
  return words.filter((word) => versions?.test(word) === true && version.pattern.test(word));
}

function capture(glob: string, { version }: Publisher): RegExp {
  const form = version.pattern.source.replace(/^\^|\$$/g, '');
  const [before = '', ...after] = glob.split('{version}').map(wild);
  return new RegExp(`^${before}(?<version>${form})${after.join('\\k<version>')}$`);
}

/** A piece of a glob as a regular expression; the architecture may be any. */
function wild(glob: string): string {
  const escaped = (piece: string): string => piece.replace(/[.+^${}()|[\]\\/-]/g, '\\$&');
  const pieces = glob
    .split('{arch}')
    .map((piece) => escaped(piece).replaceAll('*', '.*').replaceAll('?', '.'));
  return pieces.join('.*');
}
