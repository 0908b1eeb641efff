#!/bin/sh
# jmespath 1.1.0 (PyPI, the AWS CLI's --query), jmespath 0.16.0 and @aws-lambda-powertools/jmespath 2.36.0 (npm): a
# query that keeps the images created since a date, Images[?CreationDate>='2026-01-01'], has two meanings. The language
# orders numbers only and gives null for strings; the first two compare strings all the same, the last keeps to the
# letter. A query tried with the CLI and moved into a function finds no image, without an error, while sort_by and
# max_by on the same dates work in all three.
# Expected: one answer. Seen: the new image twice, an empty list once.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'jmespath==1.1.0'
npm init -y >/dev/null
npm install --silent --ignore-scripts jmespath@0.16.0 @aws-lambda-powertools/jmespath@2.36.0
cat >images.json <<'JSON'
{
  "Images": [
    { "Name": "old", "CreationDate": "2025-06-01T00:00:00.000Z" },
    { "Name": "new", "CreationDate": "2026-06-01T00:00:00.000Z" }
  ]
}
JSON
cat >query.py <<'PY'
import json
import sys

import jmespath

with open("images.json") as images:
    print(json.dumps(jmespath.search(sys.argv[1], json.load(images))))
PY
cat >query.mjs <<'JS'
import { readFileSync } from 'node:fs';
import jmespath from 'jmespath';
import { search } from '@aws-lambda-powertools/jmespath';

const images = JSON.parse(readFileSync('images.json', 'utf8'));
const [, , library, query] = process.argv;
console.log(JSON.stringify(library === 'powertools' ? search(query, images) : jmespath.search(images, query)));
JS
venv/bin/pip list --format=freeze | grep jmespath
npm ls --depth=0 | grep jmespath
for query in "sort_by(Images, &CreationDate)[-1].Name" "Images[?CreationDate>='2026-01-01'].Name"; do
  python=$(venv/bin/python query.py "$query")
  javascript=$(node query.mjs jmespath "$query")
  powertools=$(node query.mjs powertools "$query")
  echo "$query -> $python (Python), $javascript (npm), $powertools (Powertools)"
done
[ "$python" = '["new"]' ] && [ "$javascript" = '["new"]' ] && [ "$powertools" = '[]' ]
