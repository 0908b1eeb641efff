import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSshClient } from './ssh-client.ts';

/** A folder of programs with an `ssh` in it. */
function folderWithSsh(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-client-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'ssh'), '');
  chmodSync(join(folder, 'ssh'), 0o755);
  return folder;
}

describe('readSshClient', () => {
  it('takes the built-in client unless told otherwise', () => {
    expect(readSshClient({})).toEqual({ kind: 'built-in', clientOptions: [] });
    expect(readSshClient({ AMI_SELECT_SSH_CLIENT: '' })).toMatchObject({ kind: 'built-in' });
  });

  it('reads the options of OpenSSH, between semicolons or on lines', () => {
    const variables = {
      AMI_SELECT_SSH_CLIENT: 'openssh',
      AMI_SELECT_SSH_OPTIONS: 'ProxyJump=bastion; Include=~/.ssh/config\nCompression=yes\n',
      PATH: folderWithSsh(),
    };

    expect(readSshClient(variables)).toEqual({
      kind: 'openssh',
      clientOptions: ['ProxyJump=bastion', 'Include=~/.ssh/config', 'Compression=yes'],
    });
  });

  it.each([
    [{ AMI_SELECT_SSH_CLIENT: 'putty' }, 'putty is not valid'],
    [{ AMI_SELECT_SSH_OPTIONS: 'ProxyJump=bastion' }, 'the built-in client has none'],
    [{ AMI_SELECT_SSH_CLIENT: 'openssh', PATH: '/nowhere' }, 'PATH has no ssh'],
    [
      { AMI_SELECT_SSH_CLIENT: 'openssh', AMI_SELECT_SSH_OPTIONS: 'StrictHostKeyChecking=no' },
      'StrictHostKeyChecking is not allowed',
    ],
  ])('refuses %o before anything is created', (variables, message) => {
    expect(() => readSshClient({ PATH: folderWithSsh(), ...variables })).toThrow(
      expect.objectContaining({ exitClass: 'usage', message: expect.stringContaining(message) }),
    );
  });
});
