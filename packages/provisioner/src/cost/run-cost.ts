import type { Market } from '../fleet/fleet-request.ts';
import type { UsedMachine } from '../fleet/used-machine.ts';
import { listRate, strangeTerms } from './list-rate.ts';
import { type Charge, spotCharge } from './spot-charge.ts';
import type { SpotPrices } from './spot-prices.ts';

/** What machines of one type, market and zone cost. */
export interface CostLine {
  readonly instanceType: string;
  readonly market: Market;
  readonly zone?: string | undefined;
  readonly machines: number;
  /** Billed seconds of all of them. */
  readonly seconds: number;
  /** US dollars; absent when `unknown` says why. */
  readonly dollars?: number | undefined;
  readonly unknown?: string | undefined;
}

/** What a run cost, as far as prices are known, in US dollars. Instances alone. */
export interface RunCost {
  /** Of all lines that have a price. */
  readonly dollars: number;
  /** Every machine is among them and has ended. */
  readonly complete: boolean;
  readonly lines: readonly CostLine[];
  /** What the prices stand on. */
  readonly basis: readonly string[];
  /** Ids of machines that still run: counted until now. */
  readonly running: readonly string[];
  /** Ids of machines that EC2 did not show: not counted. */
  readonly unseen: readonly string[];
  /** Ids of machines whose end has no date: counted until it was seen, which is too much at most. Absent when none. */
  readonly undated?: readonly string[] | undefined;
}

/** What a run used. */
export interface RunToPrice {
  readonly region: string;
  readonly machines: readonly UsedMachine[];
  readonly unseen: readonly string[];
  /** ISO 8601: until when what runs is counted. */
  readonly now: string;
}

const LEAST_SECONDS = 60;
const HOUR_SECONDS = 3_600;
/** A spot instance that EC2 takes back in its first hour is free. */
const FREE_SECONDS = HOUR_SECONDS;

/**
 * The cost of every machine from its launch to its end by the second, a minute at least: on-demand by the recorded list
 * price, spot by the history of its zone. What has no price is in its line, and not in the sum.
 *
 * Source: EC2 user guide, "Billing and purchasing options" (per second, 60 s minimum, for Linux) and "Billing for
 * interrupted Spot Instances".
 */
export function costOfRun({ region, machines, unseen, now }: RunToPrice, spot: SpotPrices): RunCost {
  const charged = machines.map((machine) => ({ machine, charge: chargeOf(machine, region, spot, now) }));
  const groups = Map.groupBy(charged, ({ machine: { instanceType, market, zone }, charge }) =>
    [instanceType, market, zone, 'unknown' in charge ? charge.unknown : ''].join(' '),
  );
  const lines = [...groups.values()].map((group) => toLine(group, now));
  const running = machines.flatMap(({ instanceId, endedAt }) => (endedAt === undefined ? [instanceId] : []));
  const undated = machines.flatMap(({ instanceId, isUndated }) => (isUndated ? [instanceId] : []));
  return {
    ...(undated.length > 0 && { undated }),
    dollars: lines.reduce((sum, { dollars = 0 }) => sum + dollars, 0),
    complete: running.length + unseen.length === 0 && lines.every(({ unknown }) => unknown === undefined),
    lines,
    basis: [...new Set(charged.flatMap(({ charge }) => ('unknown' in charge ? [] : [charge.basis])))],
    running,
    unseen,
  };
}

interface Charged {
  readonly machine: UsedMachine;
  readonly charge: Charge;
}

function toLine(group: readonly Charged[], now: string): CostLine {
  const [first] = group;
  if (first === undefined) throw new TypeError('A group has machines');
  const { machine, charge } = first;
  const { instanceType, market, zone } = machine;
  const seconds = group.reduce((sum, one) => sum + billedSeconds(one.machine, now), 0);
  const line = { instanceType, market, zone, machines: group.length, seconds };
  if ('unknown' in charge) return { ...line, unknown: charge.unknown };
  const sum = group.reduce((total, one) => total + ('dollars' in one.charge ? one.charge.dollars : 0), 0);
  return { ...line, dollars: sum };
}

function chargeOf(machine: UsedMachine, region: string, spot: SpotPrices, now: string): Charge {
  const strange = strangeTerms(machine);
  if (strange !== undefined) return { unknown: strange };
  const seconds = billedSeconds(machine, now);
  if (machine.market === 'spot') return spotCharge(machine, seconds, spot);
  const rate = listRate(region, machine.instanceType);
  if ('unknown' in rate) return rate;
  return { dollars: (rate.perHour * seconds) / HOUR_SECONDS, basis: rate.basis };
}

function billedSeconds({ launchedAt, endedAt, unbilled }: UsedMachine, now: string): number {
  const used = Math.ceil((Date.parse(endedAt ?? now) - Date.parse(launchedAt)) / 1_000);
  if (unbilled === 'never-ran' || (unbilled === 'first-hour' && used < FREE_SECONDS)) return 0;
  return Math.max(LEAST_SECONDS, used);
}
