import { describe, expect, it } from 'vitest';
import { pythonFacts } from '../testing/facts.ts';
import { evaluateMarker } from './marker.ts';
import { parseMarker } from './parse-marker.ts';

const environment = pythonFacts({ python: '3.12.3', machine: 'aarch64' }).markers;

function evaluate(text: string, extra?: string): boolean {
  const marker = parseMarker(text);
  if ('problem' in marker) throw new Error(marker.problem);
  return evaluateMarker(marker, { ...environment, extra });
}

describe('markers', () => {
  it.each([
    ['python_version < "3.13"', true],
    ['python_version < "3.9"', false],
    ["python_full_version >= '3.12.3'", true],
    ['sys_platform == "linux"', true],
    ['sys_platform != "win32"', true],
    ['"linux" in sys_platform', true],
    ['platform_machine not in "x86_64 amd64"', true],
    ['platform_machine in "x86_64 amd64"', false],
    ['os_name == "posix" and python_version >= "3.8"', true],
    ['os_name == "nt" or python_version >= "3.8"', true],
    ['os_name == "nt" and os_name == "posix" or python_version >= "3.8"', true],
    ['os_name == "nt" and (os_name == "posix" or python_version >= "3.8")', false],
    ['implementation_name == "cpython"', true],
    ['"3.8" <= python_version', true],
    ['python_version=="3.12"', true],
    ['python_version == "3.*"', true],
    ['platform_system > "K"', false],
  ])('%s: %s', (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it.each([
    ['python_version', /ends too early|unknown marker operator/],
    ['python_version <', /ends too early/],
    ['python_version < 3.9', /cannot read the marker/],
    ['pythonversion < "3"', /^unknown marker variable; known: os_name/],
    ['(os_name == "nt"', /"\)" is missing/],
    ['os_name == "nt")', /^unexpected text after the marker$/],
    ['os_name not "nt"', /unknown marker operator/],
    ['os_name == "nt" os_name', /^unexpected text after the marker$/],
    ['os_name == "nt', /cannot read the marker/],
  ])('%s is refused', (text, message) => {
    const marker = parseMarker(text);

    expect('problem' in marker && marker.problem).toMatch(message);
  });

  it.each([
    ['parentheses', '('.repeat(20_000)],
    ['closed parentheses', `${'('.repeat(20_000)}os_name == "posix"${')'.repeat(20_000)}`],
  ])('of 20,000 %s are refused without a stack', (_title, text) => {
    expect(parseMarker(text)).toEqual({ problem: 'the marker has more than 200 parentheses in each other' });
  });

  it('may have 100,000 terms', () => {
    expect(evaluate(`os_name == "nt"${' or os_name == "posix"'.repeat(100_000)}`)).toBe(true);
  });

  it.each([
    ['extra == "Socks"', 'socks', true],
    ['extra == "fast_socks"', 'Fast-Socks', true],
    ['extra == "socks"', 'fast', false],
    ['extra == "socks"', undefined, false],
    ['extra != "socks"', undefined, true],
    ['python_version < "3"', 'socks', false],
  ])('%s with the extra %s is %s', (text, extra, expected) => {
    expect(evaluate(text, extra)).toBe(expected);
  });
});
