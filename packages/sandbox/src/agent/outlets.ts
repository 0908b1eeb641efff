import { appendFileSync, constants, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { dirname } from 'node:path';
import type { Machine } from './machine.ts';

/** Reads what the machine's layer has as `/dev/console` and `/dev/log`, in a machine that has a root of its own. */
export async function openOutlets(machine: Machine): Promise<void> {
  const { switchUsers, runDirectory } = machine.settings;
  if (!switchUsers) return;
  openConsole(machine, machine.place('/dev/console'));
  await openLog(machine, machine.place(`${runDirectory}/log`));
}

/** Shows what programs write there; without it they would write to the console of the host, or to a plain file. */
function openConsole(machine: Machine, file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFIFO() !== true) {
    machine.print('local-ec2: /dev/console was replaced, what is written there is not on this console\n');
    return;
  }
  // Opened for writing too, so that it does not end with its first writer.
  const fd = openSync(file, constants.O_RDWR | constants.O_NONBLOCK);
  const console = new Socket({ fd, readable: true, writable: false });
  console.setEncoding('utf8').on('data', (text) => machine.print(String(text)));
}

/** Keeps the messages of `logger` and others in `/var/log/syslog`; `logger` fails when no process listens. */
async function openLog(machine: Machine, file: string): Promise<void> {
  const target = machine.place('/var/log/syslog');
  rmSync(file, { force: true });
  mkdirSync(dirname(target), { recursive: true });
  const server = createServer((client) => {
    client.on('error', () => client.destroy());
    client.setEncoding('utf8').on('data', (text) => appendFileSync(target, plainLines(String(text))));
  });
  const opened = new Promise<void>((resolve) => {
    server.once('listening', resolve);
    server.on('error', (error) => {
      machine.print(`local-ec2: no system log: ${error.message}\n`);
      resolve();
    });
  });
  server.listen({ path: file, readableAll: true, writableAll: true });
  await opened;
}

/** Messages end with a line or with a zero, and start with their priority. */
function plainLines(text: string): string {
  const messages = text.split(/[\n\0]/).filter((message) => message !== '');
  return messages.map((message) => `${message.replace(/^<\d+>/, '')}\n`).join('');
}
