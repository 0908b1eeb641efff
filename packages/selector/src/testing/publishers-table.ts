import { expandPublisher, variantsOf } from '../publishers/expand.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { PUBLISHERS } from '../publishers/table.ts';
import { onlyVersion } from '../publishers/version-in-name.ts';

/** The publishers as the table of docs/selection-rules.md. */
export function publishersTable(): string {
  const header = [
    '| publisher | version | variants (default first) | owner: aws / aws-us-gov / aws-cn | SSH user | verified | source; doubts | checked |',
    '|---|---|---|---|---|---|---|---|',
  ];
  return [...header, ...PUBLISHERS.map(rowOf)].join('\n');
}

/** The name globs of each default variant, and the public parameter that names the same image. */
export function namesTable(): string {
  const header = ['| publisher | version | names of images | public SSM parameter |', '|---|---|---|---|'];
  return [...header, ...PUBLISHERS.map(namesRowOf)].join('\n');
}

function namesRowOf(publisher: Publisher): string {
  const version = publisher.version.example;
  const { names, exclude, ssmParameter } = expandPublisher(publisher, { version });
  const quoted = (globs: readonly string[]): string => globs.map((glob) => `\`${glob}\``).join(', ');
  const without = exclude.length === 0 ? '' : `, without ${quoted(exclude)}`;
  const parameter = ssmParameter === undefined ? '-' : `\`${ssmParameter}\``;
  return `| \`${publisher.id}\` | \`${version}\` | ${quoted(names)}${without} | ${parameter} |`;
}

function rowOf(publisher: Publisher): string {
  const { evidence, owners } = publisher;
  const ids = [owners.aws, owners['aws-us-gov'], owners['aws-cn']].map((list) => list?.join(', ') ?? '-');
  const words = [publisher.id, ...(publisher.aliases ?? [])].map((word) => `\`${word}\``).join(', ');
  const doubts = [...doubtsOf(publisher), unverified(publisher)].filter((doubt) => doubt !== undefined);
  const cells = [
    `${publisher.title}: ${words}`,
    `\`${publisher.version.example}\``,
    variantsOf(publisher).join(', '),
    ids.join(' / '),
    publisher.noLogin === undefined ? (publisher.sshUser ?? '-') : `none: it ${publisher.noLogin}`,
    evidence.verified ? 'yes' : 'no',
    [evidence.source, ...doubts].join('; '),
    evidence.checked ?? '-',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The row's doubts, those of its lines, and why nobody can log in to some of them. */
function doubtsOf({ evidence, lines }: Publisher): (string | undefined)[] {
  const ofLines = lines.flatMap(({ doubts, noLogin, ended, variant, versions }) => [
    doubts,
    noLogin,
    ended === undefined ? undefined : `${onlyVersion({ versions }) || variant}: ended ${ended}`,
  ]);
  return [...new Set([evidence.doubts, ...ofLines])];
}

function unverified({ evidence }: Publisher): string | undefined {
  const partitions = evidence.unverifiedPartitions;
  return partitions === undefined ? undefined : `${partitions.join(', ')}: one source only`;
}
