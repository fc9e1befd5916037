export type Found = Record<string, string | null | undefined> | null;
export function load(name: 'dom-smoothie' | 'readability'): Promise<(content: string) => Found>;
export function dared(run: () => unknown): void;
