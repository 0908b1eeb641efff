import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSshKeyPair } from '@ami-select/transport';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hostKeyScript, withoutComment } from './host-key-script.ts';

const noKeygen = spawnSync('ssh-keygen', ['-?']).error !== undefined;
const BOOT = generateSshKeyPair('boot');
const OTHER = withoutComment(generateSshKeyPair('other').publicKey);

/** The folder of a machine whose SSH server reads its key for every connection, as that of a light sandbox. */
function machine({ key = BOOT.privateKey }: { key?: string | undefined } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'own key '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'ssh_host_ed25519_key');
  if (key !== '') writeFileSync(file, key, { mode: 0o600 });
  const run = (script: string, { input = '', ...environment }: Record<string, string> = {}): string =>
    execFileSync('sh', ['-c', `printf %s "$INPUT" | {\n${script}\n}`], {
      env: { PATH: process.env.PATH ?? '', LOCAL_EC2_HOST_KEY: file, INPUT: input, ...environment },
      encoding: 'utf8',
    })
      .trim()
      .replace(/\n+/g, '\n');
  const ask = (bootKey = BOOT.publicKey) => run(hostKeyScript(bootKey));
  const agree = (ownKey: string) => run(hostKeyScript(BOOT.publicKey), { input: `${ownKey}\n` });
  const shown = () => execFileSync('ssh-keygen', ['-y', '-f', file], { encoding: 'utf8' });
  return { folder, file, run, ask, agree, shown: () => withoutComment(shown()) };
}

const keyIn = (output: string): string => /^own (ssh-ed25519 \S+)$/m.exec(output)?.[1] ?? '';
const changedTo = (key: string): string => `own ${key}\nchanged`;

describe.skipIf(noKeygen)(`hostKeyScript${noKeygen ? ' (skipped: no ssh-keygen here)' : ''}`, () => {
  it('makes a key, shows its public half and changes nothing before it is told to', () => {
    const { ask, shown, file } = machine();

    const own = keyIn(ask());

    expect(own).not.toBe('');
    expect(own).not.toBe(withoutComment(BOOT.publicKey));
    expect(shown()).toBe(withoutComment(BOOT.publicKey));
    expect(statSync(`${file}.own`).mode & 0o777).toBe(0o600);
  });

  it('replaces the key; nothing of the old one stays', () => {
    const { ask, agree, shown, file, folder } = machine();
    const own = keyIn(ask());

    expect(agree(own)).toBe(changedTo(own));

    expect(shown()).toBe(own);
    expect(withoutComment(readFileSync(`${file}.pub`, 'utf8'))).toBe(own);
    expect(readdirSync(folder).toSorted()).toEqual(
      ['', '.pub', '.replaced'].map((end) => `ssh_host_ed25519_key${end}`),
    );
    expect([file, `${file}.pub`].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o644]);
    const body = BOOT.privateKey.split('\n')[2] ?? '';
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain(body);
    }
  });

  it('gives the same key however often and whenever it is repeated', () => {
    const { ask, agree, shown } = machine();
    const own = keyIn(ask());

    expect(keyIn(ask())).toBe(own);
    expect([agree(own), agree(own)]).toEqual([changedTo(own), changedTo(own)]);
    expect(keyIn(ask())).toBe(own);
    expect(agree(own)).toBe(changedTo(own));
    expect(shown()).toBe(own);
  });

  it.each(['Welcome, user! ', '\\033]0;title\\007', 'Welcome\\r'])(
    'says its words in lines of their own after a login that has printed %s',
    (greeting) => {
      const { ask, run } = machine();
      const own = keyIn(ask());

      const greeted = run(`printf '${greeting}'\n${hostKeyScript(BOOT.publicKey)}`, { input: `${own}\n` });

      expect(greeted.split('\n').slice(1)).toEqual(changedTo(own).split('\n'));
    },
  );

  it('gives the same key to who asks at the same time', () => {
    const { run } = machine();
    const ask = hostKeyScript(BOOT.publicKey);
    const many = Array.from({ length: 8 }, () => `( ${ask} ) &`).join('\n');

    const output = run(`${many}\nwait`).split('\n');

    expect(output).toHaveLength(8);
    expect(new Set(output).size).toBe(1);
    expect(keyIn(output[0] ?? '')).not.toBe('');
  });

  it.each(['.own.77', '.own.pub', '.replaced', '.own.77.pub'])(
    'goes on where an earlier run left %s behind',
    (left) => {
      const { ask, agree, shown, file } = machine();
      writeFileSync(file + left, `${OTHER}\n`);

      const own = keyIn(ask());

      expect(agree(own)).toBe(changedTo(own));
      expect(shown()).toBe(own);
    },
  );

  it.each([
    ['another key lies in the file', { key: generateSshKeyPair('elsewhere').privateKey }, 'cannot find-file'],
    ['the file is missing', { key: '' }, 'cannot find-file'],
    ['the file is no key', { key: 'nonsense\n' }, 'cannot find-file'],
    ['the file is cut short', { key: BOOT.privateKey.slice(0, 120) }, 'cannot find-file'],
  ])('does nothing when %s', (_, options, response) => {
    const { ask, agree, folder } = machine(options);
    const before = readdirSync(folder);

    expect(ask()).toBe(response);
    expect(agree(OTHER)).toBe(response);

    expect(readdirSync(folder)).toEqual(before);
  });

  it('does not take a marker about another key for its own', () => {
    const { ask, file } = machine({ key: generateSshKeyPair('elsewhere').privateKey });
    writeFileSync(`${file}.replaced`, `${OTHER}\n`);

    expect(ask()).toBe('cannot find-file');
  });

  it('changes to no key but the one that was shown', () => {
    const { ask, agree, shown } = machine();
    const own = keyIn(ask());

    expect(agree(OTHER)).toBe(`own ${own}`);

    expect(shown()).toBe(withoutComment(BOOT.publicKey));
  });

  it('says so when the folder cannot be written', () => {
    const { ask, file } = machine();
    mkdirSync(`${file}.own`);

    expect(ask()).toBe('cannot write');
  });

  it('says so when there is no ssh-keygen', () => {
    const { run, folder, file } = machine();
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    for (const program of ['sh', 'cut', 'cat', 'id', 'sed', 'tr'])
      writeFileSync(join(bin, program), `#!/bin/sh\nexec /usr/bin/${program} "$@"\n`, { mode: 0o755 });
    const ask = hostKeyScript(BOOT.publicKey).replaceAll(/PATH=\$PATH:\S+/g, '');

    expect(run(ask, { PATH: bin })).toBe('cannot find-ssh-keygen');
    expect(existsSync(`${file}.own`)).toBe(false);
  });
});
