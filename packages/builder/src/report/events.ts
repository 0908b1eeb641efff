/** The phases of a build, in order. */
export const PHASES = [
  'probe',
  'resolve',
  'fetch',
  'deliver',
  'system',
  'sdists',
  'install',
  'verify',
  'steps',
  'collect',
] as const;
export type Phase = (typeof PHASES)[number];

/** The end of a step: `lost` with its machine, or with a build that was stopped. */
export type StepOutcome = 'passed' | 'failed' | 'timed-out' | 'skipped' | 'lost';

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
      readonly outcome: StepOutcome;
      readonly exitCode: number | null;
      readonly seconds: number;
    }
  | { readonly type: 'step-skipped'; readonly machine: string; readonly step: string }
  | {
      readonly type: 'step-retried';
      readonly machine: string;
      readonly step: string;
      /** The one that begins, from 2. */
      readonly attempt: number;
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
  if (event.type === 'step-skipped') return `[${event.machine}] - ${event.step}: skipped`;
  if (event.type === 'step-retried') return `[${event.machine}] > ${event.step}: attempt ${event.attempt}`;
  return `[${event.machine}] < ${event.step}: ${outcomeOf(event)} in ${event.seconds.toFixed(1)} s`;
}

/**
 * Whether a line says that something on a machine is what an earlier build made, and nothing was done: people want to
 * see that where the output of installers is not shown.
 */
export function saysUnchanged(event: BuildEvent): boolean {
  return event.type === 'output' && event.phase !== 'steps' && UNCHANGED.test(event.line);
}

/** As the scripts of the phases print it. */
const UNCHANGED = /^[\w. -]+: (?:unchanged|built before)$/;

function outcomeOf({ outcome, exitCode }: Extract<BuildEvent, { readonly type: 'step-ended' }>): string {
  if (outcome === 'passed') return 'done';
  return outcome === 'failed' ? `failed with status ${exitCode ?? 'none'}` : outcome;
}
