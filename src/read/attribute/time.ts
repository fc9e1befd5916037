import type { Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import type { Phrase, SpokenTime } from '../../language/naming.js';
import { bucket, sameParty } from './speaker-features.js';
import { score, type AttributionModel } from './weights.js';

export interface TimeCandidate {
  readonly date: string;
  readonly features: readonly string[];
  readonly depth: number;
}

/** How many statements a date may carry on (1, 3 and any number tried: F1 54.5, 54.7, 49.6). */
const DEEPEST = 3;

/** A statement whose date is known, for those that go on with it. */
export interface Dated {
  readonly hit: CueHit;
  readonly speaker: Phrase | undefined;
  readonly time: string | null;
  /** How many statements ago the date itself was printed: 0 where it stands with the statement. */
  readonly depth: number;
}

/** The dates that may be the day on which a statement was made. */
export function timeCandidates(
  doc: Doc,
  hit: CueHit,
  speaker: Phrase | undefined,
  elided: boolean,
  times: readonly SpokenTime[],
  dated: readonly Dated[],
): TimeCandidate[] {
  const out: TimeCandidate[] = [];
  const start = doc.sentences[hit.sentence]!;
  const end = doc.sentences[hit.sentence + 1] ?? doc.count;
  const contentStart = hit.tokens[0]?.[0] ?? hit.last;
  const contentEnd = hit.tokens.at(-1)?.[1] ?? hit.last;
  for (const time of times) {
    if (time.last <= start) continue;
    if (time.first >= Math.max(end, contentEnd)) break;
    const inside = hit.tokens.some(([a, b]) => time.first >= a && time.first < b);
    const place = inside
      ? 'in'
      : time.first < hit.first
        ? 'pre'
        : time.first < contentStart || contentStart < hit.first
          ? 'mid'
          : 'post';
    const gap =
      time.first < hit.first ? hit.first - time.last : time.first - (place === 'post' ? contentEnd : hit.last);
    const afterSpeaker = speaker !== undefined && time.first >= speaker.last && time.first - speaker.last <= 2;
    const t = speaker !== undefined && speaker.first < time.first && place === 'mid' ? time.first - speaker.last : 99;
    out.push({
      date: time.date,
      depth: 0,
      features: [
        't',
        `t|${place}`,
        `t|${place}|${time.kind}`,
        `t|${place}|gap${bucket(gap)}`,
        `t|${place}|sp${afterSpeaker ? 1 : 0}`,
        `t|${place}|${hit.family}`,
        `t|${place}|s${bucket(t)}`,
        `t|${place}|act:${hit.entry.act}`,
        `t|${place}|nested${hit.parent >= 0 ? 1 : 0}`,
        `t|tense:${hit.features.tense ?? '-'}|${place}`,
      ],
    });
  }
  for (let i = dated.length - 1, n = 0; i >= 0 && n < 3; i--, n++) {
    const d = dated[i]!;
    if (d.time === null) continue;
    const mine = speaker !== undefined && d.speaker !== undefined && sameParty(speaker, d.speaker);
    const s = Math.min(hit.sentence - d.hit.sentence, 4);
    const p = Math.min(hit.paragraph - d.hit.paragraph, 3);
    const parent = d.hit.index === hit.parent;
    // A date carries on to the same party's next words; to others it was wrong two times in three.
    if (!mine || d.depth > DEEPEST) continue;
    const m = `m${mine ? 1 : 0}e${elided ? 1 : 0}${parent ? 'p' : ''}`;
    out.push({
      date: d.time,
      depth: d.depth + 1,
      features: [
        'c',
        `c|n${n}`,
        `c|d${Math.min(d.depth, 4)}`,
        `c|${m}|d${Math.min(d.depth, 3)}`,
        `c|m${mine ? 1 : 0}|d${Math.min(d.depth, 3)}|s${s}`,
        `c|${m}`,
        `c|${m}|s${s}|p${p}`,
        `c|${m}|n${n}`,
        `c|m${mine ? 1 : 0}|s${s}`,
        `c|m${mine ? 1 : 0}|p${p}`,
        `c|${m}|${hit.family}`,
        `c|m${mine ? 1 : 0}|${hit.entry.group}`,
        `c|tense:${hit.features.tense ?? '-'}`,
        `c|level${d.hit.parent === hit.parent ? 1 : 0}`,
      ],
    });
  }
  return out;
}

/** Log-odds above which a date is given: a missed date counts as much as a wrong one (0, -0.3, -0.6, -0.9 tried: F1 56.4, 58.5, 57.0, 57.0). */
const LIKELY = -0.3;

/** The date that belongs to a statement, or null where none is likely enough. */
export function chooseTime(
  candidates: readonly TimeCandidate[],
  model: AttributionModel,
): { time: string | null; depth: number } {
  let best: TimeCandidate | null = null;
  let most = LIKELY;
  for (const c of candidates) {
    const s = score(model.time, c.features);
    if (s > most) {
      most = s;
      best = c;
    }
  }
  return best === null ? { time: null, depth: 0 } : { time: best.date, depth: best.depth };
}
