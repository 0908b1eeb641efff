import type { ScanResults as Ec2ScanResults } from '@aws-sdk/client-ec2';
import { dateOf } from './date-of.ts';

export type Severity = 'informational' | 'low' | 'medium' | 'high' | 'critical';

/** What Amazon Inspector found in an image. */
export interface ScanResults {
  /** Absent without a finding. */
  readonly highestSeverity?: Severity | undefined;
  readonly scannedAt?: Date | undefined;
  /** Since when the oldest open finding of a severity has a fix. */
  readonly fixAvailableSince: Partial<Readonly<Record<Severity, Date>>>;
}

export function toScanResults(raw: Ec2ScanResults | undefined): ScanResults | undefined {
  if (raw === undefined) return undefined;
  const since: readonly (readonly [Severity, Date | undefined])[] = [
    ['informational', dateOf(raw.InformationalFixAvailableSince)],
    ['low', dateOf(raw.LowFixAvailableSince)],
    ['medium', dateOf(raw.MediumFixAvailableSince)],
    ['high', dateOf(raw.HighFixAvailableSince)],
    ['critical', dateOf(raw.CriticalFixAvailableSince)],
  ];
  return {
    highestSeverity: raw.HighestFindingSeverityLabel as Severity | undefined,
    scannedAt: dateOf(raw.FindingScanDate),
    fixAvailableSince: Object.fromEntries(since.filter(([, date]) => date !== undefined)),
  };
}
