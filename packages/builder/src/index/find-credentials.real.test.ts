import { spawnSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { findCredentials } from './find-credentials.ts';
import type { Variables } from './variables.ts';

const URL_OF_INDEX = new URL('https://index.example/simple/');
const SECRET = 'Marker5ecret';

async function find(variables: Variables, url = URL_OF_INDEX) {
  const warnings: string[] = [];
  const warn = (message: string): void => void warnings.push(message);
  const named = { AMI_SELECT_INDEX_HOST: url.hostname, ...variables };
  const found = await findCredentials(url, 'AMI_SELECT_INDEX_', { variables: named, warn });
  const [, pair] = found?.authorization.split(' ') ?? [];
  return { pair: pair && Buffer.from(pair, 'base64').toString(), warnings };
}

async function netrc(mode = 0o600): Promise<string> {
  const file = join(await tempFolder(), '.netrc');
  await writeFile(file, `machine index.example login me password ${SECRET}`, { mode });
  return file;
}

describe('findCredentials', () => {
  it.each([
    [{ USERNAME: 'me', PASSWORD: SECRET }, `me:${SECRET}`],
    [{ PASSWORD: SECRET }, `__token__:${SECRET}`],
    [{ USERNAME: SECRET }, `${SECRET}:`],
    [{ USERNAME: '', PASSWORD: '' }, undefined],
    [{}, undefined],
  ])('takes those of the environment: %j', async (given, expected) => {
    const variables = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`AMI_SELECT_INDEX_${name}`, value]),
    );

    expect(await find(variables)).toEqual({ pair: expected, warnings: [] });
  });

  it.each(['index.example', 'INDEX.example', 'index.example:8443'])(
    'sends them to %s, as HOST says',
    async (host) => {
      const variables = { AMI_SELECT_INDEX_HOST: host, AMI_SELECT_INDEX_PASSWORD: SECRET };
      const url = new URL('https://index.example:8443/simple/');

      expect((await find(variables, url)).pair).toBe(`__token__:${SECRET}`);
    },
  );

  it('sends none to another host, which a pull request may name', async () => {
    const variables = { AMI_SELECT_INDEX_HOST: 'index.example', AMI_SELECT_INDEX_PASSWORD: SECRET };

    expect(await find(variables, new URL('https://thief.example/simple/'))).toEqual({
      pair: undefined,
      warnings: ['AMI_SELECT_INDEX_PASSWORD is for index.example, and is not sent to thief.example'],
    });
  });

  it.each(['PASSWORD', 'USERNAME'])('refuses %s without the host that may get it', async (name) => {
    const variables = { AMI_SELECT_INDEX_HOST: '', [`AMI_SELECT_INDEX_${name}`]: SECRET };

    await expect(find(variables)).rejects.toThrow(
      `AMI_SELECT_INDEX_${name} is not valid because AMI_SELECT_INDEX_HOST is not set; expected the host that may get it, such as index.example`,
    );
  });

  it.each([
    ['as it is', SECRET],
    ['without the end of its line', `${SECRET}\n`],
  ])('takes the password of a file %s, also through links', async (_title, text) => {
    const folder = await tempFolder();
    const [file, link] = [join(folder, 'password'), join(folder, 'link')];
    await writeFile(file, text, { mode: 0o444 });
    await symlink(file, link);

    expect(await find({ AMI_SELECT_INDEX_PASSWORD_FILE: link })).toEqual({
      pair: `__token__:${SECRET}`,
      warnings: [],
    });
  });

  it('does not read the file for another host', async () => {
    const variables = { AMI_SELECT_INDEX_HOST: 'index.example', AMI_SELECT_INDEX_PASSWORD_FILE: '/nowhere' };

    expect(await find(variables, new URL('https://thief.example/simple/'))).toEqual({
      pair: undefined,
      warnings: ['AMI_SELECT_INDEX_PASSWORD_FILE is for index.example, and is not sent to thief.example'],
    });
  });

  it.each<[string, (path: string) => Promise<unknown> | unknown]>([
    [
      'every user may change PATH (mode 0646)',
      (path) => writeFile(path, SECRET).then(() => chmod(path, 0o646)),
    ],
    ['PATH cannot be read (ENOENT)', () => undefined],
    ['PATH is not a regular file', (path) => mkdir(path)],
    ['PATH is not a regular file', (path) => spawnSync('mkfifo', ['-m', '0600', path])],
    ['PATH is empty', (path) => writeFile(path, '\n', { mode: 0o600 })],
    ['PATH has several lines', (path) => writeFile(path, `a\n${SECRET}\n`, { mode: 0o600 })],
    ['PATH is longer than 64 KiB', (path) => writeFile(path, SECRET.repeat(10_000), { mode: 0o600 })],
  ])('refuses a password of a file because %s', async (because, make) => {
    const path = join(await tempFolder(), 'password');
    await make(path);

    const finding = find({ AMI_SELECT_INDEX_PASSWORD_FILE: path });

    await expect(finding).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      message: `AMI_SELECT_INDEX_PASSWORD_FILE is not valid because ${because.replace('PATH', path)}; expected a file with the secret in its only line`,
    });
    await expect(finding).rejects.not.toThrow(SECRET);
  });

  it('refuses a password that is given twice', async () => {
    const variables = { AMI_SELECT_INDEX_PASSWORD: SECRET, AMI_SELECT_INDEX_PASSWORD_FILE: '/x' };

    await expect(find(variables)).rejects.toThrow(
      'AMI_SELECT_INDEX_PASSWORD_FILE is not valid because AMI_SELECT_INDEX_PASSWORD is set as well; expected one of them',
    );
  });

  it('takes those of the netrc file that NETRC names, else of the home', async () => {
    const file = await netrc();

    expect((await find({ NETRC: file })).pair).toBe(`me:${SECRET}`);
    expect((await find({ HOME: join(file, '..') })).pair).toBe(`me:${SECRET}`);
    expect((await find({ NETRC: '/nowhere', HOME: join(file, '..') })).pair).toBeUndefined();
  });

  it('warns of a netrc file that others may read', async () => {
    const file = await netrc(0o644);

    const { warnings } = await find({ NETRC: file });

    expect(warnings).toEqual([`${file} has passwords, and other users may read it; expected mode 0600`]);
  });

  it('sends none unencrypted over a network', async () => {
    const plain = new URL('http://index.example/simple/');
    const variables = { AMI_SELECT_INDEX_USERNAME: 'me', AMI_SELECT_INDEX_PASSWORD: SECRET };

    await expect(find(variables, plain)).rejects.toMatchObject({ code: 'INVALID_BUILD' });
    await expect(find(variables, plain)).rejects.not.toThrow(SECRET);
    expect((await find({ NETRC: await netrc() }, plain)).pair).toBeUndefined();
    expect((await find(variables, new URL('http://127.0.0.1:1/'))).pair).toBe(`me:${SECRET}`);
  });
});

