import { describe, expect, it } from 'vitest';
import { pythonFacts } from '../testing/facts.ts';
import { parseFacts } from './facts.ts';

const HEAD = '6.8.0\naarch64\nubuntu 24.04\napt\n#1 SMP\nglibc 2.39';
const { markers, libc, abi } = pythonFacts();
const found = { markers, libc, abi, hasVenv: true, pip: null, bundledPip: null };

describe('parseFacts', () => {
  it('reads the machine and each Python that is there', () => {
    const stdout = `${HEAD}\n\n${JSON.stringify({ ...found, pip: '24.0', bundledPip: '/x/pip-24.0.whl' })}\n`;

    const facts = parseFacts(stdout, ['python3.11', 'python3.12']);

    expect(facts).toEqual({
      kernel: '6.8.0',
      architecture: 'aarch64',
      system: 'ubuntu 24.04',
      packageManager: 'apt',
      kernelVersion: '#1 SMP',
      libc: { family: 'glibc', version: '2.39' },
      pythons: {
        'python3.12': {
          command: 'python3.12',
          markers,
          libc,
          abi,
          hasVenv: true,
          pip: '24.0',
          bundledPip: '/x/pip-24.0.whl',
        },
      },
    });
  });

  it.each([
    ['musl 1.2', { family: 'musl', version: '1.2' }],
    ['glibc 2.31', { family: 'glibc', version: '2.31' }],
    ['', { family: 'none', version: '' }],
    ['evil 1.0', { family: 'none', version: '' }],
  ])('reads the C library %j of a machine without a Python', (line, libc) => {
    expect(parseFacts(`k\na\ns\napt\n#1\n${line}\n\n`, ['python3'])).toMatchObject({ libc, pythons: {} });
  });

  it('has no pip where the machine has none', () => {
    const { python3 } = parseFacts(`${HEAD}\n${JSON.stringify(found)}\n`, ['python3']).pythons;

    expect([python3?.pip, python3?.bundledPip]).toEqual([undefined, undefined]);
  });

  it.each([
    ['apt', 'apt'],
    ['dnf', 'dnf'],
    ['none', 'none'],
    ['zypper', 'zypper'],
    ['apt-get', 'apt'],
    ['pacman', 'none'],
    ['', 'none'],
  ])('takes the package manager %j for %s', (printed, expected) => {
    expect(parseFacts(`k\na\ns\n${printed}\n`, []).packageManager).toBe(expected);
  });

  it('refuses facts that lack a marker variable', () => {
    const { os_name: _, ...others } = markers;

    expect(() =>
      parseFacts(`${HEAD}\n${JSON.stringify({ ...found, markers: others })}`, ['python3']),
    ).toThrow('the facts of python3 are not complete');
  });

  const printed = (changes: object): string => JSON.stringify({ ...found, ...changes });

  it.each<[string, string]>([
    ['no JSON', '{"markers":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['deep JSON', '['.repeat(100_000)],
    ['markers that are a text', printed({ markers: 'x' })],
    ['a marker that is a number', printed({ markers: { ...markers, os_name: 7 } })],
    ['a marker of a megabyte', printed({ markers: { ...markers, platform_version: 'x'.repeat(1_000_000) } })],
    ['an unknown libc', printed({ libc: { family: 'evil', version: '1' } })],
    ['a libc without version', printed({ libc: { family: 'glibc' } })],
    ['no libc', printed({ libc: null })],
    ['an abi that is a mapping', printed({ abi: {} })],
    ['a pip that is a list', printed({ pip: ['24.0'] })],
    ['a bundled pip of a megabyte', printed({ bundledPip: 'x'.repeat(1_000_000) })],
    ['a venv that is a text', printed({ hasVenv: 'yes' })],
  ])('refuses %s', (_title, line) => {
    expect(() => parseFacts(`${HEAD}\n${line}`, ['python3'])).toThrow(
      'the facts of python3 are not complete',
    );
  });

  it.each([0, 1, 2, 4, 5])('refuses a line %i of a megabyte', (index) => {
    const lines = HEAD.split('\n');
    lines[index] = 'x'.repeat(1_000_000);

    expect(() => parseFacts(lines.join('\n'), [])).toThrow('the facts of the machine are too long');
  });
});
