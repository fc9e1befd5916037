// English news prose of our own, for a peer that reads English: as many quotations a paragraph as the Arabic has.
const paragraphs = [
  'The harbour authority of Port Maren said on Tuesday that the northern pier would stay closed until the cranes had been inspected. "We will not put a single docker at risk," its director, Helen Orwin, told reporters outside the customs house.',
  'The dockers\' union denied that it had been consulted. "Nobody asked us anything," said its secretary, Paul Renner, adding that the union had learned of the closure from the evening paper. He called on the ministry of transport to publish the report of the inspectors.',
  'A spokesman for the ministry declined to comment on the report. An official who asked not to be named said that the inspectors had found "cracks as wide as a thumb" in two of the five cranes, and warned that the repairs could last until the spring.',
  'According to the Maren Courier, which quoted two members of the town council, the closure had been decided weeks ago. The council has rejected the account. "That is simply not true," the mayor, Ines Talbot, wrote in a statement, and promised that every ship which had been announced would be unloaded.',
  'Shipping companies threatened to move their lines to the southern coast if the pier did not open within a month. "If there is no date by Friday, we go," the manager of one of them said. The harbour authority replied that it had received no such letter.',
  'In the afternoon several hundred people gathered before the gates. They demanded that the wages of the closed weeks be paid in full, and accused the authority of hiding the state of the cranes from those who work beneath them.',
];

/** English text of about `words` words, in paragraphs. */
export function englishText(words: number): string {
  const out: string[] = [];
  for (let n = 0, i = 0; n < words; i++) {
    const paragraph = paragraphs[i % paragraphs.length] as string;
    const own = paragraph.split(' ');
    out.push(own.slice(0, words - n).join(' '));
    n += own.length;
  }
  return out.join('\n');
}
