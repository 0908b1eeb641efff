#!/bin/sh
# ssh-config 5.3.0 (npm): `compute()` evaluates a configuration a second time when a `Match final` block is anywhere in it,
# as ssh does, and adds what may be given several times once more: every forward and every identity file comes out twice,
# also for hosts that the block has nothing to do with.
# Expected: each once, as `ssh -G` prints them. Seen: two forwards of one port, so that the second cannot be opened.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ssh-config@5.3.0
cat >see.mjs <<'JS'
import { readFileSync } from 'node:fs';
import SSHConfig from 'ssh-config';
const { version } = JSON.parse(readFileSync('node_modules/ssh-config/package.json', 'utf8'));
const forward = 'Host web\n  LocalForward 8080 localhost:80\n  IdentityFile ~/.ssh/web\n';
const shown = (text) => {
  const { LocalForward, IdentityFile } = SSHConfig.parse(text).compute('web');
  return `${LocalForward.length} forward, ${IdentityFile.length} identity file`;
};
const [once, twice] = [shown(forward), shown(`${forward}Match final host other\n  Port 2222\n`)];
console.log(`ssh-config ${version}: ${once}; with "Match final host other" below: ${twice}`);
process.exit(once.startsWith('1 forward, 1') && twice.startsWith('2 forward, 2') ? 0 : 1);
JS
node see.mjs
