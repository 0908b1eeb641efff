import type { Algorithms } from 'ssh2';

/** The algorithms that we offer and accept; ssh2's own list still has ssh-rsa host keys and SHA-1. */
export const ALGORITHMS: Algorithms = {
  kex: ['curve25519-sha256', 'curve25519-sha256@libssh.org'],
  serverHostKey: ['ssh-ed25519'],
  cipher: ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com', 'chacha20-poly1305@openssh.com'],
  // Unused with the ciphers above, which bring their own integrity; ssh2 requires a non-empty list.
  hmac: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com'],
  compress: ['none'],
};
