import { type Era, type ImageDraft, stepsSince } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, debianArchitecture, linuxTraits } from '../image/traits.ts';

const FIRST = '2024-08-26';
const PATCH_DAYS = 30;
const MINOR_PATCHES = 4;

/** Talos Linux of Sidero Labs: the region is a part of the name. */
export function* talos(era: Era): Generator<ImageDraft> {
  for (const architecture of ARCHITECTURES) {
    const arch = debianArchitecture(architecture);
    const traits = linuxTraits({ architecture, sshUser: 'root', rootDeviceName: '/dev/xvda' });
    for (const at of era.dates('talos', PATCH_DAYS)) {
      const step = stepsSince(FIRST, at, PATCH_DAYS);
      const minor = `v1.${8 + Math.floor(step / MINOR_PATCHES)}`;
      yield {
        publisher: publishers.talos,
        line: `talos ${minor} ${architecture}`,
        name: `talos-${minor}.${step % MINOR_PATCHES}-{region}-${arch}`,
        at,
        traits,
      };
    }
  }
}
