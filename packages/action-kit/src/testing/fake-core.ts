import type { Core } from '../core.ts';
import { createFencedCore, type FencedCore } from '../fence.ts';

/** A runner in memory. `log` holds every line in order, commands as `debug: text`, `group: title`... */
export interface FakeCore extends FencedCore {
  readonly outputs: Map<string, string>;
  readonly state: Map<string, string>;
  readonly secrets: Set<string>;
  readonly log: string[];
  readonly summaries: string[];
}

export interface FakeCoreOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  /** The state that the main step saved for a post step. */
  readonly state?: Readonly<Record<string, string>>;
  /** Tokens of fences. */
  readonly createToken?: () => string;
}

export function createFakeCore({
  inputs = {},
  state = {},
  createToken = () => 'token',
}: FakeCoreOptions = {}): FakeCore {
  const records = {
    outputs: new Map<string, string>(),
    state: new Map(Object.entries(state)),
    secrets: new Set<string>(),
    log: [] as string[],
    summaries: [] as string[],
  };
  const logAs = (kind: string) => (text: string) => void records.log.push(`${kind}: ${text}`);
  const core: Core = {
    getInput: (name) => (inputs[name] ?? '').trim(),
    inputNames: () => Object.keys(inputs),
    setOutput: (name, value) => void records.outputs.set(name, value),
    saveState: (name, value) => void records.state.set(name, value),
    getState: (name) => records.state.get(name) ?? '',
    setSecret: (value) => void records.secrets.add(value),
    debug: logAs('debug'),
    info: (text) => void records.log.push(text),
    warning: logAs('warning'),
    error: (text, place) => {
      const { file, line = '' } = place ?? {};
      records.log.push(file === undefined ? `error: ${text}` : `error ${file}:${line}: ${text}`);
    },
    startGroup: logAs('group'),
    endGroup: () => void records.log.push('endgroup'),
    writeSummary: async (markdown) => void records.summaries.push(markdown),
  };
  return { ...createFencedCore(core, createToken), ...records };
}
