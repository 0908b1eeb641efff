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
    const mime = `Content-Type: multipart/mixed; boundary=X\n\n--X\nContent-Type: text/x-shellscript\nContent-Transfer-Encoding: base64\n\n${inner}\n--X--\n`;

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
    const nested = `Content-Type: multipart/mixed; boundary=Y\r\n\r\n--Y\r\nContent-Type: multipart/mixed; boundary="==B=="\r\n\r\n${MULTIPART.slice(MULTIPART.indexOf('--==B==')).replaceAll('\n', '\r\n')}--Y--\r\n`;

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
});
