import { createRanking } from '../choose/ranking.ts';
import type { Image } from '../image/image.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { PROPERTIES, type Property, type PropertyName } from './properties.ts';

/** What was answered so far: one value per property, in any order. */
export type Answers = Partial<Readonly<Record<PropertyName, string>>>;

/** One value to choose, and how many images have it. */
export interface NarrowChoice {
  readonly value: string;
  readonly count: number;
}

/** The next thing to ask. */
export interface Question {
  readonly property: PropertyName;
  /** Most frequent first; equal counts in alphabetical order. */
  readonly choices: readonly NarrowChoice[];
}

export interface Narrowing {
  /** How many images the answers leave. */
  readonly matches: number;
  /** Absent when the images left do not differ in any property. */
  readonly question?: Question;
  /** The image that the query picks now: the newest of those left. */
  readonly image?: Image;
  /** The query that means the same as the answers, for use without questions. */
  readonly query: ImageQuery;
}

/**
 * One step of narrowing many images down to one, a property at a time. A property is asked for when the images
 * left differ in it; answers that leave nothing give no question. Pure: the same images and answers give the
 * same question, in whatever order the images come.
 */
export function narrow(images: readonly Image[], answers: Answers, now: Date): Narrowing {
  const left = images.filter((image) => PROPERTIES.every((property) => fits(image, property, answers)));
  const { compare } = createRanking({ order: 'date', now });
  const [image] = [...left].sort(compare);
  const question = nextQuestion(left, answers);
  return {
    matches: left.length,
    ...(question === undefined ? {} : { question }),
    ...(image === undefined ? {} : { image }),
    query: queryOf(answers),
  };
}

function fits(image: Image, property: Property, answers: Answers): boolean {
  const answer = answers[property.name];
  return answer === undefined || property.valueOf(image) === answer;
}

function nextQuestion(images: readonly Image[], answers: Answers): Question | undefined {
  for (const property of PROPERTIES) {
    if (answers[property.name] !== undefined) continue;
    const choices = countValues(images, property);
    if (choices.length > 1) return { property: property.name, choices };
  }
  return undefined;
}

function countValues(images: readonly Image[], property: Property): NarrowChoice[] {
  const counts = new Map<string, number>();
  for (const image of images) {
    const value = property.valueOf(image);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const choices = [...counts].map(([value, count]) => ({ value, count }));
  return choices.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
}

function queryOf(answers: Answers): ImageQuery {
  return Object.assign({}, ...PROPERTIES.map((property) => property.toQuery(answers[property.name])));
}
