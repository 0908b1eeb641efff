import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { zip } from '@ami-select/example-index/zip';
import type { Build } from '../definition/build.ts';
import { keyOf } from '../fetch/stored-wheel.ts';
import { bringPythons } from '../phases/bring-pythons.ts';
import { checkBuild } from '../phases/check.ts';
import { deliverEverything } from '../phases/deliver.ts';
import { type Fetched, fetchWheels } from '../phases/fetch.ts';
import { type Installed, installEnvironments } from '../phases/install.ts';
import { probeMachines } from '../phases/probe.ts';
import { resolveWheels } from '../phases/resolve.ts';
import { installSystemPackages } from '../phases/system.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { PINNED_UV } from '../resolve/pinned-tools.ts';
import { sha256 } from '../wheels/digest.ts';
import { localMachines } from './local-machines.ts';
import { recorder } from './recorder.ts';
import { wheelFile } from './resolution.ts';

/** Everything up to the wheels of a build on one machine, which is a folder below `folder`. */
export async function fetchFor(build: Build, folder: string): Promise<Fetched> {
  const options = { ...recorder(), clock: createVirtualClock(), outputDirectory: join(folder, 'output') };
  const probed = await probeMachines(checkBuild(build, await localMachines(1, folder)), options);
  const brought = await bringPythons(probed, options);
  return fetchWheels(await resolveWheels(brought, options), options);
}

/** Everything up to the installed environments; lines of output are added to `lines`. */
export async function installFrom(fetched: Fetched, lines: string[] = []): Promise<Installed> {
  const { events, report } = recorder();
  const options = { report };
  const delivered = await deliverEverything(fetched, options);
  const installed = await installEnvironments(await installSystemPackages(delivered, options), options);
  for (const event of events) if (event.type === 'output') lines.push(event.line);
  return installed;
}

/**
 * The same with a uv, which is a script in the place of its program: it unpacks what is in its wheelhouse, and leaves
 * what uv leaves.
 */
export async function withStandIn(fetched: Fetched, folder: string): Promise<Fetched> {
  const program = Buffer.from(STAND_IN);
  const digest = Buffer.from(sha256(program), 'hex').toString('base64url');
  const name = 'uv-0.data/scripts/uv';
  const bytes = zip([
    { path: name, bytes: program },
    { path: 'uv-0.dist-info/RECORD', bytes: Buffer.from(`${name},sha256=${digest},${program.length}\n`) },
  ]);
  return withTool(fetched, { tool: 'uv', requirement: PINNED_UV, bytes, folder });
}

interface StandInTool {
  readonly tool: 'uv' | 'pip';
  readonly requirement: Requirement;
  /** Of its wheel. */
  readonly bytes: Buffer;
  readonly folder: string;
}

/** The same with this wheel as the only installer. */
export async function withTool(
  fetched: Fetched,
  { tool, requirement: pinned, bytes, folder }: StandInTool,
): Promise<Fetched> {
  const file = wheelFile(tool, pinned.version);
  const path = join(folder, file.filename);
  await writeFile(path, bytes);
  const wheel = {
    filename: file.filename,
    path,
    sha256: sha256(bytes),
    bytes: bytes.length,
    downloaded: true,
  };
  const pick = { requirement: { ...pinned, hashes: [`sha256:${wheel.sha256}`] }, file };
  return {
    ...fetched,
    resolutions: fetched.resolutions.map((one) => ({ ...one, pip: undefined, uv: undefined, [tool]: pick })),
    wheels: new Map([...fetched.wheels, [keyOf(wheel), wheel]]),
  };
}

const STAND_IN = `#!/bin/sh
while [ $# -gt 1 ]; do
  case $1 in
    --python) python=$2 ;;
    --find-links) house=$2 ;;
    --require-hashes) hashes=yes ;;
    --offline) offline=yes ;;
  esac
  shift
done
[ "$hashes$offline" = yesyes ] || exit 2
site=$(echo "\${python%/bin/python}"/lib/python3*/site-packages)
for wheel in "$house"/*.whl; do "$python" -m zipfile -e "$wheel" "$site"; done
for info in "$site"/*.dist-info; do
  echo "\${info##*/}/uv_cache.json,," >>"$info/RECORD"
  echo uv >"$info/INSTALLER"
  echo '{}' >"$info/uv_cache.json"
done
`;
