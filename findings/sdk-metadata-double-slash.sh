#!/bin/sh
# @aws-sdk/ec2-metadata-service 3.1164.0 (npm): `request('/latest/meta-data/instance-id', {})`, the form of its README, asks
# for `//latest/meta-data/instance-id`: the path is put behind the slash of the endpoint. AWS's own stand-in for the metadata
# service, amazon-ec2-metadata-mock 1.13.0 (Go), answers that with a redirect, which the client takes for a failure.
# Expected: the instance id, as for `fetchMetadataToken()`, whose path has one slash. Seen: status 301; a path without its
# first slash works.
# Each request fetches a token of its own, too, although it asks for one of six hours: two requests a value.
set -eu
folder=$(mktemp -d)
trap 'kill "$mock" 2>/dev/null || true; rm -rf "$folder"' EXIT
mock=
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aws-sdk/ec2-metadata-service@3.1164.0
GOBIN="$folder" go install github.com/aws/amazon-ec2-metadata-mock/cmd/ec2-metadata-mock@v1.13.0 2>log || { cat log; exit 1; }
cat >see.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { MetadataService } from '@aws-sdk/ec2-metadata-service';

const [mockPort] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('node_modules/@aws-sdk/ec2-metadata-service/package.json', 'utf8'));
const seen = [];
// Between client and mock: notes what is asked, and hands it on as it is.
const relay = createServer((asked, answer) => {
  seen.push(`${asked.method} ${asked.url}`);
  asked.pipe(
    request({ host: '127.0.0.1', port: mockPort, method: asked.method, path: asked.url, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    }),
  );
});
await new Promise((resolve) => relay.listen(0, '127.0.0.1', resolve));
const service = new MetadataService({ endpoint: `http://127.0.0.1:${relay.address().port}`, retries: 0 });
const ask = async (path) => {
  seen.length = 0;
  const answer = await service.request(path, {}).catch(({ $metadata }) => `status ${$metadata?.httpStatusCode}`);
  console.log(`${path} -> ${answer} (${seen.join(', ')})`);
  return { answer, calls: [...seen] };
};
console.log(`@aws-sdk/ec2-metadata-service ${version}, amazon-ec2-metadata-mock 1.13.0`);
const documented = await ask('/latest/meta-data/instance-id');
const bare = await ask('latest/meta-data/instance-id');
const again = await ask('latest/meta-data/instance-id');
relay.close();
const isSeen =
  documented.answer === 'status 301' &&
  documented.calls.at(-1) === 'GET //latest/meta-data/instance-id' &&
  bare.answer.startsWith('i-') &&
  again.calls[0] === 'PUT /latest/api/token';
process.exit(isSeen ? 0 : 1);
JS
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
./ec2-metadata-mock -n 127.0.0.1 -p "$port" >/dev/null 2>&1 &
mock=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
  node -e "require('http').get('http://127.0.0.1:$port/latest/meta-data/', (r) => process.exit(r.statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))" && break
  sleep 0.3
done
node see.mjs "$port"
