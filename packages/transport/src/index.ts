export { TransportError, type TransportErrorCode, type TransportErrorOptions } from './errors.ts';
export { shellQuote } from './exec/shell-quote.ts';
export { createLocalTransport, type LocalTransportOptions } from './local/local-transport.ts';
export { connectSsh, type SshConnectOptions } from './ssh/connect-ssh.ts';
export { fingerprint, generateSshKeyPair, type SshKeyPair } from './ssh/keys.ts';
export type {
  ExecOptions,
  ExecResult,
  GetTreeOptions,
  PutTreeOptions,
  SshTarget,
  Transport,
  TreeEntry,
} from './transport.ts';
