import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Build } from '../definition/build.ts';
import { sha256 } from '../wheels/digest.ts';
import { pin, project } from './example.ts';
import { type SdistParts, sdistBytes } from './sdist-bytes.ts';
import { wheelBytes } from './wheel-bytes.ts';

/**
 * A backend in one module: it makes the wheel of PKG-INFO, with the METADATA that lies beside it, and asks for what the
 * file `needs` lists; the module of the wheel is the file `extra`. It fails unless there is what the file `flag` names,
 * and where it can reach the local port in the file `reach`.
 */
export const BACKEND = `
import base64, hashlib, os, socket, zipfile
def get_requires_for_build_wheel(config_settings=None):
    return open("needs").read().split() if os.path.exists("needs") else []
def reaches(port):
    try:
        socket.create_connection(("127.0.0.1", port), 5).close()
        return True
    except OSError:
        return False
def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    if os.path.exists("flag") and not os.path.exists(open("flag").read()):
        raise SystemExit("there is no flag")
    if os.path.exists("reach") and reaches(int(open("reach").read())):
        raise SystemExit("there is a network")
    info = dict(line.split(": ", 1) for line in open("PKG-INFO").read().splitlines() if ": " in line)
    stem = info["Name"] + "-" + info["Version"]
    metadata = open("METADATA" if os.path.exists("METADATA") else "PKG-INFO").read()
    module = open("extra").read() if os.path.exists("extra") else "BUILT_AT = %r\\n" % os.environ["SOURCE_DATE_EPOCH"]
    files = {info["Name"] + ".py": module,
             stem + ".dist-info/METADATA": metadata,
             stem + ".dist-info/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"}
    record = stem + ".dist-info/RECORD"
    rows = []
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
        rows.append("%s,sha256=%s,%d" % (name, digest, len(text.encode())))
    files[record] = "\\n".join(rows + [record + ",,", ""])
    name = stem + "-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(wheel_directory, name), "w") as wheel:
        for path in files:
            wheel.writestr(zipfile.ZipInfo(path), files[path])
    return name
`;

/** The wheel of that backend. */
function backendWheel(): Buffer {
  return wheelBytes({ stem: 'maker-1.0', files: { 'maker.py': BACKEND } });
}

export interface SdistProject {
  readonly folder: string;
  readonly sdist?: SdistParts | undefined;
  /** Fields of the build that are not those of the project. */
  readonly changes?: object | undefined;
  /** Lines of the lock besides that of the archive. */
  readonly lock?: string | undefined;
}

/** A project of one source archive in its index, with the wheel of what builds it. */
export async function sdistProject({
  folder,
  sdist = {},
  changes = {},
  lock = '',
}: SdistProject): Promise<Build> {
  const bytes = sdistBytes(sdist);
  const maker = backendWheel();
  const fields = { 'allow-sdist': ['foo'], 'build-requirements': ['build.txt'], ...changes };
  const build = await project(pin('foo==1.0', sha256(bytes)) + lock, { folder, ...fields });
  await mkdir(join(folder, 'wheels'), { recursive: true });
  await writeFile(join(folder, 'wheels/foo-1.0.tar.gz'), bytes);
  await writeFile(join(folder, 'wheels/maker-1.0-py3-none-any.whl'), maker);
  await writeFile(join(folder, 'build.txt'), pin('maker==1.0', sha256(maker)));
  return build;
}
