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

/** The lines that a variant and version pick, or none when there is no such combination. */
export function linesFor(publisher: Publisher, request: PublisherRequest): PublisherLine[] {
  const variant = request.variant ?? publisher.lines[0]?.variant;
  const ofVariant = publisher.lines.filter((line) => line.variant === variant);
  const version = requestedVersion(publisher, request.version);
  if (version === undefined) return ofVariant;
  const first = ofVariant.find((line) => line.versions?.test(version) ?? true);
  if (first !== undefined) return [first];
  return request.version === undefined ? ofVariant.slice(0, 1) : [];
}

/** Name globs, excludes and SSM path of a request; architecture defaults to the publisher's first. */
export function expandPublisher(publisher: Publisher, request: PublisherRequest): ExpandedPublisher {
  const architecture = architectureFor(publisher, request.architecture);
  const version = requestedVersion(publisher, request.version) ?? '*';
  const lines = linesFor(publisher, request);
  const word = publisher.archWords?.[architecture] ?? architecture;
  const names = lines.flatMap((line) => line.names.map((name) => fill(name, version, word)));
  const ssmWord = publisher.ssmArchWords?.[architecture] ?? word;
  const ssmVersion = publisher.ssmVersionWords?.[version] ?? version;
  const parameter = version === '*' ? undefined : lines[0]?.ssmParameter;
  return {
    names: [...new Set(names)],
    exclude: lines.flatMap((line) => line.exclude ?? []),
    architecture,
    ssmParameter: parameter === undefined ? undefined : fill(parameter, ssmVersion, ssmWord),
  };
}

/** The owners of a publisher in a region's partition. */
export function ownersIn(publisher: Publisher, region: string): readonly string[] | undefined {
  return publisher.owners[partitionOf(region)];
}

function architectureFor(publisher: Publisher, requested: Architecture | undefined): Architecture {
  const first = publisher.architectures[0] ?? 'x86_64';
  if (requested === undefined) return first;
  const mac = `${requested}_mac`;
  return publisher.architectures.find((known) => known === mac) ?? requested;
}

function fill(template: string, version: string, arch: string): string {
  return template.replaceAll('{version}', version).replaceAll('{arch}', arch);
}
