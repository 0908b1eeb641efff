import { partitionOf } from '@ami-select/ec2-data/partitions';
import type { Architecture } from '../image/architecture.ts';
import type { Publisher, PublisherLine } from './publisher.ts';
import { requestedVersion } from './requested-version.ts';

export interface PublisherRequest {
  readonly version?: string | undefined;
  readonly variant?: string | undefined;
  readonly architecture?: Architecture | undefined;
}

/** The conditions that EC2 understands for a request to a publisher. */
export interface ExpandedPublisher {
  readonly names: readonly string[];
  readonly exclude: readonly string[];
  readonly architecture: Architecture;
  readonly ssmParameter?: string | undefined;
}

/** The variants a publisher has, default first. */
export function variantsOf(publisher: Publisher): string[] {
  return [...new Set(publisher.lines.map((line) => line.variant))];
}

/**
 * The lines that a variant, version and architecture pick, or none when there is no such combination. A version
 * picks one line; without one, every line of the variant.
 */
export function linesFor(publisher: Publisher, request: PublisherRequest): PublisherLine[] {
  const fitting = fittingLines(publisher, request);
  const architecture = architectureFor(publisher, request);
  const ofArchitecture = fitting.filter((line) => line.architectures?.includes(architecture) ?? true);
  const lines = ofArchitecture.length === 0 ? fitting : ofArchitecture;
  return requestedVersion(publisher, request.version) === undefined ? lines : lines.slice(0, 1);
}

/** The architectures of the images that a variant and version pick, default first. */
export function architecturesFor(publisher: Publisher, request: PublisherRequest): Architecture[] {
  const lines = fittingLines(publisher, request);
  if (lines.length === 0) return [...publisher.architectures];
  return publisher.architectures.filter((architecture) =>
    lines.some((line) => line.architectures?.includes(architecture) ?? true),
  );
}

/** Name globs, excludes and SSM path of a request; architecture defaults to the first one of its images. */
export function expandPublisher(publisher: Publisher, request: PublisherRequest): ExpandedPublisher {
  const architecture = architectureFor(publisher, request);
  const version = requestedVersion(publisher, request.version);
  const lines = linesFor(publisher, request);
  const word = publisher.archWords?.[architecture] ?? architecture;
  const names = lines.flatMap((line) =>
    line.names.map((name) => fill(name, version ?? line.anyVersion ?? '*', word)),
  );
  return {
    names: [...new Set(names)],
    exclude: lines.flatMap((line) => line.exclude ?? []),
    architecture,
    ssmParameter: version === undefined ? undefined : parameterOf(publisher, lines[0], version, architecture),
  };
}

/** The owners of a publisher in a region's partition. */
export function ownersIn(publisher: Publisher, region: string): readonly string[] | undefined {
  return publisher.owners[partitionOf(region)];
}

/** The lines of a variant for a version; its first line when it has none for the default version. */
function fittingLines(publisher: Publisher, request: PublisherRequest): PublisherLine[] {
  const variant = request.variant ?? publisher.lines[0]?.variant;
  const ofVariant = publisher.lines.filter((line) => line.variant === variant);
  const version = requestedVersion(publisher, request.version);
  if (version === undefined) return ofVariant;
  const fitting = ofVariant.filter((line) => line.versions?.test(version) ?? true);
  return fitting.length > 0 || request.version !== undefined ? fitting : ofVariant.slice(0, 1);
}

function architectureFor(publisher: Publisher, request: PublisherRequest): Architecture {
  const known = architecturesFor(publisher, request);
  const { architecture } = request;
  if (architecture === undefined) return known[0] ?? 'x86_64';
  return known.find((one) => one === `${architecture}_mac`) ?? architecture;
}

function parameterOf(
  publisher: Publisher,
  line: PublisherLine | undefined,
  version: string,
  architecture: Architecture,
): string | undefined {
  if (line?.ssmParameter === undefined || line.ssmVersions?.test(version) === false) return undefined;
  const word = publisher.ssmArchWords?.[architecture] ?? publisher.archWords?.[architecture] ?? architecture;
  return fill(line.ssmParameter, publisher.ssmVersionWords?.[version] ?? version, word);
}

function fill(template: string, version: string, arch: string): string {
  return template.replaceAll('{version}', version).replaceAll('{arch}', arch);
}
