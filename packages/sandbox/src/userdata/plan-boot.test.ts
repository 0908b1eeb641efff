import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { BootPlan } from './boot-plan.ts';
import { planBoot } from './plan-boot.ts';

function plan(text: string | undefined, options: { keys?: string[] } = {}): BootPlan {
  return planBoot({
    instanceId: 'i-1',
    hostname: 'ip-10-0-0-5',
    sshUser: 'ubuntu',
    authorizedKeys: options.keys ?? [],
    ...(text === undefined ? {} : { userData: Buffer.from(text) }),
  });
}

describe('planBoot', () => {
  it('gives the default login the keys of the key pair and passwordless sudo when there is no user data', () => {
    const { users, hostname, notices } = plan(undefined, { keys: ['ssh-ed25519 AAAA me'] });

    expect(users).toEqual([
      { name: 'ubuntu', groups: ['sudo'], sudo: true, authorizedKeys: ['ssh-ed25519 AAAA me'] },
    ]);
    expect({ hostname, notices }).toEqual({ hostname: 'ip-10-0-0-5', notices: [] });
  });

  it('names what it does not do for a user, and the rules of sudo that it does not know', () => {
    const asked =
      'expiredate: 2030-01-01, sudo: "ALL=(ALL) NOPASSWD:/bin/ls", lock_passwd: true, primary_group: x';

    const { notices } = plan(`#cloud-config\nusers: [{ name: ci, ${asked} }]`);

    expect(notices).toEqual([
      expect.stringContaining("'expiredate' of ci"),
      expect.stringContaining("'primary_group' of ci"),
      expect.stringContaining("'sudo' only rules with 'NOPASSWD:ALL'"),
    ]);
  });

  it('says which switches and lists it does not heed, and nothing of those that stand as usual', () => {
    const usual = plan('#cloud-config\nssh_pwauth: no\nssh_deletekeys: true\n');
    const other = plan('#cloud-config\nssh_pwauth: yes\nssh_deletekeys: 0\nssh_genkeytypes: [rsa]\n');

    expect(usual.notices).toEqual([]);
    expect(other.notices).toEqual(
      ['ssh_pwauth', 'ssh_deletekeys', 'ssh_genkeytypes'].map(
        (key) => `cloud-config key '${key}' is not supported here and was ignored`,
      ),
    );
  });

  it('lets root in only with a refusal unless disable_root is false', () => {
    const refused = plan('#cloud-config\nssh_authorized_keys: [ssh-ed25519 AAAA me]').rootKeys;
    const allowed = plan(
      '#cloud-config\ndisable_root: false\nssh_authorized_keys: [ssh-ed25519 AAAA me]',
    ).rootKeys;

    expect(refused).toEqual([
      expect.stringMatching(
        /^no-port-forwarding,.*command="echo 'Please login as the user \\"ubuntu\\".*" ssh-ed25519 AAAA me$/,
      ),
    ]);
    expect(allowed).toEqual(['ssh-ed25519 AAAA me']);
  });

  it('makes the listed users, and the default one only when the list names it', () => {
    const text =
      '#cloud-config\nusers:\n  - default\n  - name: ci\n    uid: 1500\n    groups: docker, adm\n    sudo: ALL=(ALL) NOPASSWD:ALL\n    shell: /bin/zsh\n    ssh_authorized_keys: [k]\n';

    expect(plan(text).users).toEqual([
      { name: 'ubuntu', groups: ['sudo'], sudo: true, authorizedKeys: [] },
      {
        name: 'ci',
        uid: 1500,
        shell: '/bin/zsh',
        groups: ['docker', 'adm'],
        sudo: true,
        authorizedKeys: ['k'],
      },
    ]);
    expect(plan('#cloud-config\nusers: [{ name: only }]').users.map((user) => user.name)).toEqual(['only']);
  });

  it('takes host keys of any type with their public halves', () => {
    const text =
      '#cloud-config\nssh_keys: { ed25519_private: P, ed25519_public: ssh-ed25519 AAAA, rsa_private: R }';

    expect(plan(text).hostKeys).toEqual([
      { type: 'ed25519', privateKey: 'P', publicKey: 'ssh-ed25519 AAAA' },
      { type: 'rsa', privateKey: 'R' },
    ]);
  });

  it('decodes files in every encoding, with mode, owner and append', () => {
    const packed = gzipSync('packed').toString('base64');
    const text = `#cloud-config
write_files:
  - { path: /a, content: plain }
  - { path: /b, content: aGk=, encoding: base64, permissions: '0600', owner: 'ubuntu:ubuntu', append: true }
  - { path: /c, content: ${packed}, encoding: gz+b64, defer: true }
  - { path: /d, content: !!binary aGk=, permissions: 0755 }
`;

    const files = plan(text).files.map((file) => ({
      ...file,
      content: Buffer.from(file.content, 'base64').toString(),
    }));

    expect(files).toEqual([
      { path: '/a', content: 'plain', owner: 'root:root', mode: 0o644, append: false, defer: false },
      { path: '/b', content: 'hi', owner: 'ubuntu:ubuntu', mode: 0o600, append: true, defer: false },
      { path: '/c', content: 'packed', owner: 'root:root', mode: 0o644, append: false, defer: true },
      { path: '/d', content: 'hi', owner: 'root:root', mode: 0o755, append: false, defer: false },
    ]);
  });

  it('quotes list commands and leaves text commands to the shell', () => {
    const text = `#cloud-config\nbootcmd:\n  - shutdown -P +45\nruncmd:\n  - [ echo, "it's", $HOME ]\n  - echo $HOME > /x\n`;

    expect(plan(text).bootcmd).toEqual({ name: 'bootcmd', content: '#!/bin/sh\nshutdown -P +45\n' });
    expect(plan(text).runcmd).toBe(`#!/bin/sh\n'echo' 'it'\\''s' '$HOME'\necho $HOME > /x\n`);
  });

  it('names a script by the place of its part, with the commands beside it', () => {
    const text =
      'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X\n\n--X\nContent-Type: text/cloud-config\n\nruncmd: [id]\n--X\nContent-Type: text/x-shellscript\n\n#!/bin/sh\n--X--\n';

    expect(plan(text)).toMatchObject({
      scripts: [{ frequency: 'user', name: 'part-002', content: '#!/bin/sh' }],
      runcmd: '#!/bin/sh\nid\n',
    });
  });

  it('reads names, packages and the power state', () => {
    const text =
      '#cloud-config\nfqdn: build.example.test\nmanage_etc_hosts: true\npackages: [git, [curl, 7.88]]\npackage_update: true\npower_state: { mode: poweroff, delay: +5, condition: [test, -f, /x] }\n';

    expect(plan(text)).toMatchObject({
      hostname: 'build',
      fqdn: 'build.example.test',
      manageEtcHosts: true,
      packages: ['git', 'curl=7.88'],
      packageUpdate: true,
      powerState: { mode: 'poweroff', delayMinutes: 5, condition: "'test' '-f' '/x'" },
    });
  });

  it('tells what it cannot use instead of failing', () => {
    const { notices } = plan(
      '#cloud-config\ntimezone: UTC\nbootcmd: x\nwrite_files: [{ content: x }]\nusers: [{ uid: 1 }]\npower_state: { mode: sleep }\n',
    );

    expect(notices).toEqual([
      expect.stringContaining("'timezone'"),
      expect.stringContaining("'users'"),
      expect.stringContaining('power_state'),
      expect.stringContaining("'bootcmd'"),
      expect.stringContaining("'write_files'"),
    ]);
    expect(plan('#cloud-config\na: [').notices).toEqual([expect.stringContaining('Failed loading yaml')]);
  });
});
