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
