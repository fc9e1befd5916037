/** How the product of the beliefs in a statement's parts becomes the confidence that the whole is right: log odds made a line. */
export interface Calibration {
  readonly offset: number;
  readonly slope: number;
}

/** The chance that a statement is wholly right, of the product of the beliefs in its parts. */
export function calibrate(belief: number, { offset, slope }: Calibration): number {
  const p = Math.min(0.999, Math.max(0.001, belief));
  return 1 / (1 + Math.exp(-(offset + slope * Math.log(p / (1 - p)))));
}
