import { fileURLToPath } from 'node:url';
import { startProgram } from '../endpoint/local-command.ts';

export interface WheelIndex {
  /** Of the simple repository. */
  readonly url: string;
  close(): void;
}

export interface WheelIndexOptions {
  readonly delayMs?: number;
  /** Of each file. */
  readonly bytesPerSecond?: number;
  /** Versions without files that each page lists besides. */
  readonly decoys?: number;
}

/** Serves a folder of wheels on loopback. */
export async function startWheelIndex(
  folder: string,
  { delayMs = 0, bytesPerSecond = 0, decoys = 0 }: WheelIndexOptions = {},
): Promise<WheelIndex> {
  const script = fileURLToPath(new URL('serve-wheels.ts', import.meta.url));
  const { endpoint, close } = await startProgram([
    script,
    folder,
    String(delayMs),
    String(bytesPerSecond),
    String(decoys),
  ]);
  return { url: `${endpoint}/simple/`, close };
}
