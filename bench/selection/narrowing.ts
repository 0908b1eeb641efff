import { performance } from 'node:perf_hooks';
import { createClients } from '@ami-select/access';
import {
  type ChosenFacets,
  createNarrowing,
  type Image,
  KNOWN_PUBLISHERS,
  toImage,
} from '@ami-select/selector';
import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { median } from '../measure.ts';
import type { Row } from '../report.ts';
import { serveEndpoint } from '../served-endpoint.ts';

const region = 'us-east-1';
const catalogue = 50_000;

/** One facet more each time, and facets across all publishers; each is the first step of its kind. */
const steps: readonly ChosenFacets[] = [
  {},
  { publisher: 'ubuntu' },
  { publisher: 'ubuntu', version: '24.04' },
  { publisher: 'ubuntu', version: '24.04', variant: 'server' },
  { publisher: 'ubuntu', version: '24.04', variant: 'server', architecture: 'arm64' },
  { publisher: 'rhel' },
  { architecture: 'x86_64' },
  { architecture: 'x86_64', platform: 'linux' },
  { architecture: 'x86_64', platform: 'linux', age: '365d' },
];

/** Narrowing 50,000 images of a mixed catalogue, beside a filter and a sort of the array. */
export async function narrowing(): Promise<Row[]> {
  const now = new Date();
  const images = await listAll(now);
  const reading: number[] = [];
  const ours: number[][] = [];
  const plain: number[][] = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    const narrower = createNarrowing(images, KNOWN_PUBLISHERS, now);
    reading.push(performance.now() - start);
    ours.push(timesOf((chosen) => narrower.narrow(chosen)));
    plain.push(timesOf((chosen) => filterAndSort(images, chosen)));
  }
  const what = `narrowing ${images.length} images by one more facet, slowest of ${steps.length} steps`;
  return [
    { what, ours: slowest(ours), unit: 'ms', promise: { atMost: 30 } },
    {
      what: `${what}: beside its peer`,
      ours: slowest(ours),
      unit: 'ms',
      peer: { name: 'filter and sort of the array', value: slowest(plain) },
    },
    { what: `reading ${images.length} images for it, once`, ours: median(reading), unit: 'ms' },
  ];
}

/** Milliseconds of each step. */
function timesOf(step: (chosen: ChosenFacets) => unknown): number[] {
  return steps.map((chosen) => {
    const start = performance.now();
    step(chosen);
    return performance.now() - start;
  });
}

/** The median over the rounds of the step whose median is the greatest. */
function slowest(rounds: readonly (readonly number[])[]): number {
  return Math.max(...steps.map((_, step) => median(rounds.map((times) => times[step] ?? Number.NaN))));
}

/** What a page would write: no versions, no variants, and a publisher is its owner. */
function filterAndSort(images: readonly Image[], chosen: ChosenFacets): unknown {
  const owners: Readonly<Record<string, string>> = { ubuntu: '099720109477', rhel: '309956199498' };
  const matches = images.filter(
    (image) =>
      (chosen.publisher === undefined || image.ownerId === owners[chosen.publisher]) &&
      (chosen.version === undefined || image.name.includes(chosen.version)) &&
      (chosen.variant === undefined || image.name.includes(chosen.variant)) &&
      (chosen.architecture === undefined || image.architecture === chosen.architecture) &&
      (chosen.platform === undefined || image.platform === chosen.platform),
  );
  const byDate = [...matches].sort((left, right) => Number(right.creationDate) - Number(left.creationDate));
  const counts = new Map<string, number>();
  for (const image of byDate) {
    for (const value of [
      image.ownerId,
      image.platform,
      image.architecture,
      image.name.replace(/\d{6,}/g, '*'),
    ])
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return { newest: byDate[0], counts };
}

async function listAll(now: Date): Promise<Image[]> {
  const { endpoint, close } = await serveEndpoint({ images: catalogue, region });
  try {
    const { ec2 } = createClients({
      endpoint,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    })(region);
    const images: Image[] = [];
    let NextToken: string | undefined;
    do {
      const page = await ec2.send(new DescribeImagesCommand({ MaxResults: 1_000, NextToken }));
      for (const raw of page.Images ?? []) images.push(toImage(raw, { region, now }));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return images;
  } finally {
    close();
  }
}
