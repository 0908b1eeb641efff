export { connectOpenSsh, type OpenSshConnectOptions } from './connect-openssh.ts';
export { connectSsh, type SshConnectOptions } from './connect-ssh.ts';
export { TransportError, type TransportErrorCode, type TransportErrorOptions } from './contract/errors.ts';
export type {
  ExecOptions,
  ExecResult,
  FetchedTree,
  GetTreeOptions,
  LeftFile,
  LeftFiles,
  LocalFile,
  OpenTunnel,
  PushKey,
  PutTreeOptions,
  SshTarget,
  Transport,
  TreeEntry,
  UseConnection,
} from './contract/transport.ts';
export { TREE_LIMITS, type TreeLimits } from './contract/tree-limits.ts';
export { shellQuote } from './exec/shell-quote.ts';
export { type KeepConnectedOptions, keepConnected } from './keep-connected.ts';
export { createLocalTransport, type LocalTransportOptions } from './local-transport.ts';
export { parseClientOptions } from './openssh/client-options.ts';
export { fingerprint, generateSshKeyPair, type SshKeyPair } from './ssh/keys.ts';
export type { KeyOffers } from './ssh/offer-key.ts';
export { saysFullDisk } from './tree/full-disk.ts';
export { LocalFolder } from './tree/local-folder.ts';
