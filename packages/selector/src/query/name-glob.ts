import { exact, quote, type Reader } from './readers.ts';

/**
 * A glob for names of images. What no name can hold, and means something in a regular expression or a list, is
 * refused: such a glob matches nothing, and as `exclude` it would let every image pass.
 *
 * Source: the model of EC2, CreateImage, parameter Name: letters, digits, `()[] ./-'@_`.
 */
export const nameGlob: Reader<string> = (raw) => {
  const reading = exact(raw);
  if ('problem' in reading) return reading;
  const { value } = reading;
  if (/[,\n]/.test(value)) return { problem: `${quote(value)} has a comma or line break, which no name has` };
  const mark = REGULAR.exec(value)?.[0];
  if (mark === undefined) return reading;
  return {
    problem: `${quote(value)} is a glob, in which "${mark}" has no meaning; expected * and ? alone, or name-regex for a regular expression`,
  };
};

/** Marks of a regular expression that are not in names: anchors, classes, alternatives, repetitions. */
const REGULAR = /^\^|\$$|\\[bdswBDSW]|\||\[\^?(?:a-z|A-Z|0-9)[^\]]*\]|[)\]*.]\+|\{\d*,?\d*\}/;
