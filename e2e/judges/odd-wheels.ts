import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWheel } from '@ami-select/example-index/wheel';

type Files = Readonly<Record<string, string>>;

/** Wheels with everything that an installer puts elsewhere than into site-packages, or writes itself. */
const WHEELS: Readonly<Record<string, Files>> = {
  'hello-1.0': {
    'hello/__init__.py': 'import sys\ndef main():\n    print("hello", sys.argv[1:])\n    return 0\n',
    'hello/data/é ü.txt': 'é\n',
    'hello-1.0.dist-info/entry_points.txt':
      '[console_scripts]\nhello = hello:main\nhello-again = hello:main\n\n[gui_scripts]\nhello-gui = hello:main\n\n[hello.plugins]\none = hello\n',
    'hello-1.0.dist-info/top_level.txt': 'hello\n',
    'hello-1.0.dist-info/licenses/LICENSE': 'MIT\n',
  },
  'extra_files-2.0': {
    'extra_files.py': 'X = 1\n',
    'extra_files-2.0.data/scripts/plain-script': '#!/bin/sh\necho plain "$@"\n',
    'extra_files-2.0.data/scripts/python-script':
      '#!python\nimport sys\nprint("of", sys.prefix != sys.base_prefix)\n',
    'extra_files-2.0.data/data/share/extra/config.txt': 'config\n',
    'extra_files-2.0.data/data/etc/extra.conf': 'conf\n',
    'extra_files-2.0.data/headers/extra.h': '#define X 1\n',
    'extra_files-2.0.data/purelib/purepart.py': 'X = "pure"\n',
    'extra_files-2.0.data/platlib/platpart.py': 'X = "plat"\n',
  },
  'ns_one-1.0': { 'ns/one/__init__.py': 'X = "one"\n', 'ns/one/empty': '' },
  'ns_two-1.0': { 'ns/two.py': 'X = "two"\n' },
  'Mixed.Case-1.0': { 'mixed.pth': 'import sys\n', 'Mixed/__init__.py': '' },
};

/** Writes them into a folder. */
export function writeOddWheels(folder: string): void {
  for (const [stem, contents] of Object.entries(WHEELS)) {
    const [name = '', version = ''] = stem.split('-');
    const files = Object.entries(contents).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
    const { filename, bytes } = buildWheel({ name, version, summary: 'Odd.', requires: [] }, files);
    writeFileSync(join(folder, filename), bytes);
  }
}

/** A lock of all wheels of a folder. */
export function lockOf(folder: string): string {
  const lines = readdirSync(folder).map((filename) => {
    const [name, version] = filename.split('-');
    const digest = createHash('sha256')
      .update(readFileSync(join(folder, filename)))
      .digest('hex');
    return `${name}==${version} --hash=sha256:${digest}\n`;
  });
  return lines.sort().join('');
}
