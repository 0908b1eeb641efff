import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The imports of each node; every node is a key. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The relative imports between the source files below a folder, without tests and `testing/`. */
export function readImportGraph(sourceFolder: string): Graph {
  const files = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' }).filter(isSource);
  return new Map(
    files.map((file) => [file, importsOf(file, readFileSync(join(sourceFolder, file), 'utf8'))]),
  );
}

/** The same graph between folders; `.` holds the files of the root. */
export function folderGraph(files: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [file, imports] of files) {
    const folder = dirname(file);
    const targets = folders.get(folder) ?? new Set();
    folders.set(folder, targets);
    for (const target of imports) if (dirname(target) !== folder) targets.add(dirname(target));
  }
  return folders;
}

/** One circle of every group of nodes that reach each other, its first node repeated at the end. */
export function findCircles(graph: Graph): string[][] {
  const circles: string[][] = [];
  const inCircle = new Set<string>();
  for (const start of [...graph.keys()].sort()) {
    if (inCircle.has(start)) continue;
    const circle = shortestWay(graph, start, start);
    if (circle === undefined) continue;
    circles.push(circle);
    for (const node of graph.keys()) {
      const isMutual = shortestWay(graph, start, node) && shortestWay(graph, node, start);
      if (isMutual) inCircle.add(node);
    }
  }
  return circles;
}

function isSource(file: string): boolean {
  return file.endsWith('.ts') && !file.endsWith('.test.ts') && !/(^|\/)testing\//.test(file);
}

function importsOf(file: string, text: string): Set<string> {
  const specifiers = text.matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm);
  const targets = [...specifiers].map(([, fixed, lazy]) => join(dirname(file), fixed ?? lazy ?? ''));
  return new Set(targets.map((target) => normalize(target)));
}

/** Breadth first; at least one step long, so that the way from a node to itself is a circle. */
function shortestWay(graph: Graph, from: string, to: string): string[] | undefined {
  const seen = new Set<string>();
  let ways = [[from]];
  while (ways.length > 0) {
    const longer: string[][] = [];
    for (const way of ways) {
      for (const next of graph.get(way.at(-1) ?? '') ?? []) {
        if (next === to) return [...way, next];
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...way, next]);
      }
    }
    ways = longer;
  }
  return undefined;
}
