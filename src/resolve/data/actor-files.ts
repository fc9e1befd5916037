import { readFileSync } from 'node:fs';
import { Problem, readDataFile, type ActorKind, type ActorName } from '../../model/index.js';
import { readCsv, type Row } from './csv.js';

/** A period in an office: ISO dates, inclusive start, exclusive end, null where open or unknown. */
export interface Tenure {
  readonly office: string;
  readonly from: string | null;
  readonly until: string | null;
}

/** An actor as a file gives it. `adjectives` are masculine, singular, indefinite: what attaches a body to it. */
export interface ActorRecord {
  readonly id: string;
  readonly kind: ActorKind;
  readonly ar: string;
  readonly en: string;
  readonly names: readonly ActorName[];
  readonly adjectives: readonly string[];
  readonly parent: string | null;
  readonly offices: readonly Tenure[];
}

/** A state, with what the grammar builds names from. */
export interface StateRecord extends ActorRecord {
  readonly people: readonly string[];
  readonly capitals: readonly string[];
}

/** A body or office that states have: وزارة الخارجية, الرئيس. */
export interface BodyRecord {
  readonly id: string;
  readonly kind: ActorKind;
  readonly ar: string;
  readonly en: string;
  readonly names: readonly string[];
  readonly parent: string | null;
  readonly where: string;
}

export interface ActorData {
  readonly states: readonly StateRecord[];
  readonly bodies: readonly BodyRecord[];
  readonly records: readonly ActorRecord[];
}

const KINDS: readonly ActorKind[] = [
  'state',
  'government',
  'institution',
  'armed-group',
  'party',
  'movement',
  'international',
  'ngo',
  'media',
  'company',
  'office',
  'person',
  'unnamed',
];

/** The built-in tables of actors, and the user's files after them (a later record adds to one of the same id). */
export function loadActors(userFiles: readonly string[] = []): ActorData {
  const table = (name: string): readonly Row[] => readCsv(readDataFile(`actors/${name}`), name);
  return {
    states: table('states.csv').map(stateOf),
    bodies: table('bodies.csv').map(bodyOf),
    records: [
      ...['groups.csv', 'media.csv', 'people.csv'].flatMap((name) => table(name).map((row) => recordOf(row, name))),
      ...userFiles.flatMap(readActorFile),
    ],
  };
}

/**
 * A user's actors: CSV with the columns of `data/actors/groups.csv` (and `offices`), or JSON: an array of actors as the
 * model has them.
 *
 * @throws Problem where the file cannot be read or a record is not an actor.
 */
export function readActorFile(path: string): readonly ActorRecord[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Problem('not-found', 'no such file of actors', { path }, { cause });
  }
  return /\.json$/i.test(path) ? fromJson(text, path) : readCsv(text, path).map((row) => recordOf(row, path));
}

function list(cell: string | undefined): readonly string[] {
  return (cell ?? '')
    .split('|')
    .map((item) => item.trim())
    .filter(Boolean);
}

function names(cells: Row['cells']): readonly ActorName[] {
  const made = (cell: string | undefined, loaded: boolean): ActorName[] =>
    list(cell).map((item) => {
      const lang = /^([a-z]{2,3}):/.exec(item)?.[1];
      const text = lang === undefined ? item : item.slice(lang.length + 1);
      return { text, lang: lang ?? 'ar', ...(loaded ? { loaded } : {}) };
    });
  return [...made(cells.names, false), ...made(cells.loaded, true)];
}

function recordOf({ cells, line }: Row, path: string): ActorRecord {
  const { id = '', ar = '', en = '' } = cells;
  const kind = (cells.kind || (cells.offices !== undefined ? 'person' : '')) as ActorKind;
  if (!id || !(ar || en)) throw new Problem('bad-json', 'an actor needs an id and a name', { path, line });
  if (!KINDS.includes(kind)) {
    throw new Problem('bad-json', `"${kind}" is no kind of actor; the kinds are ${KINDS.join(', ')}`, { path, line });
  }
  const person = kind === 'person' && !id.includes(':');
  return {
    id: person ? `person:${id}` : id,
    kind,
    ar: ar || en,
    en: en || ar,
    names: names(cells),
    adjectives: list(cells.adjective),
    parent: cells.parent || null,
    offices: tenures(cells.offices ?? '', path, line),
  };
}

function tenures(cell: string, path: string, line: number): readonly Tenure[] {
  return cell
    .split(';')
    .map((item) => item.trim())
    .filter(Boolean)
    .map((item) => {
      const match = /^(\S+)(?:\s+(\d{4}(?:-\d\d){0,2})?\.\.(\d{4}(?:-\d\d){0,2})?)?$/.exec(item);
      if (!match) throw new Problem('bad-json', `"${item}" is no office with dates (office 2014-08-28..2018)`, { path, line });
      return { office: match[1]!, from: match[2] ?? null, until: match[3] ?? null };
    });
}

function stateOf({ cells }: Row): StateRecord {
  return {
    id: cells.id!,
    kind: 'state',
    ar: cells.ar!,
    en: cells.en!,
    names: names(cells),
    adjectives: list(cells.adjective),
    parent: null,
    offices: [],
    people: list(cells.people),
    capitals: list(cells.capital),
  };
}

function bodyOf({ cells }: Row): BodyRecord {
  return {
    id: cells.id!,
    kind: cells.kind as ActorKind,
    ar: cells.ar!,
    en: cells.en!,
    names: list(cells.names),
    parent: cells.parent || null,
    where: cells.where || 'any',
  };
}

function fromJson(text: string, path: string): readonly ActorRecord[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new Problem('bad-json', 'this file of actors is not JSON', { path }, { cause });
  }
  if (!Array.isArray(data)) throw new Problem('bad-json', 'a JSON file of actors is an array of actors', { path });
  return data.map((item: Partial<JsonActor>, i) => {
    if (!item.id || !item.name || !KINDS.includes(item.kind as ActorKind)) {
      throw new Problem('bad-json', `actor ${i + 1} needs id, kind and name`, { path });
    }
    return {
      id: item.id,
      kind: item.kind as ActorKind,
      ar: item.name.ar ?? item.name.en ?? '',
      en: item.name.en ?? item.name.ar ?? '',
      names: item.names ?? [],
      adjectives: item.adjectives ?? [],
      parent: item.parent ?? null,
      offices: (item.offices ?? []).map(({ office, from, until }) => ({ office, from: from ?? null, until: until ?? null })),
    };
  });
}

interface JsonActor {
  readonly id: string;
  readonly kind: string;
  readonly name: { readonly ar?: string; readonly en?: string };
  readonly names?: readonly ActorName[];
  readonly adjectives?: readonly string[];
  readonly parent?: string | null;
  readonly offices?: readonly { office: string; from?: string | null; until?: string | null }[];
}
