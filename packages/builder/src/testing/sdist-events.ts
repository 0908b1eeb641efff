import type { BuildEvent } from '../report/events.ts';

/** The log lines of the builds of source archives. */
export function said(events: readonly BuildEvent[]): readonly string[] {
  return events.flatMap((event) => {
    const isOwn = event.type === 'output' && /^(?:foo|maker)-1\.0\.tar\.gz: /.test(event.line);
    return isOwn ? [`${event.machine} ${event.line}`] : [];
  });
}

export function phasesOf(events: readonly BuildEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'phase-started' ? [event.phase] : []));
}
