import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pseudoRandom } from './pseudo-random.ts';
import { type ZipEntry, zip } from './zip.ts';

/** How big the wheels of a set are. */
export interface WheelSize {
  readonly modules: number;
  /** Of each module, on average. */
  readonly moduleBytes: number;
  /** Of one file that hardly packs, as a shared library does. */
  readonly binaryBytes: number;
}

export interface MadeWheel {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Writes wheels of names `<prefix>-1` ... into a folder; the same bytes every time. */
export function makeWheels(
  folder: string,
  { prefix, count, version, size }: { prefix: string; count: number; version: string; size: WheelSize },
): readonly MadeWheel[] {
  return Array.from({ length: count }, (_, index) =>
    makeWheel(folder, { name: `${prefix}-${index + 1}`, version }, size),
  );
}

/** The hashed lock of wheels. */
export function lockOf(wheels: readonly MadeWheel[]): string {
  return wheels.map(({ name, version, sha256 }) => `${name}==${version} --hash=sha256:${sha256}\n`).join('');
}

function makeWheel(
  folder: string,
  { name, version }: { readonly name: string; readonly version: string },
  size: WheelSize,
): MadeWheel {
  const packageName = name.replaceAll('-', '_');
  const random = pseudoRandom(`${name}==${version}`);
  const info = `${packageName}-${version}.dist-info`;
  const files: ZipEntry[] = [
    ...Array.from({ length: size.modules }, (_, index) => ({
      path: `${packageName}/${index === 0 ? '__init__' : `part_${index}`}.py`,
      bytes: Buffer.from(moduleText(random, size.moduleBytes)),
    })),
    ...(size.binaryBytes > 0
      ? [{ path: `${packageName}/library.bin`, bytes: random.bytes(size.binaryBytes) }]
      : []),
    {
      path: `${info}/METADATA`,
      bytes: Buffer.from(`Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`),
    },
    {
      path: `${info}/WHEEL`,
      bytes: Buffer.from('Wheel-Version: 1.0\nGenerator: bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n'),
    },
  ];
  const archive = zip([...files, { path: `${info}/RECORD`, bytes: recordOf(files, info) }]);
  writeFileSync(join(folder, `${packageName}-${version}-py3-none-any.whl`), archive);
  const sha256 = createHash('sha256').update(archive).digest('hex');
  return { name, version, sha256, bytes: archive.length };
}

function recordOf(files: readonly ZipEntry[], info: string): Buffer {
  const lines = files.map(({ path, bytes }) => {
    const digest = createHash('sha256').update(bytes).digest('base64url');
    return `${path},sha256=${digest},${bytes.length}\n`;
  });
  return Buffer.from(`${lines.join('')}${info}/RECORD,,\n`);
}

/** Functions until the module is of about that size, between half and one and a half of it. */
function moduleText(random: ReturnType<typeof pseudoRandom>, meanBytes: number): string {
  const bytes = meanBytes * (0.5 + random.fraction());
  let text = '"""A module of the benchmark."""\n';
  for (let index = 0; text.length < bytes; index += 1) {
    const [seed, limit, word] = [random.below(1e6), random.below(1e3), random.below(1e9).toString(36)];
    text += `
def ${word}_${index}(first, second=${seed}):
    """Combine ${word} with ${seed.toString(36)}."""
    total = first * ${seed} + second
    for item in range(${limit}):
        if item % ${1 + random.below(9)} == 0:
            total += item * ${random.below(100)}
    return {"${word}": total, "limit": ${limit}}
`;
  }
  return text.replaceAll(/^def (\d)/gm, 'def n$1');
}
