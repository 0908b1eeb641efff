#!/bin/sh
# node-ssh 13.2.1 (npm): `execCommand(command, { cwd })` sends `cd folder ; command`: when the folder is not there, the command
# runs all the same, in the login's home, and its status is the result. A build or a clean-up in the wrong folder "succeeds".
# Expected: a failure, as with `cd folder && command`, or an error. Seen: status 0 and another folder; `exec()` throws only
# because something was written to stderr, unless both streams are asked for.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts node-ssh@13.2.1 ssh2@1.17.0
cat >see.mjs <<'JS'
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { NodeSSH } from 'node-ssh';
import ssh2 from 'ssh2';

// A server that runs each command with sh, as a login shell would.
const hostKey = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private;
const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
  client.on('error', () => {});
  client.on('authentication', (login) => login.accept());
  client.on('session', (accept) => accept().on('exec', (acceptCommand, _, { command }) => {
    const stream = acceptCommand();
    const shell = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'] });
    shell.stdout.pipe(stream, { end: false });
    shell.stderr.pipe(stream.stderr, { end: false });
    shell.on('close', (code) => {
      stream.exit(code);
      stream.end();
    });
  }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const ssh = new NodeSSH();
await ssh.connect({ host: '127.0.0.1', port: server.address().port, username: 'tester', password: 'any' });
const { code, stdout } = await ssh.execCommand('echo built', { cwd: '/no/such/folder' });
ssh.dispose();
server.close();
const { version } = JSON.parse(readFileSync('node_modules/node-ssh/package.json', 'utf8'));
console.log(`node-ssh ${version}: in a folder that is not there: status ${code}, "${stdout}"`);
process.exit(code === 0 && stdout === 'built' ? 0 : 1);
JS
node see.mjs
