import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createLocalEc2Handler } from '@ami-select/local-ec2';
import { EC2Client, type Image } from '@aws-sdk/client-ec2';
import { median } from '../measure.ts';
import type { Row } from '../report.ts';
import { everyImage } from './common-catalogue.ts';

const command = fileURLToPath(new URL('../../packages/cli/lib/bin.js', import.meta.url));
const COUNT = 100_000;

/** `ami-select local --images 0 --import FILE` with 100,000 images, as the AWS CLI prints them, until it is ready. */
export async function importImages(): Promise<Row[]> {
  const directory = await mkdtemp(join(tmpdir(), 'ami-select-bench-'));
  const file = join(directory, 'images.json');
  try {
    await pipeline(Readable.from(textOf(await sampleImages())), createWriteStream(file));
    const rounds: Imported[] = [];
    for (let round = 0; round < 3; round++) rounds.push(await importOnce(file));
    const peaks = rounds.flatMap(({ peakMb }) => peakMb ?? []);
    return [
      {
        what: '100,000 images imported by the command, from its start',
        ours: median(rounds.map(({ ms }) => ms)),
        unit: 'ms',
        promise: { atMost: 3000 },
      },
      ...(peaks.length === 0
        ? []
        : [
            {
              what: 'most memory during that',
              ours: median(peaks),
              unit: 'MB' as const,
              promise: { atMost: 400 },
            },
          ]),
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
  /** As the kernel counted it; only Linux tells. */
  readonly peakMb: number | undefined;
}

async function importOnce(file: string): Promise<Imported> {
  const start = performance.now();
  const flags = ['local', '--port', '0', '--sandbox', 'none', '--images', '0', '--import', file];
  const child = spawn(process.execPath, [command, ...flags], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('AWS_ENDPOINT_URL')) resolve();
    });
    child.once('exit', () => reject(new Error(`the endpoint ended: ${text}`)));
  });
  const ms = performance.now() - start;
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  child.removeAllListeners('exit').kill('SIGKILL');
  return { ms, peakMb: kib === undefined ? undefined : (Number(kib) * 1024) / 1e6 };
}
