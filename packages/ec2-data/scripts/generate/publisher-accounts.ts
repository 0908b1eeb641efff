import { readExtract } from '../files.ts';
import { aboutOf } from './about.ts';

export function publisherAccountsTable(): object {
  const { about: _, ...accounts } = readExtract<{ readonly about: object }>('moto-owners.json');
  return { about: aboutOf('moto-owners.json'), ...accounts };
}
