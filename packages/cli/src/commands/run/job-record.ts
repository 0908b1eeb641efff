import type { JobEvent, JobReport } from '@ami-select/job';
import type { BuildWords } from './build-again.ts';

/** The events of a job so far: everything that a command reports about it afterwards. */
export interface JobRecord {
  readonly report: JobReport;
  readonly buildWords: BuildWords;
  /** The last event of a type. */
  last<Type extends JobEvent['type']>(type: Type): Extract<JobEvent, { readonly type: Type }> | undefined;
}

export function createJobRecord(buildWords: BuildWords = ''): JobRecord {
  const latest = new Map<JobEvent['type'], JobEvent>();
  return {
    buildWords,
    report: (event) => void latest.set(event.type, event),
    last: <Type extends JobEvent['type']>(type: Type) =>
      latest.get(type) as Extract<JobEvent, { readonly type: Type }> | undefined,
  };
}
