import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseUserData } from './user-data.ts';

const parse = (text: string) => parseUserData(Buffer.from(text));

const MULTIPART = `Content-Type: multipart/mixed; boundary="==B=="
MIME-Version: 1.0

--==B==
Content-Type: text/cloud-config; charset="us-ascii"
Content-Disposition: attachment; filename="config.yml"

#cloud-config
hostname: a

--==B==
Content-Type: text/x-shellscript
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="run.sh"

IyEvYmluL3NoCmVjaG8gaGkK
--==B==
Content-Type: text/plain

#!/bin/sh
echo plain
--==B==--
`;

describe('parseUserData', () => {
  it('knows a script, a cloud-config and a boothook by their first line', () => {
    expect(parse('#!/bin/sh\nid').parts).toEqual([
      { kind: 'script', name: 'part-001', text: '#!/bin/sh\nid' },
    ]);
    expect(parse('\n#cloud-config\n{}').parts[0]?.kind).toBe('cloud-config');
    expect(parse('#cloud-boothook\n#!/bin/sh\nid').parts[0]).toMatchObject({
      kind: 'boothook',
      text: '#!/bin/sh\nid',
    });
  });

  it('unpacks gzip, also inside MIME parts', () => {
    const inner = gzipSync('#!/bin/sh\nid').toString('base64');
    const mime = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X\n\n--X\nContent-Type: text/x-shellscript\nContent-Transfer-Encoding: base64\n\n${inner}\n--X--\n`;

    expect(parseUserData(gzipSync(mime)).parts).toEqual([
      { kind: 'script', name: 'part-001', text: '#!/bin/sh\nid' },
    ]);
  });

  it('splits MIME multipart by declared types, names and encodings', () => {
    expect(parse(MULTIPART).parts).toEqual([
      { kind: 'cloud-config', name: 'config.yml', text: '#cloud-config\nhostname: a\n' },
      { kind: 'script', name: 'run.sh', text: '#!/bin/sh\necho hi\n' },
      { kind: 'script', name: 'part-003', text: '#!/bin/sh\necho plain' },
    ]);
  });

  it('reads multipart with carriage returns and a nested message', () => {
    const nested = `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=Y\r\n\r\n--Y\r\nContent-Type: multipart/mixed; boundary="==B=="\r\n\r\n${MULTIPART.slice(MULTIPART.indexOf('--==B==')).replaceAll('\n', '\r\n')}--Y--\r\n`;

    expect(parse(nested).parts.map((part) => part.name)).toEqual(['config.yml', 'run.sh', 'part-003']);
  });

  it('says what it does not support and goes on', () => {
    expect(parse('#include\nhttp://example.test/x').notices).toEqual([expect.stringContaining('#include')]);
    expect(parse('## template: jinja\n#cloud-config\n{}').notices).toEqual([
      expect.stringContaining('jinja'),
    ]);
    expect(parse('hello').notices).toEqual([expect.stringContaining('Unhandled non-multipart')]);
    expect(parseUserData(Uint8Array.of(0x1f, 0x8b, 1)).notices).toEqual([expect.stringContaining('gzip')]);
    expect(parseUserData(undefined)).toEqual({ parts: [], notices: [] });
  });

  const part = (type: string, body: string, name = 'a'): string =>
    `Content-Type: ${type}\nMIME-Version: 1.0\nContent-Disposition: attachment; filename="${name}"\n\n${body}`;

  it.each([
    ['text/x-shellscript-per-boot', '#!/bin/sh\n', 'per-boot'],
    ['text/x-shellscript-per-instance', '#!/bin/sh\n', 'per-instance'],
    ['text/x-shellscript-per-once', '#!/bin/sh\n', 'per-once'],
    ['Text/X-ShellScript-Per-Once; charset="utf-8"', '#!/bin/sh\n', 'per-once'],
    ['text/x-shellscript-per-boot', '#cloud-config\n', 'per-boot'],
    ['text/x-shellscript', '#cloud-config\n', 'cloud-config'],
    ['text/x-shellscript', 'echo no interpreter', 'script'],
    ['text/plain', '#Cloud-Config\n', 'cloud-config'],
    ['text/cloud-config', '#!/bin/sh\n', 'cloud-config'],
    ['text/html', '#!/bin/sh\n', undefined],
    ['application/octet-stream', '#!/bin/sh\n', undefined],
    ['text/x-shellscript-per-month', '#!/bin/sh\n', undefined],
  ])('row 61: takes %s with %j for %s', (type, body, kind) => {
    const { parts, notices } = parse(part(type, body));

    expect(parts.map((one) => one.kind)).toEqual(kind === undefined ? [] : [kind]);
    expect(notices).toEqual(
      kind === undefined ? [`Unhandled unknown content-type (${type}) userdata: '#!/bin/sh...'`] : [],
    );
  });

  it.each([
    ['text/x-shellscript', 'my script (1)/a:b.sh', 'myscript(1)_ab.sh'],
    ['text/x-shellscript-per-boot', '../../etc/cron.d/x', 'x'],
    ['text/x-shellscript', '../x', '.._x'],
  ])('names the file of a part of type %s and name %s %s', (type, given, name) => {
    expect(parse(part(type, '#!/bin/sh\n', given)).parts[0]?.name).toBe(name);
  });

  it('takes no message for MIME that does not say so', () => {
    const { parts, notices } = parse(MULTIPART.replace('MIME-Version: 1.0\n', ''));

    expect(parts).toEqual([]);
    expect(notices).toEqual([
      "Unhandled non-multipart (text/x-not-multipart) userdata: 'Content-Type: multipart/...'",
    ]);
  });

  it('takes a script that speaks of MIME for a script', () => {
    const script = '#!/bin/sh\necho "MIME-Version: 1.0"\n';

    expect(parse(script).parts).toEqual([{ kind: 'script', name: 'part-001', text: script }]);
  });
});
