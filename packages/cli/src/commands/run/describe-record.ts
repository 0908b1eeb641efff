import { dirname, join } from 'node:path';
import type { BuildResult } from '@ami-select/builder';
import type { JobEvent } from '@ami-select/job';
import type { Proof } from '@ami-select/provisioner';
import { describeError } from '../../present/describe-error.ts';
import { costLines, proofLines, proofOf } from '../../present/describe-proof.ts';
import { formatDuration, type PhaseTiming } from '../../present/progress.ts';
import { exitStatusOf } from '../../process/errors.ts';
import { describeKept, describeStaying, keptLines, stayingLines } from './describe-kept.ts';
import type { JobRecord } from './job-record.ts';

/** The end of a run for a person: proof, or the machines that are kept, and time split. */
export function recordLines(
  record: JobRecord,
  timings: readonly PhaseTiming[],
  failure: unknown,
  isEmbedded = false,
): string[] {
  const built = record.last('built');
  const proof = proofIn(record, failure);
  return [
    ...(built ? buildLines(built.result) : []),
    ...(proof ? proofLines(proof) : []),
    ...(proof ? [] : keptLines(record)),
    ...stayingLines(record),
    ...costLines(record.last('run-priced')?.cost, isEmbedded ? 'Cost on AWS' : 'Cost'),
    ...timingLines(timings),
  ];
}

/** The proof, whatever it says. */
function proofIn(record: JobRecord, failure: unknown): Proof | undefined {
  const cleanUp = record.last('clean-up-failed')?.error;
  return record.last('terminated')?.proof ?? proofOf(failure) ?? proofOf(cleanUp);
}

/** Why the fleet was ended, where what remains of it became the error and so the exit status. */
function endedBecauseOf(failure: unknown): object | undefined {
  if (proofOf(failure) === undefined || !(failure instanceof Error) || failure.cause === undefined)
    return undefined;
  return { ...describeError(failure.cause), status: exitStatusOf(failure.cause) };
}

function buildLines({ machines, recordFile }: BuildResult): string[] {
  const rows = machines.map(({ name, tests, artifacts }) => {
    const parts = [`${count(artifacts.length, 'artifact')} in ${join(dirname(recordFile), name)}`];
    if (tests) parts.unshift(`${count(tests.tests, 'test')}, ${tests.failed} failed`);
    return `  ${name}  ${parts.join(', ')}`;
  });
  return ['', 'Build', ...rows, `  record  ${recordFile}`];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function timingLines(timings: readonly PhaseTiming[]): string[] {
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const width = Math.max(5, ...timings.map(({ phase }) => phase.length));
  const row = (name: string, milliseconds: number): string =>
    `  ${name.padEnd(width)}  ${formatDuration(milliseconds).padStart(9)}`;
  return [
    '',
    'Time',
    ...timings.map(({ phase, milliseconds }) => row(phase, milliseconds)),
    row('total', total),
  ];
}

/** The same for a program. Holds no key. */
export function recordDocument(
  record: JobRecord,
  timings: readonly PhaseTiming[],
  failure: unknown,
): Readonly<Record<string, unknown>> {
  const planned = record.last('fleet-planned');
  const cleanUp = record.last('clean-up-failed');
  const proof = proofIn(record, failure);
  return {
    selection: record.last('image-selected')?.selection,
    fleet: planned && describeFleet(planned),
    hosts: describeHosts(record),
    build: record.last('built')?.result,
    kept: proof ? undefined : (describeKept(record) ?? describeStaying(record)),
    cost: describeCost(record),
    proof,
    endedBecauseOf: endedBecauseOf(failure),
    cleanUp: cleanUp && describeError(cleanUp.error),
    timings: Object.fromEntries(timings.map(({ phase, milliseconds }) => [phase, Math.round(milliseconds)])),
  };
}

/** Before the launch and after the end, as far as it came to that. */
function describeCost(record: JobRecord): object | undefined {
  const before = record.last('fleet-priced')?.price;
  return before && { before, after: record.last('run-priced')?.cost };
}

/** With the milliseconds from the launch to each step. */
function describeHosts(record: JobRecord): object[] | undefined {
  const ready = record.last('hosts-ready');
  return ready?.hosts.map(({ name, instanceId, address, instanceType, market, zone, launchedAt }) => {
    const { runningMs, reachableMs, readyMs } =
      ready.timings.find((timing) => timing.instanceId === instanceId) ?? {};
    const place = { instanceType, market, zone, launchedAt };
    return { name, instanceId, address, ...place, runningMs, reachableMs, readyMs };
  });
}

function describeFleet({
  intent: { fleetId, expiresAt },
  handlePath,
}: Extract<JobEvent, { readonly type: 'fleet-planned' }>): object {
  return { id: fleetId, handle: handlePath, expiresAt };
}
