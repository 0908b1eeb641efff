import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SshTarget } from '../contract/transport.ts';
import { type ConfigOptions, channelConfig, HOST_ALIAS, masterConfig } from './client-config.ts';

/** The files of one connection, which only this user may read. */
export interface ClientFolder {
  readonly masterConfig: string;
  readonly channelConfig: string;
  /** Gets the host key that the machine shows. */
  readonly shownKey: string;
  remove(): void;
}

/** Writes configuration, host key and login key; the key shows in no process list. */
export function createClientFolder(target: SshTarget, options: Omit<ConfigOptions, 'files'>): ClientFolder {
  // Short: the path of the control socket has at most 104 bytes, 17 of which the client adds for a moment.
  const folder = mkdtempSync(join(tmpdir(), 'ams-'));
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
    return path;
  };
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const files = {
      knownHosts: write('known', `${HOST_ALIAS} ${target.hostKey}\n`),
      key: target.privateKey === '' ? undefined : write('key', target.privateKey),
      control: join(folder, 'c'),
    };
    return {
      masterConfig: write('master', masterConfig(target, { ...options, files })),
      channelConfig: write('channel', channelConfig(files)),
      shownKey: join(folder, 'shown'),
      remove,
    };
  } catch (error) {
    remove();
    throw error;
  }
}
