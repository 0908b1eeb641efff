import { describe, expect, it } from 'vitest';
import { createResults } from './results.ts';

function arrange(json: boolean) {
  const written: string[] = [];
  const results = createResults({ write: (text) => written.push(text) }, { json, inWorkflow: false });
  return { results, written };
}

describe('results', () => {
  it('writes lines for a person at once and no document', () => {
    const { results, written } = arrange(false);

    results.text(['ami-1', 'because']);
    results.add({ image: 'ami-1' });
    results.flush();

    expect(written).toEqual(['ami-1\n', 'because\n']);
  });

  it('sanitises lines, and escapes them in the document', () => {
    const name = 'a\u009bb\u202ec\n✖ ours';
    const [text, document] = [arrange(false), arrange(true)];

    text.results.text([name]);
    document.results.add({ name });
    document.results.flush();

    expect(text.written.join('')).toBe('a\\x9bb\\u202ec\n    ✖ ours\n');
    expect(document.written.join('')).toContain('"a\\u009bb\\u202ec\\n✖ ours"');
    expect(JSON.parse(document.written.join(''))).toEqual({ name });
  });

  it('names commands as the reader starts them, in text and document', () => {
    const options = { inWorkflow: false, command: 'node bin.js' };
    const kept = { terminate: 'ami-select terminate /h.json' };
    const written = [true, false].map((json) => {
      let text = '';
      const results = createResults({ write: (part) => (text += part) }, { ...options, json });
      results.text([kept.terminate]);
      results.add({ kept });
      results.flush();
      return text;
    });

    expect(JSON.parse(written[0] ?? '')).toEqual({ kept: { terminate: 'node bin.js terminate /h.json' } });
    expect(written[1]).toBe('node bin.js terminate /h.json\n');
  });

  it('writes exactly one document for a program', () => {
    const { results, written } = arrange(true);

    results.text(['ami-1']);
    results.add({ image: 'ami-1' });
    results.add({ status: 0 });
    results.flush();
    results.flush();

    expect(written.map((text) => JSON.parse(text))).toEqual([{ image: 'ami-1', status: 0 }]);
  });
});
