import { ninetyDaysAfter } from '../image/deprecation.ts';
import type { ImageDraft } from '../image/draft.ts';

/** Public parameters of all Amazon Linux live here. */
export const PATH = '/aws/service/ami-amazon-linux-latest';

/** Regions that got no image after that day; what their parameters name stays the same (moto's record). */
const STOPPED = { after: Date.parse('2026-03-03'), regions: ['me-central-1', 'me-south-1'] };

/** Every Amazon Linux is deprecated after 90 days; some regions do not get the later ones at all. */
export function lifeOf(at: number): Pick<ImageDraft, 'deprecatedAt' | 'absentFrom'> {
  const deprecatedAt = ninetyDaysAfter(at);
  return at < STOPPED.after ? { deprecatedAt } : { deprecatedAt, absentFrom: STOPPED.regions };
}
