import type { BuildEvent, Phase, Report } from '@ami-select/builder';
import type { Progress, RunningPhase } from '../output/progress.ts';

/** Shows the events of a build: its phases, its steps, and what the steps print on every machine. */
export function createBuildReport(progress: Progress): Report {
  const running = new Map<Phase, RunningPhase>();
  return (event) => {
    if (event.type === 'phase-started') running.set(event.phase, progress.start(`build: ${event.phase}`));
    else if (event.type === 'phase-ended') running.get(event.phase)?.end(event.failed ? 'failed' : 'done');
    else show(event, progress);
  };
}

function show(
  event: Exclude<BuildEvent, { readonly phase: Phase; readonly type: `phase-${string}` }>,
  progress: Progress,
): void {
  if (event.type === 'step-started') progress.remote(event.machine, `$ ${event.step}`);
  else if (event.type === 'step-ended') progress.debug(endOfStep(event));
  // What installers print is for those who ask; their failures are told in the error.
  else if (event.phase === 'steps') progress.remote(event.machine, event.line);
  else progress.debug(`${event.machine} │ ${event.line}`);
}

function endOfStep({
  machine,
  step,
  exitCode,
  seconds,
}: Extract<BuildEvent, { type: 'step-ended' }>): string {
  return `${machine} │ ${step}: status ${exitCode ?? 'none'} after ${seconds.toFixed(1)} s`;
}
