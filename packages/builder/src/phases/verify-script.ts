import { shellQuote } from '@ami-select/transport';
import type { Environment } from '../definition/build.ts';
import { ENTER, FOLDERS } from '../machine/layout.ts';

/** Prints for each environment one line of JSON with its packages. */
export function verifyScript(environments: readonly Pick<Environment, 'name'>[]): string {
  const checks = environments.map(({ name }) => {
    const python = `${FOLDERS.environments}/${name}/bin/python`;
    return `${python} -I -c ${shellQuote(INVENTORY)} ${FOLDERS.reports}/${name}.json`;
  });
  return ['set -eu', ENTER, ...checks].join('\n');
}

const INVENTORY = `
import json, platform, sys
from importlib import metadata
installed = sorted([found.metadata["Name"], found.version] for found in metadata.distributions())
with open(sys.argv[1]) as file:
    report = json.load(file)
hashes = [
    [item["metadata"]["name"], item["metadata"]["version"], item["download_info"]["archive_info"].get("hashes", {}).get("sha256")
        or item["download_info"]["archive_info"].get("hash", "").partition("=")[2]]
    for item in report["install"]
]
print(json.dumps({"installed": installed, "hashes": hashes, "python": platform.python_version(), "pip": report["pip_version"]}))
`.trim();
