import type { FC } from 'hono/jsx';
import type { DiffWord } from '../../api/variants.js';
import { calm } from '../bidi.js';

/** Words with what was added and left out marked as such. */
export const Diff: FC<{ words: readonly DiffWord[] }> = ({ words }) => (
  <>
    {words.map((w) =>
      w.kind === 'same' ? (
        <>{calm(w.text)} </>
      ) : w.kind === 'added' ? (
        <>
          <ins>{calm(w.text)}</ins>{' '}
        </>
      ) : (
        <>
          <del>{calm(w.text)}</del>{' '}
        </>
      ),
    )}
  </>
);
