import { expect, it } from 'vitest';
import { SCRIPT_STATUS } from '../fleet/ready-condition.ts';
import { composeUserData, type UserDataParts } from './user-data.ts';

const parts: UserDataParts = {
  ttlMinutes: 45,
  sshUser: 'ubuntu',
  authorizedKey: 'ssh-ed25519 AAAA login\n',
  hostKey: { privateKey: 'BEGIN\nKEY\nEND\n\n', publicKey: 'ssh-ed25519 BBBB host\n' },
};

const POWER_OFF = [
  'if [ ! -d /run/systemd/system ]; then shutdown -P +45',
  'elif [ -S /run/dbus/system_bus_socket ] && shutdown -P +45; then :',
  "else printf '[Timer]\\nOnActiveSec=45min\\n' > /run/systemd/system/ami-select-dead-man.timer",
  "printf '[Service]\\nType=oneshot\\nExecStart=/bin/systemctl poweroff\\n' > /run/systemd/system/ami-select-dead-man.service",
  'systemctl daemon-reload',
  'systemctl start --no-block ami-select-dead-man.timer',
  'fi',
].join('; ');

it('is this text', () => {
  expect(composeUserData(parts)).toBe(`#cloud-config
bootcmd:
  - ${JSON.stringify(POWER_OFF)}
ssh_deletekeys: true
ssh_keys:
  ed25519_private: |
    BEGIN
    KEY
    END
  ed25519_public: ssh-ed25519 BBBB host
disable_root: true
ssh_authorized_keys:
  - ssh-ed25519 AAAA login
`);
});

it('lets root in where the image logs in as root', () => {
  expect(composeUserData({ ...parts, sshUser: 'root' })).toContain('\ndisable_root: false\n');
});

it('ends with the script of the caller', () => {
  const text = composeUserData({ ...parts, script: '#!/bin/sh\n' });

  expect(text.slice(composeUserData(parts).length)).toBe(
    'runcmd:\n  - "f=/var/lib/cloud/ami-select-user-data; ' +
      'echo IyEvYmluL3NoCg== | base64 -d > $f && chmod 700 $f && $f; s=$?; ' +
      `echo $s > $f.ended && mv $f.ended ${SCRIPT_STATUS}; (exit $s)"\n`,
  );
});
