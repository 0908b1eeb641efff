import type { ChannelSource } from './channel.ts';
import { getTree } from './get-tree.ts';
import { putTree } from './put-tree.ts';
import { runScript } from './run-script.ts';
import type { Transport } from './transport.ts';

/** The whole transport over anything that can open channels. */
export function createTransport(source: ChannelSource): Transport {
  return {
    label: source.label,
    exec: (script, options) => runScript(source, script, options),
    putTree: (entries, remoteDirectory, options) => putTree(source, entries, remoteDirectory, options),
    getTree: (patterns, options) => getTree(source, patterns, options),
    close: () => source.close(),
  };
}
