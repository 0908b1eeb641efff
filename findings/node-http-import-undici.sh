#!/bin/sh
# Node 24.21.0 (npm package node): an ES module that imports node:http loads all of Node's undici (fetch, WebSocket)
# before its first line, since the namespace of the module reads every export and http.WebSocket is a getter that loads
# it. require('node:http') in CommonJS reads nothing and loads nothing. The same action, bundled as an ES module, starts
# several tens of milliseconds later than in CommonJS.
# Expected: both load the same. Seen: undici is loaded by the import alone.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent node@24.21.0
report="process.moduleLoadList.filter((name) => name.includes('deps/undici')).length"
echo "import { request } from 'node:http'; console.log(typeof request, $report);" >imported.mjs
echo "const { request } = require('node:http'); console.log(typeof request, $report);" >required.cjs
node=node_modules/.bin/node
echo "Node $($node -p process.versions.node)"
imported=$($node imported.mjs)
required=$($node required.cjs)
echo "type of request, modules of undici loaded: $imported (import), $required (require)"
[ "$imported" = "function 1" ] && [ "$required" = "function 0" ]
