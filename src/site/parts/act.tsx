import type { FC } from 'hono/jsx';
import type { Act, Stance } from '../../model/index.js';
import type { Ui } from '../ui.js';
import { Icon } from './text.js';

/** Acts in families that share a colour and a line: telling apart fourteen hues is more than an eye can do. */
export const FAMILY: Readonly<Record<Act, 'say' | 'yes' | 'no' | 'silent' | 'want' | 'harm'>> = {
  assert: 'say',
  announce: 'say',
  confirm: 'yes',
  agree: 'yes',
  praise: 'yes',
  promise: 'yes',
  deny: 'no',
  reject: 'no',
  nocomment: 'silent',
  call: 'want',
  ask: 'want',
  warn: 'harm',
  threaten: 'harm',
  accuse: 'harm',
};

/** The act as a word with its family's colour; never by colour alone. */
export const ActChip: FC<{ ui: Ui; act: Act }> = ({ ui, act }) => (
  <span class={`act f-${FAMILY[act]}`}>{ui.t(`act.${act}`)}</span>
);

const STANCE_ICON: Readonly<Record<Stance, string>> = { affirm: 'check', deny: 'cross', silent: 'ring' };

/** A stance by shape, colour and word. */
export const StanceMark: FC<{ ui: Ui; stance: Stance; word?: boolean }> = ({ ui, stance, word = true }) => (
  <span class={`stance st-${stance}`}>
    <Icon name={STANCE_ICON[stance]} />
    <span class={word ? 'stance-word' : 'vh'}>{ui.t(`stance.${stance}`)}</span>
  </span>
);
