import { hashOf } from '../doc.js';
import type { CueHit } from '../hit.js';
import { templates, type Score } from '../model/sink.js';
import type { Phrase, SpokenTime } from '../../language/naming.js';
import { sameVoice } from './party.js';
import { bucket, contentEnd, contentStart, inContent, type Scene, type Weighing } from './scene.js';

export interface TimeCandidate {
  readonly date: string;
  /** How many statements ago the date itself was printed: 0 where it stands with the statement. */
  readonly depth: number;
}

/** How many statements a date may carry on (1, 3 and any number tried: F1 54.5, 54.7, 49.6). */
const DEEPEST = 3;
/** So many statements before are asked for their date. */
const BACK = 3;

/** A statement whose date is known, for those that go on with it. */
export interface Dated {
  readonly hit: CueHit;
  readonly speaker: Phrase | undefined;
  readonly time: string | null;
  readonly depth: number;
}

/** A statement whose date is asked for. */
export interface Undated {
  readonly hit: CueHit;
  readonly speaker: Phrase | undefined;
  readonly elided: boolean;
  /** The dates of the whole text, and the statements before. */
  readonly times: readonly SpokenTime[];
  readonly dated: readonly Dated[];
}

/** The dates that may be the day on which a statement was made, each after its features. */
export function timeCandidates(scene: Scene, asked: Undated, weighing: Weighing<TimeCandidate>): void {
  if (asked.times.length > 0) printed(scene, asked, weighing);
  carriedOn(asked, weighing);
}

const PRINTED = templates(
  'time.printed',
  'any', 'place', 'kind', 'gap', 'after-speaker', 'family', 'since-speaker', 'act', 'nested', 'tense', 'lemma', 'ahead',
  'after', 'edge', 'gap-kind',
); // prettier-ignore
const PLACE = { inside: 0, before: 1, middle: 2, after: 3 };
const TENSE = { past: 1, present: 2 };
const tenseOf = (hit: CueHit): number => (hit.features.tense === null ? 0 : TENSE[hit.features.tense]);

/** The dates of the sentence that may be the day of the speaking. */
function printed({ doc }: Scene, { hit, speaker, times }: Undated, { sink: f, take }: Weighing<TimeCandidate>): void {
  const start = doc.sentences[hit.sentence]!;
  const from = contentStart(hit);
  const to = contentEnd(hit);
  const lemma = hashOf(hit.lemma);
  const end = Math.max(doc.sentences[hit.sentence + 1] ?? doc.count, to);
  for (const time of times) {
    if (time.last <= start) continue;
    if (time.first >= end) break;
    const place = inContent(hit, time.first)
      ? PLACE.inside
      : time.first < hit.first
        ? PLACE.before
        : time.first < from || from < hit.first
          ? PLACE.middle
          : PLACE.after;
    const gap = time.first < hit.first ? hit.first - time.last : time.first - (place === PLACE.after ? to : hit.last);
    const after = speaker !== undefined && time.first >= speaker.last && time.first - speaker.last <= 2;
    const since =
      speaker !== undefined && speaker.first < time.first && place === PLACE.middle ? time.first - speaker.last : 99;
    f.one(PRINTED.any, 0);
    f.one(PRINTED.place, place);
    f.two(PRINTED.kind, place, hashOf(time.kind));
    f.two(PRINTED.gap, place, bucket(gap));
    f.two(PRINTED['after-speaker'], place, after ? 1 : 0);
    f.two(PRINTED.family, place, hashOf(hit.family));
    f.two(PRINTED['since-speaker'], place, bucket(since));
    f.two(PRINTED.act, place, hashOf(hit.entry.act));
    f.two(PRINTED.nested, place, hit.parent >= 0 ? 1 : 0);
    f.two(PRINTED.tense, place, tenseOf(hit));
    f.two(PRINTED.lemma, place, lemma);
    f.two(PRINTED.ahead, place, doc.words[time.first - 1]?.stemKey ?? 0);
    f.two(PRINTED.after, place, doc.words[time.last]?.stemKey ?? 0);
    f.three(PRINTED.edge, place, bucket(time.first - from), bucket(to - time.last));
    f.three(PRINTED['gap-kind'], place, bucket(gap), hashOf(time.kind));
    take({ date: time.date, depth: 0 });
  }
}

const CARRIED = templates(
  'time.carried',
  'any', 'back', 'depth', 'elided-depth', 'sentences-depth', 'elided', 'distance', 'elided-back', 'sentences', 'paragraphs',
  'family', 'group', 'tense', 'level',
); // prettier-ignore

/** The dates of the same party's statements before, which its next words may share (those of others were wrong two times in three). */
function carriedOn({ hit, speaker, elided, dated }: Undated, { sink: f, take }: Weighing<TimeCandidate>): void {
  for (let i = dated.length - 1, back = 0; i >= 0 && back < BACK; i--, back++) {
    const before = dated[i]!;
    if (before.time === null || before.depth > DEEPEST || !sameVoice(speaker, before.speaker)) continue;
    const sentences = Math.min(hit.sentence - before.hit.sentence, 4);
    const paragraphs = Math.min(hit.paragraph - before.hit.paragraph, 3);
    const depth = Math.min(before.depth, 3);
    const how = (elided ? 1 : 0) + (before.hit.index === hit.parent ? 2 : 0);
    f.one(CARRIED.any, 0);
    f.one(CARRIED.back, back);
    f.one(CARRIED.depth, depth);
    f.two(CARRIED['elided-depth'], how, depth);
    f.two(CARRIED['sentences-depth'], depth, sentences);
    f.one(CARRIED.elided, how);
    f.three(CARRIED.distance, how, sentences, paragraphs);
    f.two(CARRIED['elided-back'], how, back);
    f.one(CARRIED.sentences, sentences);
    f.one(CARRIED.paragraphs, paragraphs);
    f.two(CARRIED.family, how, hashOf(hit.family));
    f.one(CARRIED.group, hashOf(hit.entry.group));
    f.one(CARRIED.tense, tenseOf(hit));
    f.one(CARRIED.level, before.hit.parent === hit.parent ? 1 : 0);
    take({ date: before.time, depth: before.depth + 1 });
  }
}

/** Log-odds above which a date is given: a missed date counts as much as a wrong one (0, -0.3, -0.6, -0.9 tried: F1 56.4, 58.5, 57.0, 57.0). */
const LIKELY = -0.3;

/** The date that belongs to a statement, or null where none is likely enough. */
export function chooseTime(
  scene: Scene,
  asked: Undated,
  sink: Score,
): { readonly time: string | null; readonly depth: number } {
  let best: TimeCandidate | null = null;
  let most = LIKELY;
  timeCandidates(scene, asked, {
    sink,
    take(candidate) {
      const score = sink.odds();
      if (score <= most) return;
      most = score;
      best = candidate;
    },
  });
  const found = best as TimeCandidate | null;
  return { time: found?.date ?? null, depth: found?.depth ?? 0 };
}
