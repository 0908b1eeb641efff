import { type BuildEvent, type Phase, saysUnchanged } from '@ami-select/builder';
import type { JobEvent, JobReport } from '@ami-select/job';
import { errorLines } from '../../present/describe-error.ts';
import { detailLines, selectionLines } from '../../present/describe-selection.ts';
import type { Progress, RunningPhase } from '../../present/progress.ts';
import { keptProgress } from './describe-kept.ts';

/** Shows the events of a job: its phases, the image, and what the steps print on every machine. */
export function createJobReport(progress: Progress): JobReport {
  const running = new Map<string, RunningPhase>();
  const reportBuild = createBuildReport(progress);
  let remaining: () => readonly string[] = () => [];
  return (event) => {
    switch (event.type) {
      case 'phase-started':
        running.set(event.phase, progress.start(event.title));
        break;
      case 'phase-ended':
        running.get(event.phase)?.end(event.failed ? 'failed' : 'done');
        if (event.phase === 'terminate' && event.failed) for (const line of remaining()) progress.warn(line);
        break;
      case 'fleet-planned':
        remaining = event.remaining;
        progress.debug(`${event.intent.fleetId} is stored in ${event.handlePath}`);
        break;
      case 'build':
        reportBuild(event.event);
        break;
      default:
        show(event, progress);
    }
  };
}

type PlainEvent = Exclude<
  JobEvent,
  { readonly type: 'phase-started' | 'phase-ended' | 'fleet-planned' | 'build' }
>;

function show(event: PlainEvent, progress: Progress): void {
  if (event.type === 'image-selected') {
    const { selection } = event;
    for (const line of selectionLines(selection)) progress.line(line);
    for (const line of detailLines(selection)) progress.debug(line);
  }
  if (event.type === 'kept') for (const line of keptProgress(event)) progress.line(line);
  if (event.type === 'clean-up-failed') {
    for (const line of errorLines(event.error, { verbose: false })) progress.warn(line);
  }
}

/** Shows the events of a build: its phases, its steps, and what the steps print on every machine. */
function createBuildReport(progress: Progress): (event: BuildEvent) => void {
  const running = new Map<Phase, RunningPhase>();
  return (event) => {
    if (event.type === 'phase-started') running.set(event.phase, progress.start(`build: ${event.phase}`));
    else if (event.type === 'phase-ended') running.get(event.phase)?.end(event.failed ? 'failed' : 'done');
    else showStep(event, progress);
  };
}

function showStep(
  event: Exclude<BuildEvent, { readonly phase: Phase; readonly type: `phase-${string}` }>,
  progress: Progress,
): void {
  if (event.type === 'step-started') progress.remote(event.machine, `$ ${event.step}`);
  else if (event.type === 'step-ended') progress.debug(endOfStep(event));
  else if (event.type === 'step-skipped') progress.debug(`${event.machine} │ ${event.step}: skipped`);
  else if (event.type === 'step-retried')
    progress.remote(event.machine, `$ ${event.step} (attempt ${event.attempt})`);
  // The output of installers is for --verbose; their failures are in the error.
  else if (event.phase === 'steps' || saysUnchanged(event)) progress.remote(event.machine, event.line);
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
