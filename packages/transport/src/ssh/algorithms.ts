import type { Algorithms, KexAlgorithm } from 'ssh2';

const CURVE25519: KexAlgorithm[] = ['curve25519-sha256', 'curve25519-sha256@libssh.org'];

/** The algorithms that we offer and accept; ssh2's own list still has ssh-rsa host keys and SHA-1. */
export const ALGORITHMS: Algorithms = {
  kex: CURVE25519,
  serverHostKey: ['ssh-ed25519'],
  cipher: ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com', 'chacha20-poly1305@openssh.com'],
  // Unused with the ciphers above, which bring their own integrity; ssh2 requires a non-empty list.
  hmac: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com'],
  compress: ['none'],
};

/** For a look at a host key, which keeps nothing secret: a server computes this key exchange several times faster. */
export const ALGORITHMS_OF_LOOK: Algorithms = {
  ...ALGORITHMS,
  kex: ['ecdh-sha2-nistp256', ...CURVE25519],
};
