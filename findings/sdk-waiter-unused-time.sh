#!/bin/sh
# @aws-sdk/client-ec2 3.1169.0 (npm): waitUntilInstanceRunning() gives up well before maxWaitTime. After its fourth
# pause it always wants to sleep the full maxDelay (120 s by default), and when less than that is left it reports a
# time-out at once instead of looking a last time. With 180 seconds the last look can be as early as second 75: an
# instance that runs at second 170 counts as failed although its time was not over.
# Expected: the last look in the last seconds of maxWaitTime, which is what happens with 60 seconds. Seen: with 180
# seconds at least one wait of four leaves 40 seconds or more unused. The clock is simulated, the delays are not.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @aws-sdk/client-ec2@3.1169.0
cat >waits.cjs <<'JS'
const { mock } = require('node:test');
const { waitUntilInstanceRunning } = require('@aws-sdk/client-ec2');

const WAITS = 200;
const PENDING = { Reservations: [{ Instances: [{ State: { Name: 'pending' } }] }], $metadata: { httpStatusCode: 200 } };
mock.timers.enable({ apis: ['setTimeout', 'Date'] });

async function lastLook(maxWaitTime) {
  const start = Date.now();
  let last;
  let error;
  const client = {
    send: async () => {
      last = (Date.now() - start) / 1000;
      return PENDING;
    },
  };
  waitUntilInstanceRunning({ client, maxWaitTime }, { InstanceIds: ['i-1'] }).catch((thrown) => {
    error = thrown;
  });
  while (!error) {
    await new Promise((resolve) => setImmediate(resolve));
    if (!error) mock.timers.tick(500);
  }
  if (error.name !== 'TimeoutError') throw error;
  return last;
}

async function main() {
  const version = (name) => `${name} ${require(`./node_modules/${name}/package.json`).version}`;
  console.log(`${version('@aws-sdk/client-ec2')}, ${version('@smithy/core')}, Node ${process.versions.node}`);
  const early = {};
  for (const maxWaitTime of [60, 180]) {
    const looks = [];
    for (let wait = 0; wait < WAITS; wait += 1) looks.push(await lastLook(maxWaitTime));
    looks.sort((one, other) => one - other);
    early[maxWaitTime] = looks.filter((look) => maxWaitTime - look >= 40).length;
    const seen = `between second ${looks[0]} and ${looks.at(-1)}, half of them before ${looks[WAITS / 2]}`;
    console.log(`maxWaitTime ${maxWaitTime}: last look ${seen}; ${early[maxWaitTime]} of ${WAITS} leave 40 s unused`);
  }
  process.exit(early[60] === 0 && early[180] >= WAITS / 4 ? 0 : 1);
}

main();
JS
NODE_NO_WARNINGS=1 node waits.cjs
