import {
  type ExecOptions,
  type ExecResult,
  type FetchedTree,
  type Transport,
  TransportError,
} from '@ami-select/transport';
import type { Machine } from '../machine/machine.ts';

/** What comes home from a machine, with some of it replaced. */
export function treeOf(changes: Partial<FetchedTree> = {}): FetchedTree {
  return { files: [], left: { count: 0, examples: [] }, reached: [], unmatched: [], ...changes };
}

export interface FakeMachine extends Machine {
  /** Every script it was given, and the options of each. */
  readonly scripts: string[];
  readonly options: ExecOptions[];
  /** Every tree that was put on it. */
  readonly trees: Parameters<Transport['putTree']>[];
}

/** A machine with a given result for each script, which returns the files `artifacts` on request. */
export function fakeMachine(
  name: string,
  resultOf: (script: string) => Partial<ExecResult> | TransportError = () => ({}),
  artifacts: readonly string[] | Partial<FetchedTree> | TransportError = [],
): FakeMachine {
  const scripts: string[] = [];
  const allOptions: ExecOptions[] = [];
  const trees: FakeMachine['trees'] = [];
  const exec = async (script: string, options: ExecOptions = {}): Promise<ExecResult> => {
    scripts.push(script);
    allOptions.push(options);
    const result = resultOf(script);
    if (result instanceof TransportError) throw result;
    const full = { exitCode: 0, signal: null, stdout: '', stderr: '', ...result };
    if (full.stdout) options.onStdout?.(full.stdout);
    if (full.stderr) options.onStderr?.(full.stderr);
    return full;
  };
  const transport: Transport = {
    label: name,
    exec,
    putTree: async (...call) => void trees.push(call),
    getTree: async () => {
      if (artifacts instanceof TransportError) throw artifacts;
      return treeOf('length' in artifacts ? { files: artifacts } : artifacts);
    },
    close: async () => undefined,
  };
  return { name, transport, scripts, options: allOptions, trees };
}
