import { readFile } from 'node:fs/promises';
import { type Transport, TransportError, type TreeEntry } from '@ami-select/transport';
import type { Machine } from '../machine/machine.ts';
import type { BuildEvent, Phase, Report } from '../report/events.ts';

/** Follows a build by its events. */
export interface PhaseWatch {
  readonly report: Report;
  readonly events: BuildEvent[];
  /** Of this moment. */
  phase(): Phase | undefined;
}

export function watchPhases(): PhaseWatch {
  const events: BuildEvent[] = [];
  let current: Phase | undefined;
  const report: Report = (event) => {
    events.push(event);
    if (event.type === 'phase-started') current = event.phase;
    if (event.type === 'phase-ended') current = undefined;
  };
  return { events, report, phase: () => current };
}

/** A call of a transport that runs work on a machine; `name` tells calls apart. */
export interface MachineCall {
  readonly kind: 'exec' | 'putTree' | 'getTree';
  readonly name: string;
}

/** The machine, around whose calls something happens: `around` may do them or not, and pass on what they give. */
export function interposed(
  { transport, ...machine }: Machine,
  around: <T>(call: MachineCall, run: () => Promise<T>) => Promise<T>,
): Machine {
  return {
    ...machine,
    transport: {
      ...transport,
      exec: (...call) => around({ kind: 'exec', name: call[0] }, () => transport.exec(...call)),
      putTree: (...call) => around({ kind: 'putTree', name: 'put' }, () => transport.putTree(...call)),
      getTree: (...call) => around({ kind: 'getTree', name: 'get' }, () => transport.getTree(...call)),
    },
  };
}

/** What a call ends with whose connection is cut while it runs. */
export function lossOf(label: string): TransportError {
  return new TransportError('DISCONNECTED', `${label}: the connection was lost while a command ran`, {
    label,
  });
}

/** The machine, where one byte of the files whose path matches arrives as another. */
export function flipping({ transport, ...machine }: Machine, path: RegExp): Machine {
  const putTree: Transport['putTree'] = async (entries, ...rest) => {
    const arriving = entries.map((entry) => (path.test(entry.path) ? flipped(entry) : entry));
    return transport.putTree(await Promise.all(arriving), ...rest);
  };
  return { ...machine, transport: { ...transport, putTree } };
}

async function flipped({ content, ...entry }: TreeEntry): Promise<TreeEntry> {
  const bytes = Buffer.from('bytes' in content ? content.bytes : await readFile(content.file));
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return { ...entry, content: { bytes } };
}
