import type { Progress } from './progress.ts';

/** The progress of one of several things that go on at once: all that it shows begins with its name. */
export function labelledProgress(progress: Progress, name: string): Progress {
  const prefix = `${name}: `;
  return {
    start: (phase) => progress.start(prefix + phase),
    phase: (phase, work) => progress.phase(prefix + phase, work),
    line: (text) => progress.line(prefix + text),
    warn: (text) => progress.warn(prefix + text),
    remote: (label, text) => progress.remote(`${name} ${label}`, text),
    debug: (text) => progress.debug(prefix + text),
    get timings() {
      return progress.timings.flatMap(({ phase, milliseconds }) =>
        phase.startsWith(prefix) ? [{ phase: phase.slice(prefix.length), milliseconds }] : [],
      );
    },
  };
}
