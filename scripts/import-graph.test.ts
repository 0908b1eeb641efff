import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findWrongArrows } from './folder-arrows.ts';
import { findCircles, folderGraph, readImportGraph } from './import-graph.ts';

describe('the import graph of a package', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  function sources(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'import-graph-'));
    folders.push(folder);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  }

  it('finds a circle of files, also through a type, a re-export and a lazy import', () => {
    const graph = readImportGraph(
      sources({
        'a.ts': "import type { B } from './b.ts';\n",
        'b.ts': "export {\n  c,\n} from './c.ts';\n",
        'c.ts': "const a = await import('./a.ts');\n",
        'd.ts': "import './a.ts';\nimport { a } from './a.ts';\n",
      }),
    );

    expect(findCircles(graph)).toEqual([['a.ts', 'b.ts', 'c.ts', 'a.ts']]);
  });

  it('finds a circle of folders whose files have none', () => {
    const graph = readImportGraph(
      sources({
        'wire/read.ts': "import { state } from '../state/state.ts';\n",
        'state/state.ts': '',
        'state/show.ts': "import { write } from '../wire/write.ts';\n",
        'wire/write.ts': '',
      }),
    );

    expect(findCircles(graph)).toEqual([]);
    expect(findCircles(folderGraph(graph))).toEqual([['state', 'wire', 'state']]);
  });

  it('leaves tests and their helpers out', () => {
    const graph = readImportGraph(
      sources({
        'a.ts': '',
        'a.test.ts': "import { a } from './a.ts';\n",
        'testing/fake.ts': "import { a } from '../a.ts';\n",
      }),
    );

    expect([...graph.keys()]).toEqual(['a.ts']);
  });

  it('names imports against the arrows, and files outside of the table', () => {
    const graph = readImportGraph(
      sources({
        'start.ts': "import { launch } from './launch/launch.ts';\n",
        'launch/launch.ts': "import { noun } from '../fleet/deep/noun.ts';\n",
        'fleet/deep/noun.ts': "import { launch } from '../../launch/launch.ts';\n",
        'attic/old.ts': '',
      }),
    );

    const wrong = findWrongArrows(graph, { '.': ['launch'], launch: ['fleet'], fleet: [] });

    expect(wrong.toSorted()).toEqual([
      'attic/old.ts is in no folder that the table names',
      'fleet/deep/noun.ts imports launch/launch.ts: fleet may not import launch',
    ]);
  });
});
