import type { ChannelSource } from './contract/channel.ts';
import type { Transport } from './contract/transport.ts';
import { runScript } from './exec/run-script.ts';
import { getTree } from './tree/get-tree.ts';
import { putTree } from './tree/put-tree.ts';

/** A transport over any source of channels. */
export function createTransport(source: ChannelSource): Transport {
  return {
    label: source.label,
    exec: (script, options) => runScript(source, script, options),
    putTree: (entries, remoteDirectory, options) => putTree(source, entries, remoteDirectory, options),
    getTree: (patterns, options) => getTree(source, patterns, options),
    close: () => source.close(),
  };
}