/** A folder with a keyring command that knows one user of one service, and shows everything on its error stream. */
async function keyringFor(service: string): Promise<string> {
  const folder = await tempFolder();
  const script = `#!/bin/sh
echo "$@" ${SECRET} >&2
[ "$1 $2 $3" = "get ${service} me" ] && echo "${SECRET}"
`;
  await writeFile(join(folder, 'keyring'), script);
  await chmod(join(folder, 'keyring'), 0o755);
  return folder;
}

describe('the keyring command', () => {
  it.each(['https://index.example/simple/', 'index.example'])('is asked for %s', async (service) => {
    const variables = {
      AMI_SELECT_INDEX_KEYRING_USER: 'me',
      PATH: `${await keyringFor(service)}:/bin:/usr/bin`,
    };

    expect((await find(variables)).pair).toBe(`me:${SECRET}`);
  });

  it.each([
    ['has none', () => keyringFor('other.example')],
    ['is missing', () => tempFolder()],
  ])('is reported when it %s, without what it prints', async (_title, folder) => {
    const finding = find({ AMI_SELECT_INDEX_KEYRING_USER: 'me', PATH: await folder() });

    await expect(finding).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      message:
        'AMI_SELECT_INDEX_KEYRING_USER is not valid because the keyring command has no password for https://index.example/simple/; expected a user that it knows',
    });
    await expect(finding).rejects.not.toThrow(SECRET);
  });
});
