import type { ChannelSource } from './contract/channel.ts';
import type { Transport } from './contract/transport.ts';
import { runScript } from './exec/run-script.ts';
import { shellQuote } from './exec/shell-quote.ts';
import { getTree } from './tree/get-tree.ts';
import { putTree } from './tree/put-tree.ts';

/** A transport over any source of channels. */
export function createTransport(source: ChannelSource): Transport {
  return {
    label: source.label,
    exec: (script, options) => runScript(after(options?.before, source), script, options),
    putTree: (entries, remoteDirectory, options) =>
      putTree(after(options?.before, source), entries, remoteDirectory, options),
    getTree: (patterns, options) => getTree(after(options.before, source), patterns, options),
    close: () => source.close(),
  };
}

function after(before: string | undefined, source: ChannelSource): ChannelSource {
  if (before === undefined) return source;
  return { ...source, open: (command) => source.open(`${before}${shellQuote(command)}`) };
}
