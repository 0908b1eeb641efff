import { describe, expect, it } from 'vitest';
import { platformOf } from './platforms.ts';

describe('platformOf', () => {
  it.each([
    ['ubuntu', '24.04', 'glibc 2.39', '3.12.3', 'apt'],
    ['debian', '12', 'glibc 2.36', '3.11.2', 'apt'],
    ['amazon-linux', '2023.12.20260930.0', 'glibc 2.34', '3.9.25', 'dnf'],
    ['amazon-linux', '2', 'glibc 2.26', '3.7.16', 'yum'],
    ['rhel', '9.6.0', 'glibc 2.34', '3.9.25', 'dnf'],
    ['rocky', '10', 'glibc 2.39', '3.12.12', 'dnf'],
    ['almalinux', '8.10', 'glibc 2.28', undefined, 'dnf'],
    ['alpine', '3.23.3', 'musl 1.2', undefined, 'apk'],
    ['sles', '15', undefined, undefined, 'zypper'],
    ['sles', '15.4', 'glibc 2.31', '3.6.15', 'zypper'],
    ['sles', '15.7', 'glibc 2.38', '3.6.15', 'zypper'],
    ['sles', '16.0', 'glibc 2.40', undefined, 'zypper'],
    ['ubuntu', '18.04', 'glibc 2.27', '3.6.9', 'apt'],
    ['deep-learning', '24.04', 'glibc 2.39', '3.12.3', 'apt'],
    ['deep-learning', '2023', 'glibc 2.34', '3.9.25', 'dnf'],
    ['fedora', '42', 'glibc 2.41', '3.13.12', 'dnf'],
    ['fedora', '43', 'glibc 2.42', '3.14.3', 'dnf'],
  ])('%s %s has %s', (publisher, version, libc, python, packageManager) => {
    const platform = platformOf({ publisher, version });

    expect(platform?.libc && `${platform.libc.family} ${platform.libc.version}`).toBe(libc);
    expect(platform).toMatchObject({ packageManager });
    expect(platform?.python).toBe(python);
  });

  it.each([
    ...['20.04', '22.04', '24.04', '26.04'].map((version) => ['ubuntu', version, 'python3']),
    ...['11', '12', '13'].map((version) => ['debian', version, 'python3']),
    ...['2', '2023'].flatMap((version) =>
      ['amazon-linux', 'ecs', 'eks'].map((publisher) => [publisher, version, 'python3']),
    ),
    ...['rhel', 'almalinux', 'rocky', 'centos', 'oracle-linux'].flatMap((publisher) => [
      [publisher, '8', 'none'],
      [publisher, '9', 'python3'],
      [publisher, '10', 'python3'],
    ]),
    ['sles', '15', 'unknown'],
    ['sles', '16', 'unknown'],
    ['alpine', '3', 'unknown'],
  ])('says whether %s %s has a Python: %s', (publisher = '', version = '', expected) => {
    const { python, hasNoPython } = platformOf({ publisher, version }) ?? {};
    const missing = hasNoPython ? 'none' : 'unknown';

    expect(python === undefined ? missing : 'python3').toBe(expected);
  });

  it.each([
    ['ubuntu', '99.04'],
    ['debian', '120'],
    ['amazon-linux', '20'],
    ['talos', '1.0.0'],
    ['fedora', '39'],
    ['deep-learning', '20.04'],
    ['ubuntu', '26.10'],
    ['', ''],
  ])('does not know %s %s', (publisher, version) => {
    expect(platformOf({ publisher, version })).toBeUndefined();
  });
});
