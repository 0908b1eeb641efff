#!/bin/sh
# ssh2 1.17.0 (npm): utils.sftp.flagsToString() turns the open flags of SFTP into the strings of fs.open(), but
# returns null for WRITE|CREAT, which is what OpenSSH's scp sends for every upload. A server that opens files with the
# helper works with ssh2's own client (which sends WRITE|CREAT|TRUNC) and fails with scp.
# Expected: a string that fs.open() takes. Seen: null for 11 of the 15 combinations of READ, WRITE, APPEND and CREAT.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts ssh2@1.17.0
cat >flags.cjs <<'JS'
const { utils } = require('ssh2');
const { OPEN_MODE, flagsToString } = utils.sftp;

console.log(`ssh2 ${require('ssh2/package.json').version}, Node ${process.versions.node}`);
const names = ['READ', 'WRITE', 'APPEND', 'CREAT'];
let unknown = 0;
for (let mask = 1; mask < 2 ** names.length; mask += 1) {
  const chosen = names.filter((_, bit) => mask & (2 ** bit));
  const flags = chosen.reduce((sum, name) => sum | OPEN_MODE[name], 0);
  const text = flagsToString(flags);
  if (text === null) unknown += 1;
  console.log(`${chosen.join('|')} -> ${text}`);
}
console.log(`${unknown} of 15 have no string`);
process.exit(flagsToString(OPEN_MODE.WRITE | OPEN_MODE.CREAT) === null ? 0 : 1);
JS
node flags.cjs
