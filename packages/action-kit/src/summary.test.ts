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

it('leaves rows out that would cost the whole summary', () => {
  const rows = [...Array(2_010).keys()].map((index) => [`row-${index}`]);

  const markdown = renderTable({ title: 'T', header: ['h'], rows });

  expect(markdown).toContain('| row-1999 |');
  expect(markdown).not.toContain('| row-2000 |');
  expect(markdown).toContain('10 more rows are left out.');
});
