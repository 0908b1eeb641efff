import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createLocalTransport, type ExecResult, type Transport } from '@ami-select/transport';
import { interpretersOf } from '../definition/interpreter.ts';
import { factsScript } from '../machine/facts-script.ts';
import type { Machine } from '../machine/machine.ts';
import { tempFolder } from './temp-folder.ts';

/** Whether real builds can run here at all. */
export const hasPython: boolean = spawnSync('python3', ['-c', 'import venv']).status === 0;

/** The facts of this machine, read once per file of tests. */
let facts: Promise<ExecResult> | undefined;

/** Machines that are folders on this one, below `root`; an empty folder by default. */
export async function localMachines(count: number, root?: string): Promise<readonly Machine[]> {
  const folder = root ?? (await tempFolder());
  return Array.from({ length: count }, (_, index) => {
    const name = `host-${index + 1}`;
    const transport = createLocalTransport({ label: name, root: join(folder, name) });
    return { name, transport: rememberFacts(transport) };
  });
}

function rememberFacts(transport: Transport): Transport {
  const probe = factsScript(interpretersOf([]));
  return {
    ...transport,
    exec: (script, options) => {
      if (script !== probe) return transport.exec(script, options);
      facts ??= transport.exec(script);
      return facts;
    },
  };
}
