import { describe, expect, it } from 'vitest';
import { mayHoldOnLinux } from './holds-on-linux.ts';
import { parseMarker } from './parse-marker.ts';

describe('mayHoldOnLinux', () => {
  it.each([
    ['sys_platform == "win32"', false],
    ['sys_platform == "linux"', true],
    ['"win" in sys_platform', false],
    ['"win32" != sys_platform', true],
    ['os_name == "nt"', false],
    ['platform_system == "Darwin"', false],
    ['platform_machine == "arm64"', true],
    ['python_version < "3"', true],
    ['sys_platform == "win32" and python_version > "3"', false],
    ['sys_platform == "win32" or python_version < "3"', true],
    ['(sys_platform == "win32" or os_name == "nt") and python_version > "3"', false],
    ['platform_python_implementation != "PyPy"', true],
  ])('%s: %s', (text, expected) => {
    const marker = parseMarker(text);

    expect('problem' in marker ? marker.problem : mayHoldOnLinux(marker)).toBe(expected);
  });
});
