import { readParameter } from '../aws/read-parameter.ts';
import { SelectorError } from '../contract/errors.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { expandPublisher } from '../publishers/expand.ts';
import type { Miss, QueryContext } from './run-query.ts';

/** The error for a chain of queries without a match, with a diagnosis of each query. */
export async function explainMisses(misses: readonly Miss[], context: QueryContext): Promise<SelectorError> {
  const [only, ...others] = misses;
  if (only?.error !== undefined && others.length === 0) return withHint(only.error);
  // A program that finds its image never loads the diagnosis, and starts sooner.
  const diagnosing = await import('../diagnose/diagnose.ts');
  const diagnoses: Diagnosis[] = [];
  for (const miss of misses) diagnoses.push(await diagnose(miss, context, diagnosing));
  const texts = diagnoses.map((diagnosis, index) =>
    paragraph(diagnosing.formatDiagnosis(diagnosis), index, misses.length),
  );
  return new SelectorError('NO_IMAGE', `${headline(misses, context)}\n${texts.join('\n')}`, {
    hint: await parameterHint(only, context),
    details: { region: context.connection.region, diagnoses },
  });
}

/** The error for a chain of an optional query: no diagnosis, since no image is a result. */
export function summariseMisses(misses: readonly Miss[], context: QueryContext): SelectorError {
  const [only, ...others] = misses;
  if (only?.error !== undefined && others.length === 0) return withHint(only.error);
  return new SelectorError('NO_IMAGE', headline(misses, context));
}

function headline([only, ...others]: readonly Miss[], { connection: { region } }: QueryContext): string {
  if (only === undefined || others.length > 0 || only.matches === 0)
    return `No image in ${region} matches the query.`;
  return `No image in ${region} is number ${only.resolved.nth} of those that match the query.`;
}

async function diagnose(
  miss: Miss,
  context: QueryContext,
  { diagnoseImage, diagnoseNth, diagnoseSearch }: typeof import('../diagnose/diagnose.ts'),
): Promise<Diagnosis> {
  const { region } = context.connection;
  if (miss.error !== undefined) return { region, counts: [], findings: [miss.error.message] };
  if (miss.query.imageId !== undefined || miss.query.ssmParameter !== undefined)
    return diagnoseImage(region, miss.rejected);
  if (miss.matches === 0) return diagnoseSearch(miss, context.connection);
  return diagnoseNth(miss.resolved, miss.matches, context.connection);
}

function paragraph(text: string, index: number, total: number): string {
  if (total === 1) return text;
  return `${index === 0 ? 'The query itself' : `Fallback ${index}`}:\n${text}`;
}

function withHint(error: SelectorError): SelectorError {
  if (error.code !== 'NO_IMAGE') return error;
  const hint = 'The image was deregistered, is not shared with this account, or is in another region.';
  return new SelectorError('NO_IMAGE', error.message, { hint, cause: error.cause, details: error.details });
}

/** The other way to select from publishers with public parameters, where the parameter exists; one API call. */
async function parameterHint(miss: Miss | undefined, context: QueryContext): Promise<string | undefined> {
  const publisher = miss?.resolved.publisher;
  if (publisher === undefined || miss === undefined || miss.matches > 0) return undefined;
  const { ssmParameter } = expandPublisher(publisher, miss.query);
  if (ssmParameter === undefined) return undefined;
  try {
    const id = await readParameter(ssmParameter, { ...context.connection, ssm: context.clients.ssm });
    return `${publisher.title} also names its image in ssm-parameter: ${ssmParameter} (now ${id})`;
  } catch (error) {
    if (error instanceof SelectorError && error.code === 'ABORTED') throw error;
    return undefined;
  }
}
