import type { Clock } from '@ami-select/core';

/** Which new resources other calls cannot see yet: EC2 is eventually consistent (row 24). */
export interface Visibility {
  hide(id: string, until: Date): void;
  isVisible(id: string): boolean;
}

export function createVisibility(clock: Clock): Visibility {
  const hidden = new Map<string, number>();
  return {
    hide: (id, until) => void hidden.set(id, until.getTime()),
    isVisible: (id) => {
      const until = hidden.get(id);
      if (until === undefined) return true;
      if (clock.now().getTime() < until) return false;
      hidden.delete(id);
      return true;
    },
  };
}
