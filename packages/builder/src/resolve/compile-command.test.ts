import { describe, expect, it } from 'vitest';
import { howToPin } from './compile-command.ts';

const query = { requires: ['maker>=2'], python: '3.12' };
const elsewhere = { baseDirectory: '/work/project/ci', commandDirectory: '/work/project' };

describe('howToPin', () => {
  it('names the file from where the command is started', () => {
    const how = howToPin({ ...query, files: ['build.txt'], place: elsewhere });

    expect(how).toContain('in the lock of the environment or in ci/build.txt: ');
    expect(how).toMatch(/ -o 'ci\/build\.txt' -$/);
  });

  it('names the field of a file that is to be made, and its flag where both start from one folder', () => {
    const flag = ' or --build-requirements build-requirements.txt';
    const field = ', and build-requirements: [build-requirements.txt]';
    const here = { baseDirectory: '/work/project', commandDirectory: '/work/project' };

    const [plain = '', moved = ''] = [here, elsewhere].map((place) =>
      howToPin({ ...query, files: [], place }),
    );

    expect(plain.endsWith(` -o 'build-requirements.txt' -${field}${flag}`)).toBe(true);
    expect(moved.endsWith(` -o 'ci/build-requirements.txt' -${field}`)).toBe(true);
  });
});
