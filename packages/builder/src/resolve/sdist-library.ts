import { fetchFiles } from '../fetch/fetch-files.ts';
import type { StoredWheel } from '../fetch/stored-wheel.ts';
import type { WheelStore } from '../fetch/wheel-store.ts';
import type { PackageIndex } from '../index/package-index.ts';
import { type ReadProjectsOptions, readProjects } from '../index/read-projects.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { inspectSdist, type SdistInspection } from '../sdists/inspect-sdist.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import { type Offer, offerOf } from './candidate.ts';
import { inspectFile } from './inspect-stored.ts';
import type { WheelPick } from './resolution.ts';

export interface LibraryOptions extends ReadProjectsOptions {
  readonly index: PackageIndex;
  /** Gets the archives, and the wheels of what builds them. */
  readonly store: WheelStore;
}

/** A file on this machine, and what a look into it found. */
export interface Opened<Inspection> {
  readonly stored: StoredWheel;
  readonly inspection: Inspection;
}

/** Brings source archives and tools to this machine, each once, and looks into them. */
export class SdistLibrary {
  readonly #options: LibraryOptions;
  readonly #sdists = new Map<string, Promise<Opened<SdistInspection>>>();
  readonly #wheels = new Map<string, Promise<Opened<WheelInspection | undefined>>>();
  readonly #offers = new Map<string, Promise<Offer>>();

  constructor(options: LibraryOptions) {
    this.#options = options;
  }

  /** The name of the index that a project comes from. */
  indexOf(key: string): string {
    const { name, serving } = this.#options.index;
    return serving?.(key) ?? name;
  }

  /** @throws BuilderError as `fetchFiles` */
  sdist(pick: WheelPick): Promise<Opened<SdistInspection>> {
    return remember(this.#sdists, idOf(pick), async () => {
      const stored = await this.#bring(pick);
      return { stored, inspection: await inspectSdist(stored, pick.requirement) };
    });
  }

  /** @throws BuilderError as `fetchFiles` */
  wheel(pick: WheelPick): Promise<Opened<WheelInspection | undefined>> {
    return remember(this.#wheels, idOf(pick), async () => {
      const stored = await this.#bring(pick);
      return { stored, inspection: await inspectFile(stored) };
    });
  }

  /** @throws BuilderError `UNREACHABLE_INDEX` */
  offer(requirement: Requirement): Promise<Offer> {
    const { key, version } = requirement;
    return remember(this.#offers, `${key} ${version}`, async () => {
      const projects = await readProjects(this.#options.index, [key], this.#options);
      return offerOf(requirement, projects.get(key)?.files ?? []);
    });
  }

  async #bring(pick: WheelPick): Promise<StoredWheel> {
    const { store, signal } = this.#options;
    const [stored] = (await fetchFiles([pick], { store, signal })).values();
    if (stored === undefined) throw new TypeError(`${pick.file.filename} was not fetched`);
    return stored;
  }
}

/** Locks may allow one file name with different bytes. */
function idOf({ requirement, file }: WheelPick): string {
  return JSON.stringify([file.filename, requirement.hashes]);
}

function remember<T>(known: Map<string, Promise<T>>, id: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(id) ?? make();
  known.set(id, found);
  return found;
}
