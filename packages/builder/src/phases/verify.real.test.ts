import { beforeAll, describe, expect, it } from 'vitest';
import { hashes, pin, project } from '../testing/example.ts';
import { fetchFor, installFrom } from '../testing/installed.ts';
import { hasPython } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import type { Installed } from './install.ts';
import { programVariable } from './program-variable.ts';
import { verifyEnvironments } from './verify.ts';
import { VERIFY_PROGRAM } from './verify-program.ts';

const SITE = '"$site"';

describe.skipIf(!hasPython)('verifyEnvironments after an install (needs python3 with venv)', () => {
  let installed: Installed;

  /** Runs a script in the environment. */
  async function inEnvironment(script: string): Promise<void> {
    const result = await installed.machines[0]?.transport.exec(
      `cd .ami-select/build/environments/app && site=$(echo lib/python3.*/site-packages) && ${script}`,
    );
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  }

  /** What differs after a script; then the environment is what it was. */
  async function differencesAfter(script: string): Promise<readonly string[]> {
    await inEnvironment(`cp -a . ../kept && ${script}`);
    const failure = await verifyEnvironments(installed, recorder()).catch((error) => error);
    await inEnvironment('cd .. && rm -rf app && mv kept app');
    return failure.problems?.map(({ message }: { message: string }) => message) ?? [];
  }

  beforeAll(async () => {
    const cleanUp: (() => Promise<void>)[] = [];
    const folder = await tempFolder((remove) => cleanUp.push(remove));
    const lock = `greeter==1.4 ; python_version >= "3" --hash=sha256:${hashes.get('greeter==1.4')}\n${pin('rowbook==0.3 ; sys_platform == "win32"', 'a'.repeat(64))}`;
    installed = await installFrom(await fetchFor(await project(lock, { folder }), folder));
    return async () => {
      for (const remove of cleanUp) await remove();
    };
  });

  it('finds only the packages whose markers match this machine', async () => {
    const { inventory } = await verifyEnvironments(installed, recorder());

    expect(inventory.get('host-1')?.[0]?.packages).toEqual([
      { name: 'greeter', version: '1.4', sha256: hashes.get('greeter==1.4') },
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'another version',
      `sed -i "s/^Version: .*/Version: 1.5/" ${SITE}/greeter-1.4.dist-info/METADATA`,
      ['- greeter==1.4\n+ greeter==1.5'],
    ],
    ['a package that is gone', `rm -r ${SITE}/greeter*`, ['- greeter==1.4']],
    [
      'a package that is not locked',
      `cp -r ${SITE}/greeter-1.4.dist-info ${SITE}/extra-1.dist-info && sed -i "s/^Name: greeter/Name: extra/" ${SITE}/extra-1.dist-info/METADATA`,
      ['+ extra==1.4'],
    ],
    ['a file that is not in any wheel', `touch ${SITE}/greeter/more.py`, ['+ SITE/greeter/more.py']],
    ['a start-up file', `echo "import os" >${SITE}/x.pth`, ['+ SITE/x.pth']],
    ['a program that no wheel brings', 'touch bin/pytest', ['+ bin/pytest']],
    [
      'another interpreter',
      'rm bin/python && cp /bin/sh bin/python',
      ['- bin/python\n+ bin/python (another program)'],
    ],
    ['a file that is gone', `rm ${SITE}/greeter/__init__.py`, ['- SITE/greeter/__init__.py']],
    [
      'a link in place of a file',
      `ln -sf /etc/passwd ${SITE}/greeter/__init__.py`,
      ['- SITE/greeter/__init__.py\n+ SITE/greeter/__init__.py (a link)'],
    ],
    [
      'packages of the system',
      'sed -i "s/false/true/" pyvenv.cfg',
      ['- pyvenv.cfg include-system-site-packages = false'],
    ],
    [
      'another home of its Python',
      'sed -i "s|^home = .*|home = /tmp|" pyvenv.cfg',
      ['- pyvenv.cfg home = BASE\n+ pyvenv.cfg home = /tmp'],
    ],
    [
      'a second home of its Python, relative to where it is started',
      'echo "HOME = usr/bin" >>pyvenv.cfg',
      ['- pyvenv.cfg home = BASE\n+ pyvenv.cfg home = BASE\n+ pyvenv.cfg home = usr/bin'],
    ],
    [
      'an activation that does more',
      'echo "echo more" >>bin/activate',
      ['- bin/activate\n+ bin/activate (not as venv makes it)'],
    ],
    [
      'a link in place of an activation',
      'mv bin/activate ../../away && ln -s ../../../away bin/activate',
      ['- bin/activate\n+ bin/activate (not as venv makes it)'],
    ],
    ['an activation that is gone', 'rm bin/activate.csh', ['- bin/activate.csh']],
    ['an activation that venv does not make', 'touch bin/activate.sh', ['+ bin/activate.sh']],
    ['a program with the name of an interpreter', 'touch bin/python3-run', ['+ bin/python3-run']],
    ['compiled files of what is there', `python3 -I -m compileall -q ${SITE}`, []],
  ])('finds %s', async (_title, script, expected) => {
    const differences = await differencesAfter(script);

    const plain = differences.map((line) =>
      line
        .replaceAll(/lib\/python3\.\d+\/site-packages/g, 'SITE')
        .replaceAll(/home = \/.*\/bin$/gm, 'home = BASE'),
    );
    expect(plain).toEqual(expected);
  });

  it('finds other bytes of a file, with both hashes', async () => {
    const [difference] = await differencesAfter(`echo "# more" >>${SITE}/greeter/__init__.py`);

    expect(difference).toMatch(
      /^- \S+greeter\/__init__\.py sha256:[0-9a-f]{64}\n\+ \S+greeter\/__init__\.py sha256:[0-9a-f]{64}$/,
    );
  });

  it('deletes compiled files, which Python may run in place of the source', async () => {
    await inEnvironment(
      `python3 -I -m compileall -q --invalidation-mode unchecked-hash ${SITE} && ls ${SITE}/greeter/__pycache__/__init__.*.pyc >/dev/null`,
    );

    await verifyEnvironments(installed, recorder());

    await inEnvironment(`[ -z "$(find ${SITE} -name '*.pyc')" ]`);
  });

  it.each([
    ['keeps an environment that is as it was made', '', 0],
    ['keeps none where venv cannot make its scripts once more', 'ulimit -f 0', 3],
  ])('%s', async (_title, limit, exitCode) => {
    const program = programVariable('verify', VERIFY_PROGRAM);
    const words = 'environments/app requirements/app.wheels check';

    const result = await installed.machines[0]?.transport.exec(
      `cd .ami-select/build\n${program}\n${limit}\npython3 -I -S -c "$verify" ${words}`,
    );

    expect(result).toMatchObject({ exitCode });
  });

  it('starts nothing of the environment', async () => {
    const script = `echo "import os; open('started', 'w')" >${SITE}/greeter.pth && printf '#!/bin/sh\\ntouch started\\n' >bin/python3.x && rm bin/python && cp bin/python3.x bin/python && chmod +x bin/python`;

    await differencesAfter(`${script} && touch -d 2000-01-01 ../mark`);

    await inEnvironment('[ ! -e started ] && [ ! -e ../../started ]');
  });
});
