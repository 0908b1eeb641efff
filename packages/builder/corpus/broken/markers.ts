import { type Broken, H, kind } from './case.ts';

function line(marker: string): string {
  return `bar==1.0 ${H}\nfoo==1.0 ; ${marker} ${H}\n`;
}

const BAD = 'INVALID_BUILD r.txt:2 foo: ';

/** Markers that cannot be evaluated. */
export const markers: readonly Broken[] = [
  ...kind('an unknown marker variable', [
    ['a typing error', line('python_versoin < "3"'), `${BAD}unknown marker variable`],
    ['of another tool', line('target_os == "linux"'), `${BAD}unknown marker variable`],
    ['in capitals', line('PYTHON_VERSION < "3"'), `${BAD}unknown marker variable`],
    ['a name of every object', line('constructor == "x"'), `${BAD}unknown marker variable`],
    ['a call', line('__import__("os") == "x"'), BAD],
  ]),
  ...kind('a marker that ends too early', [
    ['after the variable', line('python_version'), BAD],
    ['after the operator', line('python_version <'), BAD],
    ['after "and"', line('os_name == "nt" and'), BAD],
    ['after "not"', line('os_name not'), BAD],
    ['at once', `bar==1.0 ${H}\nfoo==1.0 ; ${H}\n`, 'INVALID_BUILD r.txt:2 '],
  ]),
  ...kind('parentheses of a marker', [
    ['not closed', line('(os_name == "nt"'), BAD],
    ['not opened', line('os_name == "nt")'), BAD],
    ['empty', line('()'), BAD],
    ['201 of them', line(`${'('.repeat(201)}os_name == "nt"${')'.repeat(201)}`), BAD],
    ['201 that are not closed', line('('.repeat(201)), BAD],
  ]),
  ...kind('quotes of a marker', [
    ['not closed', line('os_name == "nt'), BAD],
    ['of two kinds', line(`os_name == "nt'`), BAD],
    ['of a text editor', line('os_name == \u201cnt\u201d'), BAD],
    ['none', line('os_name == nt'), BAD],
    ['none around a number', line('python_version < 3.9'), BAD],
  ]),
  ...kind('an operator of a marker', [
    ['one equals sign', line('os_name = "nt"'), BAD],
    ['turned', line('python_version => "3"'), BAD],
    ['of Python', line('os_name is "nt"'), BAD],
    ['of C', line('os_name == "nt" && os_name == "nt"'), BAD],
    ['none between two', line('os_name == "nt" os_name == "nt"'), BAD],
    ['"not" before it', line('not os_name == "nt"'), BAD],
  ]),
  ...kind('text behind a marker', [
    ['a second marker', line('os_name == "nt" ; os_name == "nt"'), BAD],
    ['a version', line('os_name == "nt" ==1.0'), BAD],
    ['a comma', line('os_name == "nt", python_version > "3"'), BAD],
  ]),
  ...kind('a set in a marker', [
    ['of extras', line('"test" in extras'), `${BAD}extras and dependency_groups`],
  ]),
];
