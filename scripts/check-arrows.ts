import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FOLDER_ARROWS, findWrongArrows } from './folder-arrows.ts';
import { findCircles, folderGraph, readImportGraph } from './import-graph.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

let failures = 0;
for (const base of ['packages', 'actions']) {
  for (const name of readdirSync(join(root, base)).sort()) {
    const sources = join(root, base, name, 'src');
    if (existsSync(sources)) checkPackage(name, sources);
  }
}
console.log(failures === 0 ? 'Folder arrows: no problems.' : `Folder arrows: ${failures} problems.`);
process.exitCode = failures === 0 ? 0 : 1;

function checkPackage(name: string, sources: string): void {
  const files = readImportGraph(sources);
  const arrows = FOLDER_ARROWS[name];
  const wrong = arrows === undefined ? [] : findWrongArrows(files, arrows);
  const circles = [
    ...findCircles(files).map((circle) => `circle of files: ${circle.join(' > ')}`),
    ...findCircles(folderGraph(files)).map((circle) => `circle of folders: ${circle.join(' > ')}`),
  ];
  for (const problem of [...wrong, ...circles]) console.log(`${name}: ${problem}`);
  failures += wrong.length + circles.length;
}
