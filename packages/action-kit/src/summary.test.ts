import { expect, it } from 'vitest';
import { renderTable } from './summary.ts';

it('renders a table with a note', () => {
  const markdown = renderTable({
    title: 'Fleet',
    header: ['host', 'id'],
    rows: [['host-1', 'i-1']],
    note: 'Done.',
  });

  expect(markdown).toBe('### Fleet\n\n| host | id |\n| --- | --- |\n| host-1 | i-1 |\n\nDone.\n\n');
});

it('allows neither markup nor a new cell nor a new row in a cell', () => {
  const markdown = renderTable({ title: 't', header: ['h'], rows: [['<img src=x> a|b\nc [l](u) `x`']] });

  expect(markdown).toContain('| `<img src=x> a`&#124;`` b c [l](u) `x` `` |');
});
