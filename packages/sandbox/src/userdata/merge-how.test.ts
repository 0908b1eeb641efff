import { describe, expect, it } from 'vitest';
import { mergeCloudConfigs } from './cloud-config.ts';

const APPEND = 'list(append)+dict(no_replace,recurse_list)+str()';

/** The merged configuration; the second text is merged into the first. */
function merged(first: string, second: string, mergeType?: string) {
  const parts = [first, second].map((text, index) => ({
    name: `part-${index + 1}`,
    text,
    mergeType: index === 1 ? mergeType : undefined,
  }));
  return mergeCloudConfigs(parts);
}

describe('row 62: two cloud-configs', () => {
  it.each([
    ['the last wins', '', [3]],
    ['a text that appends', `merge_how: '${APPEND}'`, [1, 2, 3]],
    ['a list that appends', 'merge_how: [[list, append], [dict, no_replace, recurse_list]]', [1, 2, 3]],
    [
      'mappings that append',
      'merge_how: [{ name: list, settings: [append] }, { name: dict, settings: [recurse_array] }]',
      [1, 2, 3],
    ],
    ['the other name', `merge_type: '${APPEND}'`, [1, 2, 3]],
    ['before', "merge_how: 'list(prepend)+dict(recurse_list)'", [3, 1, 2]],
    ['place by place', "merge_how: 'list()+dict(recurse_list)'", [3, 2]],
    ['the first is left', "merge_how: 'dict()'", [1, 2]],
    ['other spelling', "merge_how: ' List( Append ) + M-Dict(no_replace, recurse_list)'", [1, 2, 3]],
  ])('%s: %s', (_, how, runcmd) => {
    const { config, notices } = merged('runcmd: [1, 2]', `${how}\nruncmd: [3]`);

    expect({ config, notices }).toEqual({ config: { runcmd }, notices: [] });
  });

  it('are merged as the header of the second says, and not as the first says', () => {
    expect(merged('runcmd: [1]', 'runcmd: [2]', APPEND).config).toEqual({ runcmd: [1, 2] });
    expect(merged(`runcmd: [1]\nmerge_how: '${APPEND}'`, 'runcmd: [2]').config).toEqual({ runcmd: [2] });
  });

  it('are merged in depth', () => {
    const how = "merge_how: 'dict(allow_delete,recurse_str,recurse_list)+list(recurse_dict)+str(append)'";
    const first =
      'hostname: a\nfqdn: x\nusers: [{ name: a, uid: 1 }, b]\npower_state: { mode: halt, delay: 1 }';
    const second = `${how}\nhostname: b\nfqdn: null\nusers: [{ name: c, gecos: d }]\npower_state: { delay: 2, message: m }`;

    expect(merged(first, second).config).toEqual({
      hostname: 'ab',
      users: [{ name: 'ac', uid: 1, gecos: 'd' }, 'b'],
      power_state: { mode: 'halt', delay: 1, message: 'm' },
    });
  });

  it.each([['nonsense'], ["'list(append'"], ["'set(append)'"], ['7']])(
    'are not merged by %s, which is said',
    (how) => {
      const { config, notices } = merged('runcmd: [1]', `merge_how: ${how}\nruncmd: [2]`);

      expect(config).toEqual({ runcmd: [1] });
      expect(notices).toEqual([
        expect.stringMatching(/^Failed at merging in cloud config part from part-2: /),
      ]);
    },
  );
});
