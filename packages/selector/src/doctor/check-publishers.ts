import { partitionOf } from '@ami-select/ec2-data/partitions';
import type { Connection } from '../aws/describe-images.ts';
import { createMeter } from '../aws/meter.ts';
import { saySilence } from '../aws/say-silence.ts';
import type { RegionClients, SelectDependencies } from '../contract/ports.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { KNOWN_PUBLISHERS } from '../publishers/table.ts';
import { parametersOf } from './judge-parameter.ts';
import { type ListedPublisher, listLines, unchecked } from './list-lines.ts';
import { mapLimited } from './map-limited.ts';
import type { LineReport, Skipped } from './publisher-report.ts';
import { readParameters } from './read-parameters.ts';
import { type Parameters, reportLines } from './report-lines.ts';

const REGIONS_AT_ONCE = 4;
const CALLS_AT_ONCE = 4;

export interface CheckRequest {
  readonly regions: readonly string[];
  /** Every known publisher when absent. */
  readonly publishers?: readonly Publisher[] | undefined;
  /** Publishers of a config, to be checked as well: their rows do not say which versions and architectures exist. */
  readonly own?: readonly Publisher[] | undefined;
}

/** Every line of every publisher in every region where it publishes, and the number of API calls. */
export interface PublisherCheck {
  readonly lines: readonly LineReport[];
  /** Publishers without an owner in a partition, and those that have ended; each said once. */
  readonly skipped: readonly Skipped[];
  readonly calls: number;
}

/**
 * Asks AWS whether the rows of publishers still hold: owner, names and public parameters agree, images are recent, and
 * no higher version exists. In each region it takes one listing a publisher, one call for ten parameters, one for the
 * images that only a parameter names, and up to three for a publisher of which a line has no image. What a failed call
 * leaves open is `unknown`, never `ok`. Lines that their publisher has ended are left out.
 *
 * @throws SelectorError `NO_CREDENTIALS` and `ABORTED`: nothing can be said without the one, or after the other.
 */
export async function checkPublishers(
  { regions, publishers = KNOWN_PUBLISHERS.all, own = [] }: CheckRequest,
  dependencies: SelectDependencies,
): Promise<PublisherCheck> {
  const checks = await mapLimited(regions, REGIONS_AT_ONCE, (region) =>
    checkRegion(region, { publishers, own }, dependencies),
  );
  return {
    lines: checks.flatMap(({ lines }) => lines),
    skipped: onceEach(checks.flatMap(({ skipped }) => skipped)),
    calls: checks.reduce((sum, { calls }) => sum + calls, 0),
  };
}

interface Rows {
  readonly publishers: readonly Publisher[];
  readonly own: readonly Publisher[];
}

async function checkRegion(
  region: string,
  { publishers, own }: Rows,
  { clients, clock, logger, signal }: SelectDependencies,
): Promise<PublisherCheck> {
  const meter = createMeter();
  const { ec2, ssm } = saySilence(clients(region), region, { clock, logger });
  const connection = { ec2, ssm, region, meter, signal };
  const all = [...publishers.map(withoutEnded), ...own];
  const rows = all.filter(({ lines }) => lines.length > 0);
  const listed = await mapLimited(rows, CALLS_AT_ONCE, (publisher) => listLines(publisher, connection));
  const ended = all.filter(({ lines }) => lines.length === 0);
  const ownerless = rows.filter((_, index) => listed[index] === undefined);
  const present = listed.filter((one) => one !== undefined);
  const parameters = await parametersFor(present, connection);
  const context = { region, now: clock.now(), parameters };
  const lines = present.flatMap((one) =>
    reportLines(one, { ...context, isOwn: own.includes(one.publisher) }),
  );
  const skipped = [
    ...ended.map(({ id }) => skip(id, 'ended', `${id} has ended: no newer images follow`)),
    ...ownerless.map(({ id }) => skip(id, 'no-owner', `${id} has no owner in ${partitionOf(region)}`)),
  ];
  return { lines, skipped, calls: meter.calls };
}

function skip(publisher: string, reason: Skipped['reason'], message: string): Skipped {
  return { publisher, reason, message };
}

function onceEach(skipped: readonly Skipped[]): Skipped[] {
  return [...new Map(skipped.map((one) => [`${one.publisher} ${one.message}`, one])).values()];
}

/** What has ended drifts no more. */
function withoutEnded(publisher: Publisher): Publisher {
  return { ...publisher, lines: publisher.lines.filter(({ ended }) => ended === undefined) };
}

async function parametersFor(
  listed: readonly ListedPublisher[],
  connection: Connection & RegionClients,
): Promise<Parameters> {
  const names = listed.flatMap(({ publisher, lines }) =>
    lines.flatMap((line) => parametersOf(line, publisher).map(({ name }) => name)),
  );
  const images = listed.flatMap(({ lines }) => lines.flatMap((line) => line.images));
  const known = new Map(images.map((image) => [image.id, image]));
  try {
    return await readParameters([...new Set(names)], known, connection);
  } catch (error) {
    return unchecked(error, connection);
  }
}
