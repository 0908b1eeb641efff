import { type Broken, H, H2, kind } from './case.ts';

const NOT_PINNED = 'UNPINNED r.txt:1 foo is not pinned';
const NO_VERSION = 'UNPINNED r.txt:1 the version cannot be read';
const NONE = 'INVALID_BUILD r.txt:1 the line is not a requirement';

/** Requirements without exactly one version. */
export const pins: readonly Broken[] = [
  ...kind('no version', [
    ['a name alone', `foo ${H}\nbar==1.0 ${H}\n`, NOT_PINNED],
    ['a name with extras alone', `foo[a] ${H}\nbar==1.0 ${H}\n`, NOT_PINNED],
    ['a name with a marker alone', `foo ; python_version > "3" ${H}\nbar==1.0 ${H}\n`, NOT_PINNED],
    ['an operator alone', `foo== ${H}\n`, NO_VERSION],
    ['empty parentheses', `foo () ${H}\nbar==1.0 ${H}\n`, NOT_PINNED],
  ]),
  ...kind('a range', [
    ['greater or equal', `foo>=1.0 ${H}\n`, NOT_PINNED],
    ['less or equal', `foo<=1.0 ${H}\n`, NOT_PINNED],
    ['greater', `foo>1.0 ${H}\n`, NOT_PINNED],
    ['less', `foo<1.0 ${H}\n`, NOT_PINNED],
    ['in parentheses', `foo (>=1.0) ${H}\n`, NOT_PINNED],
  ]),
  ...kind('a compatible release', [['with a hash', `foo~=1.0 ${H}\n`, NOT_PINNED]]),
  ...kind('an exclusion', [['alone', `foo!=1.0 ${H}\n`, NOT_PINNED]]),
  ...kind('a wildcard', [
    ['after two numbers', `foo==1.0.* ${H}\n`, NOT_PINNED],
    ['after one number', `foo == 1.* ${H}\n`, NOT_PINNED],
    ['with an epoch', `foo==1!1.* ${H}\n`, NOT_PINNED],
    ['alone', `foo==* ${H}\n`, NO_VERSION],
  ]),
  ...kind('several clauses', [
    ['a pin and a range', `foo==1.0,>=0.5 ${H}\n`, NOT_PINNED],
    ['a pin and an exclusion', `foo==1.0,!=1.1 ${H}\n`, NOT_PINNED],
    ['one pin twice', `foo==1.0,==1.0 ${H}\n`, NOT_PINNED],
    ['two pins that exclude each other', `foo==1.0,==2.0 ${H}\n`, NOT_PINNED],
  ]),
  ...kind('an unknown operator', [
    [
      'one equals sign',
      `foo=1.0 ${H}\n`,
      'INVALID_BUILD r.txt:1 a single "=" pins nothing (did you mean "=="?)',
    ],
    ['turned', `foo=>1.0 ${H}\n`, NONE],
    ['not equal of another language', `foo<>1.0 ${H}\n`, NO_VERSION],
    ['a caret', `foo^1.0 ${H}\n`, NONE],
    ['an at sign with a version', `foo@1.0 ${H}\n`, 'INVALID_BUILD r.txt:1 URL'],
    ['four equals signs', `foo====1.0 ${H}\n`, NO_VERSION],
  ]),
  ...kind('a version that is none', [
    ['a date with dashes', `foo==2010-01-01 ${H}\n`, NO_VERSION],
    ['a word', `foo==latest ${H}\n`, NO_VERSION],
    ['a word after three equals signs', `foo===latest ${H}\n`, NO_VERSION],
    ['a point at the end', `foo==1.0. ${H}\n`, NO_VERSION],
    ['a space inside', `foo==1. 0 ${H}\n`, NO_VERSION],
    ['an unknown phase', `foo==1.0gamma1 ${H}\n`, NO_VERSION],
    ['a negative number', `foo==-1 ${H}\n`, NO_VERSION],
    ['digits of another script', `foo==\u0661.\u0660 ${H}\n`, NO_VERSION],
    ['in quotes', `foo=="1.0" ${H}\n`, NO_VERSION],
    ['empty segments', `foo==1..0 ${H}\n`, NO_VERSION],
  ]),
  ...kind('a local version that is none', [
    ['a plus sign at the end', `foo==1.0+ ${H}\n`, NO_VERSION],
    ['two plus signs', `foo==1.0+a+b ${H}\n`, NO_VERSION],
    ['a slash', `foo==1.0+a/b ${H}\n`, NO_VERSION],
  ]),
  ...kind('an epoch that is none', [
    ['without a number', `foo==!1.0 ${H}\n`, NO_VERSION],
    ['twice', `foo==1!2!3.0 ${H}\n`, NO_VERSION],
  ]),
  ...kind('two versions of one project', [
    [
      'on two lines',
      `foo==1.0 ${H}\nfoo==1.1 ${H}\n`,
      'INVALID_BUILD r.txt:2 conflicts with foo==1.0 in r.txt:1',
    ],
    ['under two spellings', `Foo.Bar==1 ${H}\nfoo_bar==2 ${H}\n`, 'INVALID_BUILD r.txt:2 conflicts'],
    [
      'with and without a local part',
      `foo==1.0+cpu ${H}\nfoo==1.0 ${H}\n`,
      'INVALID_BUILD r.txt:2 conflicts',
    ],
    ['with and without an epoch', `foo==1!1.0 ${H}\nfoo==1.0 ${H}\n`, 'INVALID_BUILD r.txt:2 conflicts'],
    [
      'above 2^53, one apart',
      `foo==9007199254740992 ${H}\nfoo==9007199254740993 ${H}\n`,
      'INVALID_BUILD r.txt:2 conflicts',
    ],
    ['for two extras', `foo[a]==1.0 ${H}\nfoo[b]==1.1 ${H}\n`, 'INVALID_BUILD r.txt:2 conflicts'],
    [
      'under one marker',
      `foo==1 ; os_name == "posix" ${H}\nfoo==2 ; os_name == "posix" ${H}\n`,
      'INVALID_BUILD r.txt:2 conflicts',
    ],
    [
      'in an included file',
      { 'r.txt': `-r s.txt\nfoo==1 ${H}\n`, 's.txt': `# first\nfoo==2 ${H}\n` },
      'INVALID_BUILD r.txt:2 conflicts with foo==2 in s.txt:2',
    ],
    [
      'in layers',
      { 'prod.txt': `foo==1 ${H}\n`, 'dev.txt': `\n\nfoo==2 ${H}\n` },
      'INVALID_BUILD dev.txt:3 conflicts with foo==1 in prod.txt:1',
      { read: ['prod.txt', 'dev.txt'] },
    ],
  ]),
  ...kind('two sets of hashes for one version', [
    ['on two lines', `foo==1.0 ${H}\nfoo==1.0 ${H2}\n`, 'INVALID_BUILD r.txt:2 foo==1.0'],
    ['one is part of the other', `foo==1.0 ${H}\nfoo==1.0 ${H} ${H2}\n`, 'INVALID_BUILD r.txt:2 foo==1.0'],
    ['with another number of zeros', `foo==1.0 ${H}\nfoo==1.0.0 ${H2}\n`, 'INVALID_BUILD r.txt:2 foo==1.0'],
    [
      'in layers',
      { 'prod.txt': `foo==1 ${H}\n`, 'dev.txt': `foo==1 ${H2}\n` },
      'INVALID_BUILD dev.txt:1 prod.txt:1',
      { read: ['prod.txt', 'dev.txt'] },
    ],
  ]),
];
