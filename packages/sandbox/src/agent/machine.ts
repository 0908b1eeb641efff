import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { createKeyHold, type KeyHold } from './key-hold.ts';
import type { FromAgent, MachineSettings } from './protocol.ts';

/** A login of the machine, as `passwd` describes it. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** As the machine sees it, without the driver's prefix. */
  readonly home: string;
  readonly shell: string;
}

/** Context of every part of the agent. */
export interface Machine {
  readonly settings: MachineSettings;
  readonly instanceId: string;
  /** Where a path of the machine is for this process; `..` leads nowhere above the machine's root. */
  place(path: string): string;
  /** The same path as the machine's own commands see it. */
  inside(path: string): string;
  /** Writes to the console. */
  print(text: string): void;
  /** Writes to the console and to cloud-init's output log. */
  log(text: string): void;
  send(message: FromAgent): void;
  readonly keyHold: KeyHold;
  account(name: string): Account | undefined;
}

/** Creates the machine that a `boot` message describes. */
export function createMachine(options: {
  settings: MachineSettings;
  instanceId: string;
  send: (message: FromAgent) => void;
}): Machine {
  const { settings, send } = options;
  const place = (path: string): string => settings.root + posix.normalize(`/${path}`);
  const print = (text: string): void => send({ type: 'console', text });
  const outputLog = place('/var/log/cloud-init-output.log');
  return {
    settings,
    instanceId: options.instanceId,
    place,
    inside: (path) => (settings.entered === true ? path : place(path)),
    print,
    send,
    keyHold: createKeyHold(settings.keysHeld === true),
    log: (text) => {
      print(text);
      tryToAppend(outputLog, text);
    },
    account: (name) => readAccounts(place('/etc/passwd')).find((account) => account.name === name),
  };
}

/** The accounts of a `passwd` file. */
export function readAccounts(passwdFile: string): Account[] {
  return readFileSync(passwdFile, 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name = '', , uid, gid, , home = '/', shell = '/bin/sh']) => ({
      name,
      uid: Number(uid),
      gid: Number(gid),
      home,
      shell,
    }));
}

/** Writes a file and the folders that lead to it. */
export function writeFileDeep(file: string, content: string | Uint8Array, mode: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { mode });
}

/** The log is for people inside; a machine without a writable log still has its console. */
function tryToAppend(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
