#!/bin/sh
# @aws-sdk/client-ec2 3.1169.0 (npm): on a machine whose clock is ten minutes off, every refused call is sent three times,
# whatever it was refused for: a wrong parameter, an image that does not exist, a missing permission.
# Expected: one attempt, as on a machine whose clock is right; only a refusal of the signature's time is worth another.
# Seen: the client takes the `Date` of each refusal for a correction of its clock, also of the tenth in a row, and a
# correction for a reason to try again. The server here gives such a `Date`, as AWS does to a machine with a wrong clock.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aws-sdk/client-ec2@3.1169.0
cat >see.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';

const { version } = JSON.parse(readFileSync('node_modules/@aws-sdk/client-ec2/package.json', 'utf8'));
const refusal =
  '<Response><Errors><Error><Code>InvalidParameterValue</Code><Message>no such filter</Message></Error></Errors><RequestID>r-1</RequestID></Response>';

async function attemptsOf({ minutesOff, calls }) {
  const server = createServer((request, response) => {
    request.resume();
    const date = new Date(Date.now() + minutesOff * 60_000).toUTCString();
    response.writeHead(400, { 'content-type': 'text/xml', date }).end(refusal);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new EC2Client({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${server.address().port}`,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
  });
  const attempts = [];
  for (let call = 0; call < calls; call += 1)
    await client.send(new DescribeImagesCommand({ Filters: [{ Name: 'colour', Values: ['red'] }] })).catch((error) => {
      attempts.push(error.$metadata.attempts);
    });
  client.destroy();
  server.close();
  return attempts;
}

console.log(`@aws-sdk/client-ec2 ${version}`);
const right = await attemptsOf({ minutesOff: 0, calls: 4 });
const wrong = await attemptsOf({ minutesOff: 10, calls: 4 });
console.log(`attempts of four refused calls, clock right: ${right}; ten minutes off: ${wrong}`);
process.exit(right.every((count) => count === 1) && wrong.every((count) => count === 3) ? 0 : 1);
JS
node see.mjs
