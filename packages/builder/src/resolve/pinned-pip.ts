import type { Requirement } from '../requirements/requirement.ts';

/** The pip that installs when the index offers it; it runs straight from its wheel, so every machine has the same. */
export const PINNED_PIP: Requirement = {
  name: 'pip',
  key: 'pip',
  version: '26.0',
  extras: [],
  hashes: ['sha256:98436feffb9e31bc9339cf369fd55d3331b1580b6a6f1173bacacddcf9c34754'],
  file: '(the builder)',
  line: 1,
};

/** `--python` came with pip 22.3, `--report` with 22.2. */
export const OLDEST_USABLE_PIP = { module: '22.3', wheel: '22.2' } as const;
