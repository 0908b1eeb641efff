import type { UploadListing } from './list-uploads.ts';

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'] as const;
const MOST_NAMES = 10;

/** What goes to every machine, and which key files stay here; a line each. */
export function describeUploads({
  files,
  leftOut,
  written,
}: Omit<UploadListing, 'problems'>): readonly string[] {
  const lines: string[] = [];
  const sizes = files.map(({ path, content }) => ({ path, bytes: content.identity.size }));
  const [largest] = sizes.toSorted((left, right) => right.bytes - left.bytes);
  if (largest !== undefined) {
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    const most = `the largest is ${largest.path} (${formatBytes(largest.bytes)})`;
    const count = files.length === 1 ? '1 file' : `${files.length} files`;
    lines.push(`upload: ${count}, ${formatBytes(total)}; ${most}`);
  }
  if (leftOut.length > 0) {
    const more = leftOut.length > MOST_NAMES ? `, and ${leftOut.length - MOST_NAMES} more` : '';
    const names = `${leftOut.slice(0, MOST_NAMES).join(', ')}${more}`;
    lines.push(`not uploaded: ${names}; key files go to machines only when upload names them`);
  }
  if (written.length > 0)
    lines.push(`not uploaded: ${written.join(', ')}; the output of this run goes there`);
  return lines;
}

function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** power;
  if (value === 1 && power === 0) return '1 byte';
  return `${power === 0 ? value : value.toFixed(1)} ${UNITS[power]}`;
}
