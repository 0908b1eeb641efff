import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createLocalEc2Handler } from '@ami-select/local-ec2';
import { EC2Client, type Image } from '@aws-sdk/client-ec2';
import { median } from '../measure.ts';
import type { Row } from '../report.ts';
import { firstResponses, memoryRow } from './big-catalogue.ts';
import { everyImage } from './common-catalogue.ts';
import { startLocalCommand } from './local-command.ts';

const COUNT = 100_000;

/** `ami-select local --images 0 --import FILE` with 100,000 images, as the AWS CLI prints them, until it is ready. */
export async function importImages(): Promise<Row[]> {
  const directory = await mkdtemp(join(tmpdir(), 'ami-select-bench-'));
  const file = join(directory, 'images.json');
  try {
    await pipeline(Readable.from(textOf(await sampleImages())), createWriteStream(file));
    const rounds: Imported[] = [];
    for (let round = 0; round < 3; round++) rounds.push(await importOnce(file));
    return [
      {
        what: '100,000 images imported by the command, from its start',
        ours: median(rounds.map(({ ms }) => ms)),
        unit: 'ms',
        promise: { atMost: 3000 },
      },
      ...memoryRow(
        'most memory during that and the first responses',
        rounds.flatMap(({ mostMb }) => mostMb ?? []),
      ),
    ];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function sampleImages(): Promise<readonly Image[]> {
  const { requestHandler, endpoint, credentials } = createLocalEc2Handler();
  return everyImage(new EC2Client({ requestHandler, endpoint, credentials, region: 'us-east-1' }));
}

/** The samples over and over, each time under other ids, indented as the AWS CLI does it. */
function* textOf(samples: readonly Image[]): Generator<string> {
  yield '{\n    "Images": [\n';
  for (let index = 0; index < COUNT; index++) {
    const image = samples[index % samples.length];
    const number = index.toString(16).padStart(17, '0');
    const devices = image?.BlockDeviceMappings?.map(({ Ebs, ...device }) => ({
      ...device,
      ...(Ebs && { Ebs: { ...Ebs, SnapshotId: `snap-${number}` } }),
    }));
    const other = { ...image, ImageId: `ami-${number}`, BlockDeviceMappings: devices };
    const text = JSON.stringify(other, undefined, 4).replaceAll('\n', '\n        ');
    yield `        ${text}${index + 1 < COUNT ? ',' : ''}\n`;
  }
  yield '    ]\n}\n';
}

interface Imported {
  readonly ms: number;
  readonly mostMb: number | undefined;
}

async function importOnce(file: string): Promise<Imported> {
  const command = await startLocalCommand(['--sandbox', 'none', '--images', '0', '--import', file]);
  const ms = performance.now() - command.startedAt;
  await firstResponses(command);
  const { mostMb } = (await command.memory()) ?? {};
  command.close();
  return { ms, mostMb };
}
