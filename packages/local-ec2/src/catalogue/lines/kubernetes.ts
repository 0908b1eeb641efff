import type { Life } from '../image/draft.ts';

/** Versions of Kubernetes while images for them are published. */
export const KUBERNETES: readonly (Life & { readonly version: string })[] = [
  { version: '1.30', until: '2025-09-01' },
  { version: '1.31', until: '2025-12-20' },
  { version: '1.32', since: '2025-01-23', until: '2026-04-01' },
  { version: '1.33', since: '2025-05-29', until: '2026-08-01' },
  { version: '1.34', since: '2025-10-02' },
  { version: '1.35', since: '2026-02-10' },
  { version: '1.36', since: '2026-06-18' },
];
