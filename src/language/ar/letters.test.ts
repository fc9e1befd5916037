import { describe, expect, it } from 'vitest';
import { fold, foldWord } from './letters.js';

describe('folding', () => {
  it('folds what readers treat as one', () => {
    expect(foldWord('أُعْلِنَ')).toBe('اعلن');
    expect(foldWord('إلى')).toBe('الي');
    expect(foldWord('مسؤولة')).toBe('مسووله');
    expect(foldWord('بيــان')).toBe('بيان');
    expect(foldWord('٢٠٢٤')).toBe('2024');
    expect(foldWord('ﻻ')).toBe('لا');
    expect(foldWord('کی')).toBe('كي');
  });

  it('keeps the way back to the original', () => {
    const text = 'قَالَ الوَزِيرُ ﻻ';
    const folded = fold(text);
    expect(folded.text).toBe('قال الوزير لا');
    expect(folded.at).toHaveLength(folded.text.length + 1);
    expect(text.slice(folded.at[4], folded.at[10])).toBe('الوَزِيرُ');
    expect(folded.at[folded.text.length]).toBe(text.length);
  });

  it('leaves a text without Arabic alone, save its case', () => {
    expect(fold('Reuters, 12.5').text).toBe('reuters, 12.5');
  });
});
