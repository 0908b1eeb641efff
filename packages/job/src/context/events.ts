import type { BuildEvent, BuildResult } from '@ami-select/builder';
import type { FleetIntent, FleetPrice, Host, HostTimings, Proof, RunCost } from '@ami-select/provisioner';
import type { Selection } from '@ami-select/selector';

/** A phase of the job. The phases of the build have events of their own. */
export type JobPhase = 'resolve' | 'preflight' | 'launch' | 'ready' | 'terminate';

/** One thing that happened in a job, in order. Command and actions turn them into their output. */
export type JobEvent =
  | { readonly type: 'phase-started'; readonly phase: JobPhase; readonly title: string }
  | {
      readonly type: 'phase-ended';
      readonly phase: JobPhase;
      readonly title: string;
      readonly failed: boolean;
    }
  | { readonly type: 'image-selected'; readonly selection: Selection }
  /** The handle is stored, and no creating call was sent yet. */
  | {
      readonly type: 'fleet-planned';
      readonly intent: FleetIntent;
      readonly handlePath: string;
      /** At any later moment: what may remain of the fleet, and how to remove it, for a person. */
      readonly remaining: () => readonly string[];
    }
  /** Before the launch: what the fleet costs at most. */
  | { readonly type: 'fleet-priced'; readonly price: FleetPrice }
  | {
      readonly type: 'hosts-ready';
      readonly hosts: readonly Host[];
      /** Each host's own steps, from the end of the launch on. */
      readonly timings: readonly HostTimings[];
    }
  | { readonly type: 'build'; readonly event: BuildEvent }
  | { readonly type: 'built'; readonly result: BuildResult }
  /** The machines stay, and end by themselves then. */
  | {
      readonly type: 'kept';
      readonly hosts: readonly Host[];
      /** ISO 8601. */
      readonly expiresAt: string;
      /** For `ssh -F <file> host-1`. */
      readonly sshConfig: string;
    }
  /** A build on machines of before is over: they stay. */
  | {
      readonly type: 'staying';
      readonly fleetId: string;
      readonly handlePath: string;
      /** ISO 8601; they end by themselves then. */
      readonly expiresAt: string;
    }
  | { readonly type: 'terminated'; readonly proof: Proof }
  /** After the end, also one that left something: what the instances cost. */
  | { readonly type: 'run-priced'; readonly cost: RunCost }
  /** Terminating failed after another error, which stays the error of the job. */
  | { readonly type: 'clean-up-failed'; readonly error: unknown };

/** Takes the events of a job; called synchronously, so that what it stores is stored before the next call. */
export type JobReport = (event: JobEvent) => void;

/** Runs the work as one phase. */
export async function reportPhase<T>(
  report: JobReport,
  { phase, title }: { readonly phase: JobPhase; readonly title: string },
  work: () => Promise<T>,
): Promise<T> {
  report({ type: 'phase-started', phase, title });
  let failed = true;
  try {
    const result = await work();
    failed = false;
    return result;
  } finally {
    report({ type: 'phase-ended', phase, title, failed });
  }
}
