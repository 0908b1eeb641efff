const PIN = 'expected name==version of a wheel in the index';

/** What pip or conda would take in place of a pinned requirement. No text of the line is shown: it may be a secret. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:[^\s@]+\s*@\s*)?(?:git|hg|svn|bzr)\+/i, `it comes from a repository; ${PIN}`],
  [/^[a-z][a-z0-9.-]*:\/\//i, `it comes from a URL; ${PIN}`],
  [
    /^(?:\.{0,2}\/|\.{1,2}$|~\/|[A-Za-z]:\\)|^[^\s=<>!@;:]+(?:\.whl|\.tar\.gz|\/[^\s=<>!@;:]+\.zip)$/,
    'it is a local file; expected name==version, and the file in a folder that index of the build names',
  ],
  [
    /^[A-Za-z0-9][A-Za-z0-9._-]*\s*(?:\[[^\]]*\]\s*)?=\s*v?\d/,
    'a single "=" pins nothing (did you mean "=="?); expected name==version --hash=sha256:...',
  ],
];

/** Why a line without its options is no requirement, where it is certainly something else. */
export function foreignLine(text: string): string | undefined {
  return FORMS.find(([pattern]) => pattern.test(text.trim()))?.[1];
}
