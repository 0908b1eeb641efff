export { connectSsh, type SshConnectOptions } from './connect-ssh.ts';
export { TransportError, type TransportErrorCode } from './errors.ts';
export { fingerprint, generateSshKeyPair, type SshKeyPair } from './keys.ts';
export { createLocalTransport, type LocalTransportOptions } from './local-transport.ts';
export { shellQuote } from './quote.ts';
export type { ExecOptions, ExecResult, SshTarget, Transport, TreeEntry } from './transport.ts';
