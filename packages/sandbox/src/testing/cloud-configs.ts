import { SECOND_USER } from './login-contract.ts';

/** User data of the machine that most statements of the contract are about. */
export const CLOUD_CONFIG: string = `${SECOND_USER}bootcmd:
  - shutdown -P +45
  - [ sh, -c, 'echo boot >> \${HOME:-/root}/boots' ]
write_files:
  - { path: /root/greeting, content: aGVsbG8=, encoding: b64, permissions: '0600' }
  - { path: /var/lib/cloud/scripts/per-boot/mine, content: "#!/bin/sh\\necho mine >> \${HOME:-/root}/per-boot\\n", permissions: '0755' }
  - { path: /../../../../../../etc/local-ec2-test-above, content: '' }
runcmd:
  - echo "run as $(id -un)" > \${HOME:-/root}/ran
unknown_key: 1
`;

/** A boot that fails at its end, which it reaches once root's home has the file `may-boot`. */
export const WAITING_CONFIG: string = `runcmd: ['until [ -e \${HOME:-/root}/may-boot ]; do sleep 0.05; done', exit 3]\n`;
