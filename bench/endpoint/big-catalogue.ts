import { performance } from 'node:perf_hooks';
import { median } from '../measure.ts';
import type { Row } from '../report.ts';
import { post } from './clients.ts';
import { type LocalCommand, startLocalCommand } from './local-command.ts';

/** What 100,000 images may take of memory, generated or imported. */
export const MOST_MEGABYTES = 320;

interface Loaded {
  readonly loadMs: number;
  readonly nowMb: number | undefined;
}

/** `ami-select local --images 100000`, and the first responses from them. */
export async function bigCatalogue(): Promise<Row[]> {
  const rounds: Loaded[] = [];
  for (let round = 0; round < 3; round++) rounds.push(await loadOnce());
  const memory = rounds.flatMap(({ nowMb }) => nowMb ?? []);
  return [
    {
      what: '100,000 images generated, from the start of the command to the first response from them',
      ours: median(rounds.map(({ loadMs }) => loadMs)),
      unit: 'ms',
      promise: { atMost: 2000 },
    },
    ...memoryRow('memory after the first responses from them', memory),
  ];
}

async function loadOnce(): Promise<Loaded> {
  const command = await startLocalCommand(['--sandbox', 'none', '--images', '100000']);
  await post(command.endpoint, 'Action=DescribeImages&Owner.1=self');
  const loadMs = performance.now() - command.startedAt;
  await firstResponses(command);
  const { nowMb } = (await command.memory()) ?? {};
  command.close();
  return { loadMs, nowMb };
}

/** The usual searches: of an owner, by a pattern, by an exact name. */
export async function firstResponses({ endpoint }: LocalCommand): Promise<void> {
  const name = 'Action=DescribeImages&Filter.1.Name=name&Filter.1.Value.1=';
  for (const form of ['Action=DescribeImages&Owner.1=self', `${name}RHEL-9*`, `${name}no-such-name`]) {
    await post(endpoint, form);
  }
}

/** No row where the system does not tell. */
export function memoryRow(what: string, megabytes: readonly number[]): Row[] {
  if (megabytes.length === 0) return [];
  return [{ what, ours: median(megabytes), unit: 'MB', promise: { atMost: MOST_MEGABYTES } }];
}
