import type { Problem } from '../report/errors.ts';
import { mayHoldOnLinux } from './holds-on-linux.ts';
import type { Draft } from './parse-draft.ts';
import type { Requirement } from './requirement.ts';
import { shortHashes } from './short-hashes.ts';
import { type Clause, satisfies } from './specifier.ts';
import { isVersion, sameVersion } from './version.ts';

export type Pinned = { readonly requirement: Requirement } | { readonly problems: readonly Problem[] };

/**
 * The requirement of a line with the pins and hashes that constraints add; constraints for other projects are not given.
 * Gives every problem of it instead: no version, no hash, or a contradiction; none for a line that is for other systems
 * alone, which pipenv leaves unlocked.
 */
export function pinDraft(draft: Draft, constraints: readonly Draft[]): Pinned {
  const problems: Problem[] = [];
  const { file, line } = draft;
  const complain = (code: Problem['code'], message: string): void =>
    void problems.push({ code, message, file, line });
  const version = pinOf(draft) ?? pinFrom(draft, constraints);
  const fitting = constraints.filter(({ clauses }) => version !== undefined && fits(version, clauses));
  if (version === undefined) complain('UNPINNED', notPinned(draft));
  if (version === undefined && draft.isHidden) return { problems };
  if (version !== undefined && constraints.length > 0 && fitting.length === 0)
    complain('INVALID_BUILD', conflict(draft, version, constraints));
  const hashes = combineHashes(draft, fitting, complain);
  const { name, key, extras, marker, markerText } = draft;
  if (version === undefined || hashes.length === 0 || problems.length > 0)
    return { problems: marker === undefined || mayHoldOnLinux(marker) ? problems : [] };
  const isVerbatim = [draft, ...fitting].some(hasVerbatimPin) || undefined;
  return {
    requirement: {
      name,
      key,
      version,
      ...(isVerbatim && { isVerbatim }),
      extras,
      hashes,
      marker,
      markerText,
      file,
      line,
    },
  };
}

/** The version of exactly one clause `==version` or `===version`. */
function pinOf({ clauses }: Draft): string | undefined {
  const [clause, ...more] = clauses ?? [];
  return clause !== undefined && more.length === 0 ? exactVersion(clause) : undefined;
}

function hasVerbatimPin({ clauses }: Draft): boolean {
  return clauses?.some(({ operator }) => operator === '===') ?? false;
}

function exactVersion({ operator, wanted, isPrefix }: Clause): string | undefined {
  const isExact = (operator === '==' || operator === '===') && !isPrefix;
  return isExact && isVersion(wanted) ? wanted : undefined;
}

/** The one version of constraints that hold everywhere; a marker could leave a machine without a pin. */
function pinFrom({ clauses }: Draft, constraints: readonly Draft[]): string | undefined {
  const pins = constraints.filter(({ marker }) => marker === undefined).flatMap((one) => pinOf(one) ?? []);
  const [pin] = pins;
  if (pin === undefined || !pins.every((other) => sameVersion(pin, other))) return undefined;
  return fits(pin, clauses) ? pin : undefined;
}

function fits(version: string, clauses: readonly Clause[] | undefined): boolean {
  return clauses?.every((clause) => satisfies(version, clause)) ?? false;
}

/** Hashes on both sides allow what both allow, as with pip. */
function combineHashes(
  draft: Draft,
  constraints: readonly Draft[],
  complain: (code: Problem['code'], message: string) => void,
): readonly string[] {
  const from = constraints.filter(({ hashes }) => hashes.length > 0);
  const added = new Set(from.flatMap(({ hashes }) => hashes));
  if (draft.hashes.length === 0 && added.size === 0) complain('HASH', noHash(draft));
  if (draft.hashes.length === 0) return [...added];
  const allowed = added.size === 0 ? draft.hashes : draft.hashes.filter((hash) => added.has(hash));
  if (allowed.length > 0) return allowed;
  const places = from.map(({ file, line }) => `${file}:${line}`).join(', ');
  const sets = `${shortHashes(draft.hashes)} here, ${shortHashes([...added])} there`;
  complain('HASH', `${title(draft)} has no hash in common with the constraint in ${places}: ${sets}`);
  return [];
}

function notPinned({ name, clause, isHidden }: Draft): string {
  if (!isHidden)
    return `${name} is not pinned (${clause === '' ? 'no version' : `"${clause}"`}); expected ${name}==version`;
  const because = clause === '' ? 'no version is pinned' : 'the version cannot be read';
  return `${because}; expected name==version --hash=sha256:...`;
}

function noHash(draft: Draft): string {
  if (draft.cutBy === undefined) return `${title(draft)} has no hash; expected --hash=sha256:...`;
  return `${title(draft)} has no hash; the comment in line ${draft.cutBy} ends the requirement before its hashes`;
}

function conflict(draft: Draft, version: string, constraints: readonly Draft[]): string {
  const [first] = constraints;
  const place = first === undefined ? '' : ` in ${first.file}:${first.line}`;
  if (draft.isHidden || first?.isHidden) return `its version conflicts with the constraint${place}`;
  return `${draft.name}==${version} conflicts with the constraint ${first?.name}${first?.clause}${place}`;
}

function title({ name, isHidden }: Draft): string {
  return isHidden ? 'the requirement' : name;
}
