/** Groups of cues that are told apart as features; a group that is not named here counts by its family and habits alone. */
export const GROUPS = [
  'say', 'add', 'conclude', 'affirm', 'witness', 'explain', 'point', 'report', 'relay', 'tell', 'speak', 'write', 'comment', 'answer', 'announce', 'reveal',
  'issue', 'offer', 'decide', 'admit', 'deny', 'doubt', 'deem', 'describe', 'estimate', 'expect', 'claim', 'threaten', 'warn', 'fear', 'promise', 'call',
  'demand', 'order', 'propose', 'wish', 'shout', 'accuse', 'condemn', 'complain', 'agree', 'reject', 'refrain', 'ask', 'praise', 'express', 'show',
  'defend', 'regret', 'document', 'state', 'according', 'quoting', 'tongue', 'pretext', 'silence', 'colon', 'adopt', 'vote', 'apologise', 'retract', 'cite',
] as const; // prettier-ignore

const NUMBER = new Map<string, number>(GROUPS.map((g, i) => [g, i]));
export const groupNumber = (group: string): number => NUMBER.get(group) ?? -1;

/** Groups whose likeness matters for bounds: what their content is made of. */
export const KINDS = {
  speech: [
    'say',
    'add',
    'affirm',
    'explain',
    'point',
    'report',
    'tell',
    'answer',
    'write',
    'conclude',
    'claim',
    'deem',
    'expect',
    'estimate',
    'admit',
  ],
  thing: [
    'deny',
    'reject',
    'condemn',
    'praise',
    'accuse',
    'announce',
    'reveal',
    'adopt',
    'decide',
    'issue',
    'doubt',
    'retract',
    'offer',
    'agree',
  ],
  action: ['demand', 'call', 'order', 'threaten', 'promise', 'propose', 'warn', 'wish'],
} as const;
const KIND_OF = new Map<string, number>(
  Object.values(KINDS).flatMap((groups, k) => groups.map((g): [string, number] => [g, k + 1])),
);
export const kindOfGroup = (group: string): number => KIND_OF.get(group) ?? 0;
