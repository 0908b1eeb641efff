import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { SCRIPT_STATUS } from '../fleet/ready-condition.ts';
import { armingScript } from './lease-script.ts';
import { composeUserData, type UserDataParts } from './user-data.ts';

const parts: UserDataParts = {
  lease: { fleetId: 'fleet-0123456789abcdef', expiresAt: '2026-01-01T00:45:00.000Z' },
  sshUser: 'ubuntu',
  authorizedKey: 'ssh-ed25519 AAAA login\n',
  hostKey: { privateKey: 'BEGIN\nKEY\nEND\n\n', publicKey: 'ssh-ed25519 BBBB host\n' },
};

it('begins with the lease, armed at every boot before anything else', () => {
  const text = composeUserData(parts);

  expect(text.startsWith('#cloud-config\nbootcmd:\n')).toBe(true);
  expect(parse(text).bootcmd).toEqual([armingScript(parts.lease)]);
});

it('goes on with this text', () => {
  expect(composeUserData(parts)).toContain(`
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

it('is the same for the same parts', () => {
  expect(composeUserData(parts)).toBe(composeUserData(structuredClone(parts)));
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
