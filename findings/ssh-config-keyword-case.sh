#!/bin/sh
# ssh-config 5.3.0 (npm): keywords of an OpenSSH configuration may be written in any case, and the first value of a keyword
# wins. `compute()` keeps every spelling as a keyword of its own, so that a program that reads `User` gets the value that a
# later, general block gives, although an earlier one says `user`.
# Expected: "deploy", what `ssh -G` of OpenSSH prints. Seen: both, and "nobody" under the usual name.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ssh-config@5.3.0
printf 'Host web\n  user deploy\nHost *\n  User nobody\n' >config
cat >see.mjs <<'JS'
import { readFileSync } from 'node:fs';
import SSHConfig from 'ssh-config';
const { version } = JSON.parse(readFileSync('node_modules/ssh-config/package.json', 'utf8'));
const { Host, ...values } = SSHConfig.parse(readFileSync('config', 'utf8')).compute('web');
console.log(`ssh-config ${version} for web: ${JSON.stringify(values)}`);
process.exit(values.User === 'nobody' && values.user === 'deploy' ? 0 : 1);
JS
node see.mjs
if command -v ssh >/dev/null; then echo "$(ssh -V 2>&1 | cut -d, -f1): $(ssh -G -F config web | grep '^user ')"; fi
