import { findHidden, readCommands } from '@ami-select/core/testing';
import type { FakeCore } from './fake-core.ts';

/** Every command and hidden character that text of strangers brought into log, outputs and summaries of an action. */
export function complaintsOf({ log, outputs, summaries }: FakeCore): readonly string[] {
  const text = log.join('\n');
  return [
    ...complain('log', text),
    ...[...outputs].flatMap(([name, value]) => complain(`output ${name}`, value)),
    ...findHidden(summaries.join('\n')).map((code) => `summary: ${code}`),
  ];
}

function complain(sink: string, text: string): readonly string[] {
  return [
    ...readCommands(text).map(({ name }) => `${sink}: command "${name}"`),
    ...findHidden(text).map((code) => `${sink}: ${code}`),
  ];
}
