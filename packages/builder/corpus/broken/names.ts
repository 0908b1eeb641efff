import { type Broken, H, kind } from './case.ts';

const NONE = 'INVALID_BUILD r.txt:1 the line is not a requirement';

/** Names and extras that are none. */
export const names: readonly Broken[] = [
  ...kind('a name that is none', [
    ['a point at the start', `.foo==1.0 ${H}\n`, NONE],
    ['a line below at the end', `foo_==1.0 ${H}\n`, NONE],
    ['a space inside', `foo bar==1.0 ${H}\n`, NONE],
    ['an operator alone', `==1.0 ${H}\n`, NONE],
    ['a scope of npm', `@scope/foo==1.0 ${H}\n`, NONE],
    ['a shell command', `$(id)==1.0 ${H}\n`, NONE],
    ['quotes', `"foo"==1.0 ${H}\n`, NONE],
    ['a percent sign', `foo%20bar==1.0 ${H}\n`, NONE],
  ]),
  ...kind('a name that looks like another', [
    ['a Cyrillic letter', `f\u043eo==1.0 ${H}\n`, NONE],
    ['full width', `\uff46oo==1.0 ${H}\n`, NONE],
    ['the Kelvin sign', `\u212aoo==1.0 ${H}\n`, NONE],
    ['the long s', `\u017foo==1.0 ${H}\n`, NONE],
    ['an accent', `fo\u00f3==1.0 ${H}\n`, NONE],
    ['a soft hyphen', `fo\u00ado==1.0 ${H}\n`, NONE],
  ]),
  ...kind('a control character in a name', [
    ['escape', `fo\u001b[31mo==1.0 ${H}\n`, NONE],
    ['backspace', `fooo\b==1.0 ${H}\n`, NONE],
    ['a bell', `foo\u0007==1.0 ${H}\n`, NONE],
    ['C1', `foo\u009b31m==1.0 ${H}\n`, NONE],
    ['delete', `foo\u007f==1.0 ${H}\n`, NONE],
  ]),
  ...kind('an invisible character', [
    ['zero width space in a name', `fo\u200bo==1.0 ${H}\n`, NONE],
    ['text turned around', `\u202eoof==1.0 ${H}\n`, NONE],
    ['a joiner in a version', `foo==1.\u200d0 ${H}\n`, 'UNPINNED r.txt:1 the version cannot be read'],
    ['a byte order mark in the middle', `foo==1.0 ${H}\n\ufeffbar==1.0 ${H}\n`, 'INVALID_BUILD r.txt:2 '],
    ['a hidden tag', `foo==1.0\u{e0031} ${H}\n`, 'UNPINNED r.txt:1 the version cannot be read'],
  ]),
  ...kind('extras that are none', [
    ['not closed', `foo[a==1.0 ${H}\n`, NONE],
    ['not opened', `foo a]==1.0 ${H}\n`, NONE],
    ['without a comma', `foo[a b]==1.0 ${H}\n`, NONE],
    ['an empty one between two', `foo[a,,b]==1.0 ${H}\n`, NONE],
    ['a path', `foo[../a]==1.0 ${H}\n`, NONE],
    ['twice', `foo[a][b]==1.0 ${H}\n`, NONE],
    ['nested', `foo[a[b]]==1.0 ${H}\n`, NONE],
    ['after the version', `foo==1.0[a] ${H}\n`, 'UNPINNED r.txt:1 the version cannot be read'],
    ['a star', `foo[*]==1.0 ${H}\n`, NONE],
  ]),
];
