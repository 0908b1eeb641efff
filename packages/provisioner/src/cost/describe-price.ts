import { formatDuration } from '@ami-select/core';
import type { FleetPrice } from './price-per-hour.ts';
import type { CostLine, RunCost } from './run-cost.ts';

/** What no price has. */
const NOT_COUNTED = 'instances only: without volumes, traffic, public IPv4 addresses and software';

/** One sentence on what a fleet costs at most. */
export function describePrice({ perHour, perLease, ttlMinutes, basis, unknown }: FleetPrice): string {
  if (perHour === undefined || perLease === undefined) {
    return `Nobody knows what the fleet costs: ${unknown.join('; ') || 'its instance types are not chosen yet'}.`;
  }
  const lease = `${formatDollars(perLease)} until its lease of ${formatDuration(ttlMinutes * 60_000)} ends`;
  return `The fleet costs at most ${formatDollars(perHour)} an hour, ${lease} (${basis.join('; ')}; ${NOT_COUNTED}).`;
}

/** One sentence on what a run cost. */
export function describeRunCost(cost: RunCost): string {
  const { dollars, lines, basis, running, unseen, undated = [] } = cost;
  const gaps = [
    ...lines.flatMap((line) => (line.unknown === undefined ? [] : [`${describeUse(line)}: ${line.unknown}`])),
    ...(unseen.length > 0 ? [`EC2 does not show ${unseen.join(', ')}`] : []),
    ...(running.length > 0 ? [`${running.join(', ')} may still run, and is counted until now`] : []),
    ...(undated.length > 0 ? [`when ${undated.join(', ')} ended, counted until that was seen`] : []),
  ];
  const known = lines.filter((line) => line.unknown === undefined).map(describeLine);
  const counted = known.length === 0 ? '' : `: ${known.join(', ')}`;
  const sum = `The run cost ${boundOf(cost)}${formatDollars(dollars)}${counted}`;
  const rest = gaps.length === 0 ? '' : ` Not known: ${gaps.join('; ')}.`;
  return `${sum} (${[...basis, NOT_COUNTED].join('; ')}).${rest}`;
}

function boundOf({ complete, undated = [] }: RunCost): string {
  if (undated.length > 0) return complete ? 'at most ' : 'about ';
  return complete ? '' : 'at least ';
}

function describeLine(line: CostLine): string {
  return `${describeUse(line)} ${formatDollars(line.dollars ?? 0)}`;
}

/** `2 × t3.small on-demand in us-east-1a, 3m12s in all`. */
export function describeUse({ machines, instanceType, market, zone, seconds }: CostLine): string {
  const place = zone === undefined ? '' : ` in ${zone}`;
  const time = formatDuration(seconds * 1_000);
  return `${machines} × ${instanceType} ${market}${place} for ${time}${machines > 1 ? ' in all' : ''}`;
}

const MOST_DIGITS = 8;
/** What a product of floating point numbers may be too much. */
const NOISE = 1e-9;

/** Rounded up to cents, and what is less than ten of them to two digits that say something. */
export function formatDollars(dollars: number): string {
  const small = dollars > 0 && dollars < 0.1 ? Math.ceil(-Math.log10(dollars)) + 1 : 2;
  const digits = Math.min(small, MOST_DIGITS);
  return `$${(Math.ceil((dollars - NOISE) * 10 ** digits) / 10 ** digits).toFixed(digits)}`;
}
