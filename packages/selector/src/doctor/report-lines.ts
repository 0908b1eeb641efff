import type { Publisher, PublisherLine } from '../publishers/publisher.ts';
import { onlyVersion } from '../publishers/version-in-name.ts';
import {
  ageDays,
  highestVersion,
  judgeImages,
  type LineImages,
  newerThanKnown,
  newestOf,
} from './judge-line.ts';
import { judgeParameter, parametersOf } from './judge-parameter.ts';
import type { ListedPublisher } from './list-lines.ts';
import { type Finding, type LineReport, statusOf } from './publisher-report.ts';
import type { ParameterValue } from './read-parameters.ts';

/** The values of parameters by name, or why none could be read. */
export type Parameters = ReadonlyMap<string, ParameterValue> | Finding;

export interface ReportContext {
  readonly region: string;
  readonly now: Date;
  readonly parameters: Parameters;
  /** The row is one of a config. */
  readonly isOwn: boolean;
}

/** One report for every line of a publisher. */
export function reportLines(listed: ListedPublisher, context: ReportContext): LineReport[] {
  return listed.lines.map((line) => reportLine(line, listed, context));
}

function reportLine(
  line: LineImages,
  { publisher, owners, emptiness }: ListedPublisher,
  { region, now, parameters, isOwn }: ReportContext,
): LineReport {
  const { matcher, images } = line;
  const newest = newestOf(images);
  const empty = emptiness.get(line);
  const findings = [
    ...(empty === undefined ? [] : [empty]),
    ...judgeImages(line, publisher, { now, isOwn }),
    ...parameterFindings({ ...line, owners }, publisher, parameters),
  ];
  return {
    publisher: publisher.id,
    variant: matcher.line.variant,
    line: lineWords(matcher.line, publisher),
    region,
    status: statusOf(findings),
    findings,
    images: images.length,
    version: highestVersion(images),
    newerVersion: isOwn
      ? undefined
      : newerThanKnown(
          publisher,
          images.map(({ version }) => version),
        )?.version,
    newest: newest && { id: newest.id, name: newest.name, ageDays: ageDays(newest.createdAt, now) },
  };
}

/** What a line is for, where its variant has others. */
function lineWords(line: PublisherLine, { lines }: Publisher): string | undefined {
  const { variant, versions, architectures = [] } = line;
  if (lines.filter((one) => one.variant === variant).length === 1) return undefined;
  const ofVersions = versions === undefined ? 'other versions' : onlyVersion(line) || String(versions);
  return [ofVersions, ...architectures].join(', ');
}

function parameterFindings(
  line: LineImages & { readonly owners: readonly string[] },
  publisher: Publisher,
  parameters: Parameters,
): Finding[] {
  const wanted = parametersOf(line, publisher);
  if ('kind' in parameters) return wanted.length === 0 ? [] : [parameters];
  return wanted.flatMap((parameter) => {
    const value = parameters.get(parameter.name);
    return value === undefined ? [] : judgeParameter(parameter, value, line);
  });
}
