/** The phases of a build, in order. */
export const PHASES = [
  'probe',
  'resolve',
  'fetch',
  'deliver',
  'system',
  'install',
  'verify',
  'steps',
  'collect',
] as const;
export type Phase = (typeof PHASES)[number];

/** Reported while a build runs. Lines of output come from other machines and are harmless in a log. */
export type BuildEvent =
  | { readonly type: 'phase-started'; readonly phase: Phase }
  | {
      readonly type: 'phase-ended';
      readonly phase: Phase;
      readonly seconds: number;
      readonly failed: boolean;
    }
  | { readonly type: 'step-started'; readonly machine: string; readonly step: string }
  | {
      readonly type: 'step-ended';
      readonly machine: string;
      readonly step: string;
      readonly exitCode: number | null;
      readonly seconds: number;
    }
  | {
      readonly type: 'output';
      readonly machine: string;
      readonly phase: Phase;
      readonly stream: 'stdout' | 'stderr';
      readonly line: string;
    };

export type Report = (event: BuildEvent) => void;

/** The line that a log shows for an event: output is labelled with its machine, `[host-1] text`. */
export function formatEvent(event: BuildEvent): string {
  if (event.type === 'output') return `[${event.machine}] ${event.line}`;
  if (event.type === 'phase-started') return `${event.phase} ...`;
  if (event.type === 'phase-ended')
    return `${event.phase} ${event.failed ? 'failed' : 'done'} in ${event.seconds.toFixed(1)} s`;
  if (event.type === 'step-started') return `[${event.machine}] > ${event.step}`;
  const outcome = event.exitCode === 0 ? 'done' : `failed with status ${event.exitCode ?? 'none'}`;
  return `[${event.machine}] < ${event.step}: ${outcome} in ${event.seconds.toFixed(1)} s`;
}
